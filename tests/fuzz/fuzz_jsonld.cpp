// JSON-LD: every operation ends, with a result or an Error; the quads of a document survive writing and reading.
#include <cstdint>
#include <cstdlib>
#include <string_view>
#include <vector>

#include "kontor/base/error.hpp"
#include "kontor/syntax/jsonld/jsonld_reader.hpp"
#include "kontor/syntax/jsonld/jsonld_writer.hpp"
#include "kontor/syntax/jsonld/processor.hpp"

using namespace kontor;
using namespace kontor::syntax;

namespace {

class QuadCollector final : public rdf::QuadSink {
 public:
  void quad(const rdf::QuadView& quad, Place) override { quads.emplace_back(quad); }
  std::vector<rdf::Quad> quads;
};

template <typename Act>
void may_fail(Act act) {
  try {
    act();
  } catch (const Error&) {
  }
}

void check_round_trip(const std::vector<rdf::Quad>& quads, Layout layout) {
  WriteOptions options;
  options.layout = layout;
  StringSink out;
  const auto writer = jsonld::make_jsonld_writer(out, options);
  try {
    for (const rdf::Quad& quad : quads) writer->quad(quad.view(), {});
    writer->finish();
  } catch (const Error&) {
    return;  // an rdf:JSON literal that is no JSON
  }
  MemorySource source(out.text());
  QuadCollector again;
  jsonld::read_jsonld(source, {}, again);
  // Whether they are isomorphic is for the unit tests: that can take long on hostile graphs.
  if (again.quads.empty() != quads.empty()) std::abort();
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string_view text(reinterpret_cast<const char*>(data), size);
  json::Value document;
  try {
    document = json::parse(text);
  } catch (const Error&) {
    return 0;
  }
  jsonld::Options options;
  options.base = "https://base.example/a/b";
  may_fail([&] { jsonld::Processor(options).compact(document, document); });
  const jsonld::RemoteDocument context = document;
  may_fail([&] { jsonld::Processor(options).flatten(document, &context); });
  may_fail([&] { jsonld::Processor(options).frame(document, document); });
  QuadCollector collector;
  bool is_read = false;
  may_fail([&] {
    MemorySource source(text);
    jsonld::read_jsonld(source, {}, collector);
    is_read = true;
  });
  if (!is_read) return 0;
  check_round_trip(collector.quads, Layout::document);
  check_round_trip(collector.quads, Layout::stream);
  return 0;
}

// JSON-LD: every operation ends, with a result or an Error; the quads of a document survive writing and reading.
#include <cstdint>
#include <cstdlib>
#include <string_view>
#include <utility>
#include <vector>

#include "kontor/base/error.hpp"
#include "kontor/syntax/jsonld/jsonld_reader.hpp"
#include "kontor/syntax/jsonld/jsonld_writer.hpp"
#include "kontor/syntax/jsonld/processor.hpp"
#include "kontor/syntax/jsonld/top_level_nodes.hpp"

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

// What is read node by node is what stands in the tree.
void check_nodes(std::string_view text, const json::Value& document) {
  MemorySource first(text);
  const jsonld::DocumentShape shape = jsonld::find_shape(first, "in", {});
  if (!shape.has_nodes) return;
  json::Array nodes;
  MemorySource second(text);
  jsonld::for_each_node(second, "in", {}, shape, [&nodes](json::Value node) { nodes.push_back(std::move(node)); });
  const json::Value& all = shape.in_graph ? *document.find("@graph") : document;
  if (!(json::Value(std::move(nodes)) == all)) std::abort();
  const json::Value* context = document.find("@context");
  if (shape.context.has_value() != (context != nullptr) || (context != nullptr && !(*shape.context == *context))) {
    std::abort();
  }
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
  check_nodes(text, document);
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

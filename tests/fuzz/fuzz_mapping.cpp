// Any bytes as a mapping, YARRRML if they begin with "#yarrrml" and Turtle otherwise, run over three small sources, or over
// what stands behind a line "%data": quads or an Error. What is held in memory is next to nothing, so that joins go to disk.
#include <cstdint>
#include <map>
#include <memory>
#include <string>
#include <string_view>

#include "kontor/base/error.hpp"
#include "kontor/mapping/load_mapping.hpp"
#include "kontor/mapping/mapper.hpp"

using namespace kontor;

namespace {

constexpr std::size_t max_quads = 20'000;  // joins and collections multiply

struct Counter final : rdf::QuadSink {
  void quad(const rdf::QuadView& quad, Place /*place*/) override {
    if (++count > max_quads) throw Error("enough");
    rdf::Quad copy(quad);  // looks at all the bytes
    (void)copy;
  }
  std::size_t count = 0;
};

constexpr std::string_view data_follows = "\n%data\n";

std::unique_ptr<ByteSource> open_source(const std::string& path) {
  static const std::map<std::string, std::string_view, std::less<>> files = {
      {"d.json", R"([{"id": 1, "a": ["x", 2, null], "b": {"c": true}}, {"id": "é/ ", "b": {}}])"},
      {"d.csv", "id,a\n1,x\n2,\"y\n\"\n"},
      {"d.xml", "<r k='1'><i id='1'><a>x</a><a/></i><i id='2'>t</i></r>"}};
  const auto found = files.find(path);
  return std::make_unique<MemorySource>(found == files.end() ? std::string_view() : found->second);
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  if (size > 20'000) return 0;
  std::string_view text(reinterpret_cast<const char*>(data), size);
  const std::size_t division = text.find(data_follows);
  std::string_view given;
  if (division != std::string_view::npos) {
    given = text.substr(division + data_follows.size());
    text = text.substr(0, division + 1);
  }
  const bool yarrrml = text.substr(0, 8) == "#yarrrml";
  Diagnostics diagnostics;
  Counter sink;
  try {
    MemorySource bytes(text);
    const mapping::Mapping mapping =
        mapping::read_mapping(bytes, yarrrml ? "m.yml" : "m.ttl", "http://example.org/m", diagnostics);
    mapping::MapOptions options;
    options.base = "http://example.org/";
    MemoryBudget memory(300);
    options.memory = &memory;
    options.open = [&](const std::string& path) -> std::unique_ptr<ByteSource> {
      if (division == std::string_view::npos) return open_source(path);
      return std::make_unique<MemorySource>(given);
    };
    options.open_target = [&sink](const mapping::LogicalTarget&) -> rdf::QuadSink& { return sink; };
    mapping::run_mapping(mapping, options, sink, diagnostics);
  } catch (const Error&) {
  }
  return 0;
}

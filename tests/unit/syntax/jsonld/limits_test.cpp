// Documents made to break the processor.
#include "kontor/rdf/vocab/rdf.hpp"
#include "kontor/syntax/jsonld/from_rdf.hpp"
#include "kontor/syntax/jsonld/node_nesting.hpp"

#include "helpers.hpp"

using namespace kontor;
using namespace kontor::syntax::jsonld;

namespace {

std::string nested(std::string_view open, std::string_view middle, std::string_view close, std::size_t count) {
  std::string text;
  for (std::size_t i = 0; i < count; ++i) text += open;
  text += middle;
  for (std::size_t i = 0; i < count; ++i) text += close;
  return text;
}

}  // namespace

TEST_CASE("the deepest documents that JSON lets through can be processed") {
  const std::string nodes = nested("{\"v:p\":", "1", "}", 512);
  CHECK_FALSE(quads_of(nodes).empty());
  CHECK_FALSE(quads_of(nested("{\"@graph\":[", "{\"v:p\":1}", "]}", 255)).empty());
  CHECK_FALSE(quads_of("{\"@id\":\"a:1\",\"v:p\":" + nested("{\"@list\":[", "1", "]}", 255) + "}").empty());
  Processor processor(with_base());
  CHECK_NOTHROW(processor.compact(json::parse(nodes), json::parse("{}")));
}

TEST_CASE("a long chain of terms is refused") {
  std::string context = "{\"t0\": \"a:b\"";
  for (int i = 1; i < 5000; ++i) context += ", \"t" + std::to_string(i) + "\": \"t" + std::to_string(i - 1) + ":x\"";
  // From the end, so that each needs the one before.
  const std::string last = "\"z\": \"t4999:x\"";
  CHECK(expand_error("{\"@context\": {" + last + "," + context.substr(1) + "}}")
            .find("cyclic IRI mapping: terms defined by each other in too long a chain") != std::string::npos);
}

TEST_CASE("deep scoped contexts are refused") {
  const std::string text = "{\"@context\":" + nested("{\"p\":{\"@id\":\"a:p\",\"@context\":", "{}", "}}", 200) + "}";
  CHECK(expand_error(text).find("context overflow: ") != std::string::npos);
}

TEST_CASE("a long chain of nodes is not framed without end") {
  json::Array nodes;
  for (int i = 0; i < 5000; ++i) {
    nodes.push_back(json::parse("{\"@id\": \"a:" + std::to_string(i) +
                                "\", \"v:p\": [{\"@id\": \"a:" + std::to_string(i + 1) + "\"}]}"));
  }
  Processor processor(with_base());
  CHECK_THROWS_WITH(processor.frame_expanded(nodes, json::parse(R"({"@id": "a:0"})")),
                    "invalid frame: nodes would be embedded more than 200 deep");
  CHECK(nest_nodes(nodes, Nesting::all_nodes).size() > 1000);
}

TEST_CASE("lists in lists without end stay cells") {
  const Options options;
  FromRdf sink(options);
  for (int i = 0; i < 5000; ++i) {
    const std::string label = "c" + std::to_string(i);
    const std::string next = "c" + std::to_string(i + 1);
    sink.quad({rdf::blank_node(label), rdf::iri(rdf::vocab::rdf::first), rdf::blank_node(next), {}}, {});
    sink.quad({rdf::blank_node(label), rdf::iri(rdf::vocab::rdf::rest), rdf::iri(rdf::vocab::rdf::nil), {}}, {});
  }
  CHECK(sink.take().size() > 4000);
}

#include "helpers.hpp"

using namespace kontor;
using namespace kontor::syntax;
using namespace kontor::syntax::jsonld;

namespace {

std::string read_error(std::string_view text) {
  MemorySource source(text);
  ReadOptions options;
  options.name = "a.jsonld";
  QuadCollector sink;
  try {
    read_jsonld(source, options, sink);
  } catch (const Error& error) {
    return format_message(error.location(), "error", error.message());
  }
  return "no error";
}

// Nodes that make a document a large one, with a comma behind each; `spooled` makes it wait in a file.
std::string filler(bool spooled = false) {
  std::string nodes;
  const int count = spooled ? 120'000 : 30'000;
  for (int i = 0; i < count; ++i) {
    nodes += "{\"@id\": \"urn:n" + std::to_string(i) + "\", \"urn:p\": " + std::to_string(i) + "},\n";
  }
  return nodes;
}

std::vector<std::string> lines_of(const std::vector<rdf::Quad>& quads) {
  std::vector<std::string> lines;
  for (const rdf::Quad& quad : quads) {
    lines.push_back(to_string(quad.subject.view()) + " " + to_string(quad.predicate.view()) + " " +
                    to_string(quad.object.view()) + " " + to_string(quad.graph_name.view()));
  }
  std::sort(lines.begin(), lines.end());
  return lines;
}

// Reading a large document node by node gives what the whole of it gives.
void check_same_as_whole(const std::string& text) {
  REQUIRE(text.size() > (std::size_t{1} << 20U));
  MemorySource source(text);
  ReadOptions options;
  options.base = "https://a.example/doc";
  QuadCollector parts;
  read_jsonld(source, options, parts);
  QuadCollector whole;
  Processor(with_base())
      .to_rdf(
          json::parse(text), "", [](std::size_t) { return Place(); }, whole);
  CHECK(lines_of(parts.quads) == lines_of(whole.quads));
}

}  // namespace

TEST_CASE("quads come with the place of their object, prefixes as hints") {
  MemorySource source(
      "{\"@context\": {\"ex\": \"https://e.example/\"},\n \"@id\": \"a:1\",\n \"ex:p\": [1,\n  {\"@id\": \"a:2\"}]}");
  ReadOptions options;
  options.blank_node_prefix = "in0_";
  QuadCollector sink;
  read_jsonld(source, options, sink);
  REQUIRE(sink.quads.size() == 2);
  CHECK(sink.places[0] == Place{3, 11});
  CHECK(sink.places[1] == Place{4, 3});
  CHECK(sink.prefixes.find("ex") == "https://e.example/");
}

TEST_CASE("blank nodes get the prefix of their document") {
  MemorySource source(R"({"@id": "_:x y", "v:p": 1})");
  ReadOptions options;
  options.blank_node_prefix = "in0_";
  QuadCollector sink;
  read_jsonld(source, options, sink);
  CHECK(sink.quads.at(0).subject.text() == "in0_b0");
}

TEST_CASE("errors show the line of the document") {
  CHECK(read_error("{\n \"@id\": 5}") ==
        "a.jsonld:2:9: error: invalid @id value: expected a string, found 5\n   \"@id\": 5}\n          ^\n");
  CHECK(read_error("{\"@id\": \"a:b\",}") ==
        "a.jsonld:1:15: error: comma before '}', expected a name in double quotes\n  {\"@id\": \"a:b\",}\n             "
        "   ^\n");
}

TEST_CASE("a large array is read node by node") {
  check_same_as_whole("[" + filler() + R"({"@id": "_:x", "urn:p": {"@id": "_:y"}},
    {"@context": {"@vocab": "v:"}, "@id": "_:y", "p": {"@id": "_:x"}, "@type": "T"}, 5, null,
    [{"@id": "urn:in", "urn:p": [1, 2]}],
    {"@graph": [{"@id": "urn:s", "urn:p": "in a graph without a name"}]},
    {"@id": "urn:g", "@graph": [{"@id": "_:x", "urn:p": "in a graph"}], "urn:p": {"@reverse": {"urn:q": {"@id": "_:y"}}}}])");
}

TEST_CASE("a large @graph is read node by node, wherever its context stands") {
  const std::string context = R"("@context": {"@vocab": "v:", "@base": "https://b.example/", "ref": {"@type": "@id"},
    "T": {"@id": "v:T", "@context": {"p": "v:typed"}}})";
  const std::string graph = "\"@graph\": [" + filler() +
                            R"({"@id": "x", "ref": "_:y", "@type": "T", "p": 1}, {"@id": "_:y", "p": [true, 1.5]}])";
  check_same_as_whole("{" + context + ", " + graph + "}");
  check_same_as_whole("{" + graph + ", " + context + "}");
  check_same_as_whole("{" + graph + "}");
  // A context that is not passed on into nodes.
  check_same_as_whole(R"({"@context": {"@vocab": "v:", "@propagate": false}, )" + graph + "}");
}

TEST_CASE("a large document of another shape is read as a whole") {
  check_same_as_whole("{\"@id\": \"urn:g\", \"@graph\": [" + filler() + "{}]}");
  check_same_as_whole("{\"@graph\": [" + filler() + "{}], \"@id\": \"urn:g\"}");
  check_same_as_whole("{\"@graph\": {\"@id\": \"urn:s\", \"urn:p\": [" + filler() + "{}]}}");
  check_same_as_whole("{\"@included\": [" + filler() + "{\"@id\": \"urn:s\", \"urn:p\": 1}]}");
}

TEST_CASE("a direction that a large document repeats is one compound literal") {
  const std::string node = R"({"@id": "urn:s", "urn:p": {"@value": "a", "@direction": "rtl"}})";
  const std::string text = "[" + node + "," + filler() + node + "]";
  MemorySource source(text);
  Options api;
  api.rdf_direction = RdfDirection::compound_literal;
  ReadOptions options;
  options.jsonld = &api;
  QuadCollector all;
  read_jsonld(source, options, all);
  const auto directions = std::count_if(all.quads.begin(), all.quads.end(), [](const rdf::Quad& quad) {
    return quad.predicate.view().text.ends_with("#direction");
  });
  CHECK(directions == 1);
}

TEST_CASE("what is wrong in a large document is found with its place") {
  CHECK(read_error("[" + filler() + "{\"@id\": 5}]") ==
        "a.jsonld:30001:9: error: invalid @id value: expected a string, found 5\n  {\"@id\": 5}]\n          ^\n");
  CHECK(read_error("[" + filler(true) + "{\"@id\": 5}]") ==
        "a.jsonld:120001:9: error: invalid @id value: expected a string, found 5\n  {\"@id\": 5}]\n          ^\n");
  CHECK(
      read_error("[" + filler() + "{\"@id\": \"urn:s\", \"@index\": \"a\"},\n{\"@id\": \"urn:s\", \"@index\": \"b\"}]")
          .starts_with("a.jsonld:30002:28: error: conflicting indexes: "));
  CHECK(read_error("{\"@graph\": [" + filler() + "{}],\n\"@context\": 5}")
            .starts_with("a.jsonld:30002:13: error: invalid local context: "));
  CHECK(read_error("{\"@graph\": [" + filler() + "{}],\n\"@graph\": []}")
            .starts_with("a.jsonld:30002:1: error: duplicate name '@graph' in an object\n"));
  CHECK(read_error("[" + filler() + "}]").starts_with("a.jsonld:30001:1: error: "));
}

TEST_CASE("quads of a large document come with their places") {
  const std::string text = "[" + filler() + "{\"@id\": \"urn:s\", \"urn:p\":\n 7}]";
  MemorySource source(text);
  QuadCollector sink;
  read_jsonld(source, {}, sink);
  REQUIRE(sink.places.size() == 30'001);
  CHECK(sink.places[0].line == 1);
  CHECK(sink.places[29'999].line == 30'000);
  CHECK(sink.places.back() == Place{30'002, 2});
}

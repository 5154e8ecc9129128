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

#include "results_test.hpp"
#include "test.hpp"

using namespace kontor::sparql;

TEST_CASE("JSON results are written one solution per line") {
  CHECK(write("srj", every_kind_of_term()) ==
        R"({"head":{"vars":["x","y"]},"results":{"bindings":[
{"x":{"type":"uri","value":"http://e/a?b&c"},"y":{"type":"literal","value":"say \"hi\", <you>\n\ttwice"}},
{"x":{"type":"bnode","value":"b0"},"y":{"type":"literal","xml:lang":"de","value":"Köln"}},
{"y":{"type":"literal","datatype":"http://www.w3.org/2001/XMLSchema#integer","value":"42"}},
{"x":{"type":"literal","datatype":"http://www.w3.org/2001/XMLSchema#decimal","value":"1.50"},"y":{"type":"literal","datatype":"http://www.w3.org/2001/XMLSchema#date","value":"2026-11-23"}},
{}
]}}
)");
  CHECK(write("srj", boolean(true)) == "{\"head\":{},\"boolean\":true}\n");
}

TEST_CASE("JSON results read back as they were written") {
  CHECK(same(read("srj", write("srj", every_kind_of_term())), every_kind_of_term()));
  CHECK(same(read("srj", write("srj", boolean(false))), boolean(false)));
}

TEST_CASE("JSON results may name their members in any order and hold unknown ones") {
  const SolutionTable table = read("json", R"({"extra":[{"a":[1]}],
    "results":{"ordered":false,"bindings":[{"b":{"value":"1","type":"typed-literal","datatype":"http://d"}},{}]},
    "head":{"link":["x"],"vars":["a","b"]}})");
  CHECK(table.names == std::vector<std::string>{"a", "b"});
  REQUIRE(table.rows.size() == 2);
  CHECK_FALSE(table.rows[0][0]);
  CHECK(table.rows[0][1].view() == kontor::rdf::literal("1", "http://d"));
}

TEST_CASE("what is no JSON result is refused") {
  const std::string nothing =
      "not a SPARQL results document: expected 'head' with 'vars' and 'results' with 'bindings', or 'boolean'";
  CHECK(read_error("srj", "{}") == nothing);
  CHECK(read_error("srj", R"({"head":{"vars":[]}})") == nothing);
  CHECK(read_error("srj", "[1]") == "1:1 expected an object");
  CHECK(read_error("srj", R"({"head":{"vars":["x"]},"results":{"bindings":[{"y":{"type":"uri","value":"a"}}]}})") ==
        "1:77 variable 'y' is not among 'vars'");
  CHECK(read_error("srj", R"({"head":{"vars":["x"]},"results":{"bindings":[{"x":{"type":"triple","value":{}}}]}})") ==
        "1:79 unknown type 'triple' of a term, expected 'uri', 'literal' or 'bnode'");
}

TEST_CASE("JSON results hold base directions as in SPARQL 1.2") {
  CHECK(write("json", directed_text()).find(R"("xml:lang":"ar","its:dir":"rtl","value":"a")") != std::string::npos);
  CHECK(same(read("json", write("json", directed_text())), directed_text()));
  CHECK(read_error("json", R"({"head":{"vars":["x"]},"results":{"bindings":[
{"x":{"type":"literal","its:dir":"up","xml:lang":"ar","value":"a"}}]}})") ==
        "2:66 expected 'ltr' or 'rtl' for 'its:dir', and an 'xml:lang' beside it");
}

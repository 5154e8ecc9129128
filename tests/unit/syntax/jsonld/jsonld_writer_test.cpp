#include "kontor/syntax/jsonld/jsonld_writer.hpp"

#include "kontor/rdf/isomorphism.hpp"

#include "helpers.hpp"

using namespace kontor;
using namespace kontor::syntax;
using namespace kontor::syntax::jsonld;

namespace {

QuadCollector read(std::string_view text) {
  MemorySource source(text);
  QuadCollector collector;
  read_jsonld(source, {}, collector);
  return collector;
}

std::string write(std::string_view text, const WriteOptions& options, const DocumentOptions* document = nullptr) {
  const QuadCollector quads = read(text);
  StringSink out;
  const auto writer =
      document != nullptr ? make_document_writer(out, options, *document) : make_jsonld_writer(out, options);
  for (const rdf::Quad& quad : quads.quads) writer->quad(quad.view(), {});
  writer->finish();
  CHECK(rdf::isomorphic(quads.quads, read(out.text()).quads));
  return out.take();
}

const char* const data =
    R"([{"@id": "https://e.example/1", "@type": "https://e.example/T", "https://e.example/p": {"https://e.example/q": [7, "x"]}},
  {"@id": "geo:1,2", "https://e.example/p": {"@id": "_:r"}}, {"@id": "_:r", "https://e.example/p": {"@id": "_:r"}}])";

}  // namespace

TEST_CASE("without a context the prefixes in use are one, and blank nodes nest") {
  WriteOptions options;
  options.prefixes.set("ex", "https://e.example/");
  options.prefixes.set("geo", "https://g.example/");
  CHECK(write(data, options) ==
        R"({
  "@context": {
    "ex": "https://e.example/"
  },
  "@graph": [
    {
      "@id": "_:b1",
      "ex:p": {
        "@id": "_:b1"
      }
    },
    {
      "@id": "geo:1,2",
      "ex:p": {
        "@id": "_:b1"
      }
    },
    {
      "@id": "ex:1",
      "@type": "ex:T",
      "ex:p": {
        "ex:q": [
          7,
          "x"
        ]
      }
    }
  ]
}
)");
}

TEST_CASE("a blank node that two graphs describe keeps its name") {
  const std::string out = write(
      R"([{"@id": "_:s", "https://e.example/p": 1}, {"@id": "https://e.example/g", "@graph": [{"@id": "_:s", "https://e.example/p": 2}]}])",
      {});
  CHECK(out.find("\"@id\": \"_:") != std::string::npos);
}

TEST_CASE("a stream has a node object per line and run of quads") {
  WriteOptions options;
  options.layout = Layout::stream;
  CHECK(
      write(
          R"([{"@id": "a:1", "v:p": ["x", 1]}, {"@id": "a:g", "@graph": [{"@id": "a:2", "v:p": "y"}, {"@id": "a:3", "v:p": "z"}]}])",
          options) ==
      "[\n"
      "{\"@id\":\"a:1\",\"v:p\":[{\"@value\":\"x\"},{\"@value\":\"1\",\"@type\":\"http://www.w3.org/2001/"
      "XMLSchema#integer\"}]},\n"
      "{\"@id\":\"a:g\",\"@graph\":[\n"
      "{\"@id\":\"a:2\",\"v:p\":[{\"@value\":\"y\"}]},\n"
      "{\"@id\":\"a:3\",\"v:p\":[{\"@value\":\"z\"}]}]}\n"
      "]\n");
  CHECK(write("[]", options) == "[]\n");
}

TEST_CASE("too large a document becomes a stream and says the same") {
  for (const std::size_t limit : {0U, 1U, 3U, 5U}) {
    WriteOptions options;
    options.document_limit = limit;
    CHECK(write(data, options).starts_with("[\n{"));
    CHECK(write(R"({"@id": "a:1", "v:l": {"@list": [1, 2, 3]}})", options).size() > 2);
  }
}

TEST_CASE("forms, contexts and frames shape the document") {
  DocumentOptions document;
  document.context = json::parse(R"({"@context": {"@vocab": "https://e.example/"}})");
  document.form = Form::framed;
  document.frame = json::parse(R"({"@context": {"@vocab": "https://e.example/"}, "@type": "T"})");
  StringSink out;
  const auto writer = make_document_writer(out, {}, document);
  for (const rdf::Quad& quad : read(data).quads) writer->quad(quad.view(), {});
  writer->finish();
  check_json(json::parse(out.text()),
             R"({"@context": {"@vocab": "https://e.example/"}, "@id": "https://e.example/1", "@type": "T",
                 "p": {"q": [{"@value": "7", "@type": "http://www.w3.org/2001/XMLSchema#integer"}, "x"]}})");
  for (const Form form : {Form::expanded, Form::flattened, Form::compacted}) {
    document.form = form;
    write(data, {}, &document);
    document.nesting = Nesting::all_nodes;
    write(data, {}, &document);
  }
}

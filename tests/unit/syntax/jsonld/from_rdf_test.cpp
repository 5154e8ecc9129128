#include "kontor/syntax/jsonld/from_rdf.hpp"

#include "kontor/rdf/isomorphism.hpp"
#include "kontor/rdf/vocab/rdf.hpp"
#include "kontor/rdf/vocab/xsd.hpp"

#include "helpers.hpp"

using namespace kontor;
using namespace kontor::syntax::jsonld;
namespace vocab = kontor::rdf::vocab;

namespace {

// toRdf, fromRdf and toRdf again.
void check_round_trip(std::string_view input) {
  CAPTURE(std::string(input));
  const auto place_of = [](std::size_t) { return Place(); };
  QuadCollector first;
  Processor(with_base()).to_rdf(json::parse(input), "", place_of, first);
  const Options options = with_base();
  FromRdf collector(options);
  for (const rdf::Quad& quad : first.quads) collector.quad(quad.view(), {});
  const json::Value document(collector.take());
  CAPTURE(json::to_text(document));
  QuadCollector second;
  Processor(options).to_rdf(document, "", place_of, second);
  CHECK(rdf::isomorphic(first.quads, second.quads));
}

json::Value object_of(const rdf::TermView& term, const Options& options) {
  return to_object(term, options);
}

}  // namespace

TEST_CASE("quads become nodes, rdf:type becomes @type, cells become lists") {
  const Options options;
  FromRdf sink(options);
  const auto add = [&sink](rdf::TermView s, std::string_view p, rdf::TermView o) {
    sink.quad({s, rdf::iri(p), o, {}}, {});
  };
  add(rdf::iri("a:1"), vocab::rdf::type, rdf::iri("v:T"));
  add(rdf::iri("a:1"), "v:l", rdf::blank_node("c1"));
  add(rdf::blank_node("c1"), vocab::rdf::first, rdf::literal("x"));
  add(rdf::blank_node("c1"), vocab::rdf::rest, rdf::blank_node("c2"));
  add(rdf::blank_node("c2"), vocab::rdf::first, rdf::language_string("y", "de"));
  add(rdf::blank_node("c2"), vocab::rdf::rest, rdf::iri(vocab::rdf::nil));
  check_json(
      json::Value(sink.take()),
      R"([{"@id": "a:1", "@type": ["v:T"], "v:l": [{"@list": [{"@value": "x"}, {"@value": "y", "@language": "de"}]}]}])");
}

TEST_CASE("literals stay as written unless native types are asked for") {
  Options options;
  check_json(object_of(rdf::literal("007", vocab::xsd::integer), options),
             R"({"@value": "007", "@type": "http://www.w3.org/2001/XMLSchema#integer"})");
  options.use_native_types = true;
  check_json(object_of(rdf::literal("007", vocab::xsd::integer), options), R"({"@value": 7})");
  check_json(object_of(rdf::literal("1.50E1", vocab::xsd::double_), options), R"({"@value": 15})");
  check_json(object_of(rdf::literal("INF", vocab::xsd::double_), options),
             R"({"@value": "INF", "@type": "http://www.w3.org/2001/XMLSchema#double"})");
  check_json(object_of(rdf::literal("true", vocab::xsd::boolean), options), R"({"@value": true})");
  Options exact;
  exact.use_exact_native_types = true;
  check_json(object_of(rdf::literal("7", vocab::xsd::integer), exact), R"({"@value": 7})");
  for (const char* form : {"007", "+7", "-0", "9007199254740993"}) {
    CHECK(object_of(rdf::literal(form, vocab::xsd::integer), exact).find("@value")->string() == form);
  }
}

TEST_CASE("a JSON literal that is no JSON is an error") {
  const Options options;
  CHECK_THROWS_WITH(to_object(rdf::literal("{", "http://www.w3.org/1999/02/22-rdf-syntax-ns#JSON"), options),
                    "invalid JSON literal: the text ends too early, expected a name in double quotes or '}' ('{' of "
                    "line 1, column 1 is not closed)");
}

TEST_CASE("datasets survive the way to JSON-LD and back") {
  check_round_trip(R"({"@id": "a:1", "v:p": {"v:q": [1, 2.5, true, "x", {"@value": "y", "@language": "de"}]}})");
  check_round_trip(R"({"@id": "a:1", "v:l": {"@list": [1, {"@list": [{"@list": []}, 2]}, {"v:p": 3}]}})");
  check_round_trip(R"([{"@id": "a:g", "@graph": [{"@id": "_:x", "v:p": {"@id": "_:x"}}], "v:about": "g"}])");
  check_round_trip(R"({"@id": "a:1", "v:j": {"@value": {"b": [1, null], "a": 1e3}, "@type": "@json"}})");
}

TEST_CASE("cells that are more or less than a list stay nodes") {
  const std::string first = R"("http://www.w3.org/1999/02/22-rdf-syntax-ns#first")";
  const std::string rest = R"("http://www.w3.org/1999/02/22-rdf-syntax-ns#rest")";
  const std::string nil = R"({"@id": "http://www.w3.org/1999/02/22-rdf-syntax-ns#nil"})";
  const std::string cell = "{\"@id\": \"_:c\", " + first + ": 1, " + rest + ": " + nil;
  check_round_trip("[" + cell + "}, {\"@id\": \"a:1\", \"v:p\": {\"@id\": \"_:c\"}, \"v:q\": {\"@id\": \"_:c\"}}]");
  check_round_trip("[" + cell + ", \"v:more\": 1}, {\"@id\": \"a:1\", \"v:p\": {\"@id\": \"_:c\"}}]");
  check_round_trip("[" + cell + "}, {\"@id\": \"_:c\", " + first +
                   ": 2}, {\"@id\": \"a:1\", \"v:p\": {\"@id\": \"_:c\"}}]");
  // The cell of a list in one graph, its use in another.
  check_round_trip("[" + cell +
                   "}, {\"@id\": \"a:g\", \"@graph\": [{\"@id\": \"a:1\", \"v:p\": {\"@id\": \"_:c\"}}]}]");
  // A cell that is a type, the name of a graph, or described in another graph.
  check_round_trip("[" + cell +
                   "}, {\"@id\": \"a:1\", \"v:p\": {\"@id\": \"_:c\"}}, {\"@id\": \"a:2\", \"@type\": \"_:c\"}]");
  check_round_trip("[" + cell + ", \"@graph\": [{\"v:p\": 1}]}, {\"@id\": \"a:1\", \"v:p\": {\"@id\": \"_:c\"}}]");
  check_round_trip("[" + cell + "}, {\"@id\": \"a:1\", \"v:p\": {\"@id\": \"_:c\"}}, " +
                   "{\"@id\": \"a:g\", \"@graph\": [{\"@id\": \"_:c\", \"v:p\": 1}]}]");
  check_round_trip("[{\"@id\": \"a:h\", \"@graph\": [" + cell +
                   "}, {\"@id\": \"a:1\", \"v:p\": {\"@id\": \"_:c\"}}]}, {\"@id\": \"_:c\", \"v:p\": 1}]");
  // Two lists that hold each other.
  check_round_trip("[{\"@id\": \"_:a\", " + first + ": {\"@id\": \"_:b\"}, " + rest + ": " + nil +
                   "}, {\"@id\": \"_:b\", " + first + ": {\"@id\": \"_:a\"}, " + rest + ": " + nil + "}]");
}

TEST_CASE("a datatype of i18n says a language, a direction, both or nothing") {
  Options options;
  options.rdf_direction = RdfDirection::i18n_datatype;
  const auto with = [&options](const std::string& tag) {
    const std::string datatype = "https://www.w3.org/ns/i18n#" + tag;
    return object_of(rdf::literal("x", datatype), options);
  };
  check_json(with("de_rtl"), R"({"@value": "x", "@language": "de", "@direction": "rtl"})");
  check_json(with("de"), R"({"@value": "x", "@language": "de"})");
  check_json(with("de_"), R"({"@value": "x", "@language": "de"})");
  check_json(with("_rtl"), R"({"@value": "x", "@direction": "rtl"})");
  check_json(with(""), R"({"@value": "x"})");
}

#include "kontor/syntax/jsonld/iri_compaction.hpp"

#include "helpers.hpp"

using namespace kontor::syntax::jsonld;
namespace json = kontor::json;

namespace {

void check_compact(std::string_view input, std::string_view context, std::string_view expected,
                   const Options& options = with_base()) {
  CAPTURE(std::string(input));
  json::Value result = Processor(options).compact(json::parse(input), json::parse(context));
  result.object().erase("@context");
  check_json(result, expected);
}

}  // namespace

TEST_CASE("the term that fits type, language and container is taken") {
  const std::string_view context =
      R"({"date": {"@id": "v:p", "@type": "v:date"}, "de": {"@id": "v:p", "@language": "de"},
      "list": {"@id": "v:p", "@container": "@list"}, "ref": {"@id": "v:p", "@type": "@id"}, "p": "v:p"})";
  check_compact(R"({"v:p": [{"@value": "2020", "@type": "v:date"}, {"@value": "x", "@language": "de"}, {"@list": [1]},
                            {"@id": "https://a.example/b"}, "plain", 5]})",
                context, R"({"date": "2020", "de": "x", "list": [1], "ref": "b", "p": ["plain", 5]})");
}

TEST_CASE("IRIs become compact by vocabulary, prefix or base") {
  check_compact(R"({"@id": "https://a.example/x", "@type": "https://v.example/T", "https://v.example/p": 1,
                    "https://e.example/q": 2})",
                R"({"@vocab": "https://v.example/", "ex": "https://e.example/"})",
                R"({"@id": "x", "@type": "T", "p": 1, "ex:q": 2})");
  Options options = with_base();
  options.compact_to_relative = false;
  check_compact(R"({"@id": "https://a.example/x", "a:p": 1})", "{}", R"({"@id": "https://a.example/x", "a:p": 1})",
                options);
}

TEST_CASE("maps are built from languages, indexes, identifiers and types") {
  check_compact(R"({"v:m": [{"@value": "Stadt", "@language": "de"}, {"@value": "town", "@language": "en"}],
                    "v:i": [{"@id": "a:1", "@index": "x", "v:q": 1}]})",
                R"({"@vocab": "v:", "m": {"@container": "@language"}, "i": {"@container": "@index"}})",
                R"({"m": {"de": "Stadt", "en": "town"}, "i": {"x": {"@id": "a:1", "q": 1}}})");
  check_compact(R"({"v:d": {"@id": "a:1", "v:q": 1}, "v:t": {"@type": "v:T", "v:q": 2}})",
                R"({"@vocab": "v:", "d": {"@container": "@id"}, "t": {"@container": "@type"}})",
                R"({"d": {"a:1": {"q": 1}}, "t": {"T": {"q": 2}}})");
}

TEST_CASE("types are compacted with the context around their node, the type of a value is one text") {
  check_compact(R"({"@type": "https://v.example/T", "https://v.example/p": {"@type": "https://v.example/T"}})",
                R"({"@vocab": "https://v.example/", "@propagate": false})",
                R"({"@type": "T", "https://v.example/p": {"@type": "https://v.example/T"}})");
  check_compact(R"({"@type": "v:T", "v:p": {"@value": "1", "@type": "v:t"}})",
                R"({"type": {"@id": "@type", "@container": "@set"}})",
                R"({"type": ["v:T"], "v:p": {"@value": "1", "type": "v:t"}})");
}

TEST_CASE("arrays of one element go or stay as the option says") {
  Options options = with_base();
  options.compact_arrays = false;
  check_compact(R"({"a:p": 1})", "{}", R"({"@graph": [{"a:p": [1]}]})", options);
  check_compact(R"({"a:p": 1})", R"({"p": {"@id": "a:p", "@container": "@set"}})", R"({"p": [1]})");
}

TEST_CASE("an IRI that would be read as a compact one is an error") {
  const json::Value context = json::parse(R"({"geo": "https://g.example/"})");
  CHECK(error_of(R"({"@id": "geo:1,2", "a:p": 1})", [&context](const json::Value&) {
          Processor processor(with_base());
          processor.compact_expanded(json::parse(R"([{"@id": "geo:1,2", "a:p": [{"@value": 1}]}])").array(), context);
        }).find("IRI confused with prefix: 'geo:1,2' would be read as a compact IRI") != std::string::npos);
}

TEST_CASE("a reverse property compacts its nodes with its scoped context") {
  check_compact(R"({"@id": "a:1", "@reverse": {"v:p": {"@id": "a:2", "v:n": 1}}, "v:n": 2})",
                R"({"r": {"@reverse": "v:p", "@context": {"n": "v:n"}}})",
                R"({"@id": "a:1", "r": {"@id": "a:2", "n": 1}, "v:n": 2})");
}

TEST_CASE("relative references lead back to the IRI") {
  const auto check = [](std::string_view base, std::string_view iri, std::string_view expected) {
    CHECK(relative_reference(base, iri) == expected);
  };
  check("https://a.example/b/c", "https://a.example/b/d", "d");
  check("https://a.example/b/c", "https://a.example/d", "../d");
  check("https://a.example/b/c", "https://a.example/b/c#x", "#x");
  check("https://a.example/b/c", "https://a.example/b/c?q", "?q");
  check("https://a.example/b/c", "https://a.example/b/", "./");
  check("https://a.example/b/c", "https://a.example/b/x:y", "./x:y");
  check("https://a.example/b/c", "https://other.example/b", "https://other.example/b");
  check("https://a.example/b/c", "http://a.example/b/d", "http://a.example/b/d");
  check("urn:a:b", "urn:a:c", "urn:a:c");
  check("https://a.example", "https://a.example/b/c", "b/c");
  check("https://a.example", "https://a.example/?q", "https://a.example/?q");
  check("https://a.example", "https://a.example?q", "?q");
}

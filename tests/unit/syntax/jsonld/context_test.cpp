#include "helpers.hpp"

using namespace kontor::syntax::jsonld;

namespace {

// Expands {"@context": CONTEXT, "p": "v"} and says what is wrong with the context.
std::string context_error(const std::string& context, Options options = with_base()) {
  const std::string text = "{\"@context\": " + context + ", \"p\": \"v\"}";
  const std::string error = expand_error(text, options);
  return error == "no error" ? error : error.substr(error.find(' ') + 1);
}

}  // namespace

TEST_CASE("errors in contexts have the code of the standard, a detail and a place") {
  CHECK(expand_error("{\n \"@context\": {\n  \"p\": {\"@id\": 5}}}") ==
        "3:16 invalid IRI mapping: expected a string, found 5");
  CHECK(context_error("5") == "invalid local context: expected an object, a string or null as context, found 5");
  CHECK(context_error(R"({"@version": 1.0})") == "invalid @version value: expected 1.1, found 1.0");
  CHECK(context_error(R"({"@vocab": 1})") == "invalid vocab mapping: expected a string or null, found 1");
  CHECK(context_error(R"({"@language": 1})") == "invalid default language: expected a string or null, found 1");
  CHECK(context_error(R"({"@direction": "up"})") ==
        "invalid base direction: expected 'ltr', 'rtl' or null, found \"up\"");
  CHECK(context_error(R"({"@base": true})") == "invalid base IRI: expected a string or null, found true");
  CHECK(context_error(R"({"@propagate": 1})") == "invalid @propagate value: expected true or false, found 1");
  CHECK(context_error(R"({"@import": 1})") == "invalid @import value: expected a string, found 1");
  CHECK(context_error(R"({"p": "q"})") == "invalid IRI mapping: term 'p': 'q' is no IRI");
  CHECK(context_error(R"({"p": 5})") ==
        "invalid term definition: term 'p': expected a string, an object or null, found 5");
  CHECK(context_error(R"({"p": {"@id": "a:b", "@nonsense": 1}})") ==
        "invalid term definition: unknown member '@nonsense' in the definition of 'p'");
  CHECK(context_error(R"({"p": {"@id": "a:b", "@type": "c"}})") ==
        "invalid type mapping: 'c' is no datatype IRI, '@id', '@vocab', '@json' or '@none'");
  CHECK(context_error(R"({"p": {"@id": "a:b", "@container": "@bag"}})") ==
        "invalid container mapping: expected '@list', '@set', '@index', '@id', '@type', '@graph' or '@language', "
        "found \"@bag\"");
  CHECK(context_error(R"({"p": {"@id": "a:b", "@container": ["@list", "@set"]}})") ==
        "invalid container mapping: these keywords cannot stand together");
  CHECK(context_error(R"({"@id": "a:b"})") == "keyword redefinition: '@id' cannot be defined");
  CHECK(context_error(R"({"@type": ["@set"]})") ==
        "keyword redefinition: '@type' can only get '@container': '@set' and '@protected'");
  CHECK(context_error(R"({"p": {"@reverse": "a:b", "@context": {"q": "r"}}})") ==
        "invalid scoped context: invalid IRI mapping: term 'q': 'r' is no IRI");
  CHECK(context_error(R"({"p": {"@id": "@context"}})") == "invalid keyword alias: '@context' cannot have another name");
  CHECK(context_error(R"({"p": {"@reverse": "a:b", "@id": "a:c"}})") ==
        "invalid reverse property: '@reverse' excludes '@id' and '@nest'");
}

TEST_CASE("terms that are defined by each other are an error") {
  CHECK(context_error(R"({"a": "b:x", "b": "a:y"})") == "cyclic IRI mapping: term 'a' is defined by itself");
}

TEST_CASE("protected terms cannot be redefined or cleared, but defined again") {
  const std::string term = R"({"p": {"@id": "a:b", "@protected": true}})";
  CHECK(context_error("[" + term + R"(, {"p": "a:c"}])") == "protected term redefinition: term 'p' is protected");
  CHECK(context_error("[" + term + ", null]") ==
        "invalid context nullification: the active context has protected terms");
  CHECK(context_error("[" + term + R"(, {"p": "a:b"}])") == "no error");
}

TEST_CASE("what is new in 1.1 is an error in mode json-ld-1.0") {
  Options options = with_base();
  options.processing_mode = ProcessingMode::json_ld_1_0;
  CHECK(context_error(R"({"@version": 1.1})", options) ==
        "processing mode conflict: '@version' 1.1 in processing mode json-ld-1.0");
  CHECK(context_error(R"({"p": {"@id": "a:b", "@nest": "@nest"}})", options) ==
        "invalid term definition: '@nest' needs processing mode json-ld-1.1");
}

TEST_CASE("a scoped context that is wrong is an error where it is defined") {
  CHECK(context_error(R"({"p": {"@id": "a:b", "@context": {"q": 5}}})") ==
        "invalid scoped context: invalid term definition: term 'q': expected a string, an object or null, found 5");
}

TEST_CASE("contexts by IRI are never fetched") {
  CHECK(context_error(R"("https://a.example/context")") ==
        "loading remote context failed: no local file is given for 'https://a.example/context'");
  CHECK(context_error(R"("a b")") == "loading remote context failed: the context 'https://a.example/a b' is no IRI");
}

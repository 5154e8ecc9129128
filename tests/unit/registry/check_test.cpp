#include "kontor/registry/check.hpp"

#include "kontor/base/source_text.hpp"

#include "test.hpp"

using namespace kontor;

namespace {

constexpr std::string_view schema_text = R"({
  "type": "object", "additionalProperties": false, "required": ["places"],
  "x-missing": {"places": "write at least one"},
  "properties": {
    "places": {"type": "array", "items": {"$ref": "#/definitions/place"}},
    "links": {"type": "array", "minItems": 1, "uniqueItems": true, "items": {"type": "string", "x-ref": ["place", "office"]}}
  },
  "definitions": {
    "place": {
      "title": "Place", "type": "object", "additionalProperties": false, "required": ["id"],
      "properties": {
        "id": {"type": "string", "pattern": "^[a-z]+$", "x-id": "place", "x-expected": "lower-case letters"},
        "name": {"type": "object", "additionalProperties": false, "minProperties": 1,
                 "properties": {"de": {"type": "string"}, "en": {"type": "string"}}},
        "since": {"type": "string", "format": "date-edtf", "x-expected": "a date such as 1966"},
        "lang": {"type": "string", "format": "language-tag"},
        "web": {"type": "string", "format": "iri", "x-expected": "a web address"},
        "geonames": {"type": "integer", "minimum": 1},
        "lat": {"type": "number", "minimum": -90, "maximum": 90},
        "status": {"anyOf": [{"enum": ["active", "ended"]}, {"type": "string", "pattern": "^own:", "x-ref": "place"}]},
        "codes": {"type": "object", "properties": {"ags": {"type": "string", "pattern": "^[0-9]+$", "x-expected": "digits"}}},
        "claims": {"type": "array", "items": {"type": "object", "anyOf": [{"required": ["on"]}, {"required": ["topic"]}],
          "properties": {"on": {"enum": ["since", "lat", "name", "codes.ags"]}, "value": {"type": "string", "x-like": "on"}}}}
      }
    }
  }
})";

// Checks that a registry with one place, or whole if it starts with '{"places"', gives these messages in this order.
void check_messages(std::string_view registry, const std::vector<std::string>& expected) {
  static const registry::SchemaDocument schema("schema.json", schema_text);
  std::string text(registry);
  if (!text.starts_with("{\"places\"")) text = "{\"places\": [" + text + "]}";
  CAPTURE(text);
  const SourceText source("r.json", text);
  std::vector<std::string> messages;
  Diagnostics diagnostics([&](const Diagnostic& d) { messages.push_back(d.message); });
  registry::check(
      json::parse(text), schema.root(), [&](std::size_t offset) { return source.location(offset); }, diagnostics);
  CHECK(messages == expected);
  messages.clear();
  registry::check_text(text, "r.json", schema.root(), diagnostics);
  CHECK(messages == expected);
}

}  // namespace

TEST_CASE("a registry that fits gives no message") {
  check_messages(R"({"id": "a", "name": {"de": "A"}, "since": "1966-09", "lang": "zh-Hans", "geonames": 1, "lat": -90,
                     "status": "active", "web": "https://a.example/ü", "claims": [{"on": "since", "value": "[1966,1967]"}]})",
                 {});
}

TEST_CASE("keys that are unknown or missing are named") {
  check_messages(R"({"id": "a", "sinse": "1966"})", {"unknown key 'sinse' (did you mean 'since'?)"});
  check_messages(R"({"since": "1966"})", {"'id' is missing"});
  std::vector<std::string> messages;
  Diagnostics diagnostics([&](const Diagnostic& d) { messages.push_back(d.message); });
  registry::check_text("{}", "r.json", registry::SchemaDocument("schema.json", schema_text).root(), diagnostics);
  CHECK(messages == std::vector<std::string>{"'places' is missing: write at least one"});
  check_messages(R"({"id": "a", "name": {"fr": "A"}})", {"unknown key 'fr', expected one of de, en"});
  check_messages(R"({"id": "a", "name": {}})", {"an empty object; leave it out, or give it at least one of de, en"});
}

TEST_CASE("values of the wrong type or form say what is expected") {
  check_messages(R"({"id": 1})", {"expected lower-case letters, found a number"});
  check_messages(R"({"id": "A1"})", {"'A1' is not lower-case letters"});
  check_messages(R"({"id": "a", "since": "1967-02-29"})", {"there is no day '1967-02-29'"});
  check_messages(R"({"id": "a", "since": "16.9.1966"})", {"'16.9.1966' is not a date (did you mean '1966-09-16'?)"});
  check_messages(R"({"id": "a", "since": "soon"})", {"'soon' is not a date such as 1966"});
  check_messages(R"({"id": "a", "since": "k. A."})", {"'k. A.' says nothing; what is not known is left out"});
  check_messages(R"({"id": "a", "since": ""})", {"an empty string; leave it out, or fill it in"});
  check_messages(R"({"id": "a", "lang": "german_de"})", {"'german_de' is not a language tag such as de or en-GB"});
  check_messages(R"({"id": "a", "web": "www.rouen.fr"})", {"'www.rouen.fr' is not a web address"});
  check_messages(R"({"id": "a", "geonames": 1.5})", {"expected a whole number, found a number"});
  check_messages(R"({"id": "a", "geonames": "two"})", {"'two' is not a whole number such as 2982652"});
  check_messages(R"({"id": "a", "lat": "1.500,5 m"})",
                 {"'1.500,5 m' is not a number such as 1500000 or 52.37, without unit or separators of thousands"});
  check_messages(R"({"id": "a", "lat": "60.000"})",
                 {"'60.000' may be 60000 or 60 and a fraction: write it without separators of thousands"});
  check_messages(R"({"id": "a", "lat": "52.37"})",
                 {"expected a number, found the text '52.37': write it without quotes"});
  check_messages(R"({"id": "a", "geonames": 0})", {"0 is out of range, expected at least 1"});
  check_messages(R"({"id": "a", "lat": 90.5})", {"90.5 is out of range, expected -90 to 90"});
  check_messages(R"({"id": "a", "name": "A"})", {"expected an object, found a string"});
}

TEST_CASE("words of a list get a suggestion or the list") {
  check_messages(R"({"id": "a", "status": "activ"})", {"unknown value 'activ' (did you mean 'active'?)"});
  check_messages(R"({"id": "a", "status": "xyz"})", {"unknown value 'xyz', expected one of active, ended"});
  check_messages(
      R"({"id": "a", "status": "active, ended"})",
      {"'active, ended' is more than one word: each is a value of its own, in spreadsheets with | between them"});
  check_messages(R"({"id": "a", "status": "own:b"})", {"no place 'own:b'"});
}

TEST_CASE("ids are declared once, and what is referred to is declared") {
  check_messages(R"({"id": "rouen"}, {"id": "rouen"})", {"place 'rouen' is declared twice, first in r.json:1"});
  check_messages(R"({"places": [{"id": "rouen"}], "links": ["rouen", "ruen", "xx"]})",
                 {"no place or office 'ruen' (did you mean 'rouen'?)", "no place or office 'xx'"});
  check_messages(R"({"places": [{"id": "rouen"}], "links": ["rouen", "rouen"]})", {"'rouen' stands in the list twice"});
  check_messages(R"({"places": [], "links": []})", {"an empty list; leave it out, or put something in"});
}

TEST_CASE("mistakes come in the order of the text, whether in records or beside them") {
  check_messages(R"({"places": [{"id": "a", "lat": 91}], "plazes": [{"x": 1}], "links": [{"x": 1}, 2, "a"]})",
                 {"91 is out of range, expected -90 to 90", "unknown key 'plazes' (did you mean 'places'?)",
                  "expected a string, found an object", "expected a string, found a number"});
  check_messages(R"({"places": {"id": "a"}})", {"expected a list, found an object"});
  check_messages(R"({"places": [{"id": "a", "lat": 91}], "links": ["b"], "more": []})",
                 {"91 is out of range, expected -90 to 90", "unknown key 'more', expected one of places, links",
                  "no place or office 'b'"});
}

TEST_CASE("what a claim states has the form of the field it is about") {
  check_messages(R"({"id": "a", "claims": [{"on": "since", "value": "66"}]})", {"'66' is not a date such as 1966"});
  check_messages(R"({"id": "a", "claims": [{"on": "lat", "value": "91"}]})",
                 {"91 is out of range, expected -90 to 90"});
  check_messages(R"({"id": "a", "claims": [{"on": "lat", "value": "north"}]})", {"'north' is not a number"});
  check_messages(R"({"id": "a", "claims": [{"on": "codes.ags", "value": "x"}]})", {"'x' is not digits"});
  check_messages(R"({"id": "a", "claims": [{"on": "name", "value": "anything"}]})", {});
  check_messages(R"({"id": "a", "claims": [{"value": "x"}]})", {"expected on or topic"});
}

TEST_CASE("all mistakes are found in one run, each at its place") {
  const std::string text = "{\"places\": [\n  {\"id\": \"a\", \"lat\": 91,\n   \"bad\": 1}]}";
  const registry::SchemaDocument schema("schema.json", schema_text);
  const SourceText source("r.json", text);
  std::string places;
  Diagnostics diagnostics([&](const Diagnostic& d) {
    places += std::to_string(d.location.place.line) + ":" + std::to_string(d.location.place.column) + " ";
  });
  registry::check(
      json::parse(text), schema.root(), [&](std::size_t offset) { return source.location(offset); }, diagnostics);
  CHECK(places == "2:22 3:4 ");
  CHECK(diagnostics.errors() == 2);
}

TEST_CASE("a schema with a keyword that is not supported is refused") {
  const auto load = [](std::string_view text) { registry::SchemaDocument("s.json", text); };
  CHECK_THROWS_WITH(load(R"({"oneOf": []})"), "keyword 'oneOf' is not supported");
  CHECK_THROWS_WITH(load(R"({"$ref": "#/definitions/x"})"), "no definition 'x'");
  CHECK_THROWS_WITH(load(R"({"type": "text"})"), "unknown type 'text'");
  CHECK_THROWS_WITH(load(R"({"pattern": "("})"), "invalid pattern: missing ): (");
}

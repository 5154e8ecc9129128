#include "kontor/align/wikidata/entity_text.hpp"

#include "test.hpp"

using namespace kontor::align;

namespace {

std::string reduced(std::string_view entity, bool references = false) {
  std::string out;
  return reduce_entity(entity, {{"P17", "P190"}, references}, out) ? out : "not reduced";
}

}  // namespace

TEST_CASE("what nobody reads is left out of an entity") {
  CHECK(reduced(
            R"({"id":"Q1","labels":{"en":{"value":"a \"}"}},"descriptions":{"en":{"value":"]"}},"sitelinks":[{}]})") ==
        R"({"id":"Q1","labels":{"en":{"value":"a \"}"}}})");
  CHECK(
      reduced(R"({"descriptions": 1, "claims": {"P1": [{"x": "\\"}], "P17": [ ], "P190": [ {"id": "s", "rank": "normal",
                   "references": [1]} , {"mainsnak": {"a": [1, 2]}, "qualifiers": {}, "qualifiers-order": []} ]}, "a": 1.5 } )") ==
      R"({"claims":{"P17":[],"P190":[{"rank":"normal"},{"mainsnak":{"a": [1, 2]},"qualifiers":{}}]},"a":1.5 })");
  CHECK(reduced(R"({"claims":{"P17":[{"references":[1]}]}})", true) == R"({"claims":{"P17":[{"references":[1]}]}})");
}

TEST_CASE("claims of another form are kept as they are") {
  CHECK(reduced(R"({"claims":[]})") == R"({"claims":[]})");
  CHECK(reduced(R"({"claims":{"P17":"x","P1":2}})") == R"({"claims":{"P17":"x"}})");
  CHECK(reduced("{}") == "{}");
}

TEST_CASE("a text whose quotes and brackets do not fit is not reduced") {
  for (const char* text :
       {"", "[]", "{", R"({"a")", R"({"a":)", R"({"a":1)", R"({"a":"b})", R"({"a":"b\"})", R"({"a":[1})", R"({"a":1}})",
        R"({"claims":{"P17":[{}})", R"({"claims":{"P17":[1]}})", R"({a:1})", R"({"a":1,})"}) {
    INFO(text);
    CHECK(reduced(text) == "not reduced");
  }
}

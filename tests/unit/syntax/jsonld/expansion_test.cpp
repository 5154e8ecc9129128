#include "helpers.hpp"

using namespace kontor::syntax::jsonld;

TEST_CASE("terms, compact IRIs and relative references become IRIs") {
  check_expand(
      R"({"@context": {"ex": "https://e.example/", "name": "ex:name", "knows": {"@id": "ex:knows", "@type": "@id"}},
                   "@id": "#me", "@type": "ex:Person", "name": "A", "knows": "you", "unknown": 1})",
      R"([{"@id": "https://a.example/doc#me", "@type": ["https://e.example/Person"],
                    "https://e.example/name": [{"@value": "A"}],
                    "https://e.example/knows": [{"@id": "https://a.example/you"}]}])");
}

TEST_CASE("values get the type, language and direction of their term") {
  check_expand(R"({"@context": {"@vocab": "v:", "@language": "de", "@direction": "ltr",
                                "d": {"@type": "v:date"}, "n": {"@language": null, "@direction": null}},
                   "d": "2020", "n": "x", "s": "y", "i": 1})",
               R"([{"v:d": [{"@value": "2020", "@type": "v:date"}], "v:n": [{"@value": "x"}],
                    "v:s": [{"@value": "y", "@language": "de", "@direction": "ltr"}], "v:i": [{"@value": 1}]}])");
}

TEST_CASE("containers become lists, languages, indexes, identifiers, types and graphs") {
  check_expand(R"({"@context": {"@vocab": "v:", "l": {"@container": "@list"}, "m": {"@container": "@language"}},
                   "l": [1, [2]], "m": {"de": "Stadt", "en": ["town", "city"], "@none": "x"}})",
               R"([{"v:l": [{"@list": [{"@value": 1}, {"@list": [{"@value": 2}]}]}],
                    "v:m": [{"@value": "Stadt", "@language": "de"}, {"@value": "town", "@language": "en"},
                            {"@value": "city", "@language": "en"}, {"@value": "x"}]}])");
  check_expand(R"({"@context": {"@vocab": "v:", "i": {"@container": "@index"}, "d": {"@container": "@id"},
                                "t": {"@container": "@type"}, "g": {"@container": "@graph"}},
                   "i": {"a": {"p": 1}}, "d": {"b:1": {"p": 2}}, "t": {"T": {"p": 3}}, "g": {"p": 4}})",
               R"([{"v:i": [{"@index": "a", "v:p": [{"@value": 1}]}], "v:d": [{"@id": "b:1", "v:p": [{"@value": 2}]}],
                    "v:t": [{"@type": ["v:T"], "v:p": [{"@value": 3}]}],
                    "v:g": [{"@graph": [{"v:p": [{"@value": 4}]}]}]}])");
  check_expand(R"({"@context": {"@vocab": "v:", "p": {"@id": "b:p", "@container": "@index", "@index": "p"}},
                   "p": {"a": {"q": 1}}})",
               R"([{"b:p": [{"b:p": [{"@value": "a"}], "v:q": [{"@value": 1}]}]}])");
}

TEST_CASE("reverse properties, nests and included nodes are resolved") {
  check_expand(R"({"@context": {"@vocab": "v:", "r": {"@reverse": "v:in"}, "labels": "@nest"},
                   "@id": "a:1", "r": {"@id": "a:2"}, "labels": {"p": 1}, "@included": [{"@id": "a:3", "p": 2}]})",
               R"([{"@id": "a:1", "@reverse": {"v:in": [{"@id": "a:2"}]}, "v:p": [{"@value": 1}],
                    "@included": [{"@id": "a:3", "v:p": [{"@value": 2}]}]}])");
}

TEST_CASE("a type brings its context, and only to its own node") {
  check_expand(R"({"@context": {"@vocab": "v:", "T": {"@context": {"p": "w:p"}}},
                   "@type": "T", "p": 1, "inner": {"p": 2}})",
               R"([{"@type": ["v:T"], "w:p": [{"@value": 1}], "v:inner": [{"v:p": [{"@value": 2}]}]}])");
}

TEST_CASE("JSON literals stay as they are") {
  check_expand(R"({"@context": {"j": {"@id": "v:j", "@type": "@json"}}, "j": {"@id": [1, null]}})",
               R"([{"v:j": [{"@value": {"@id": [1, null]}, "@type": "@json"}]}])");
}

TEST_CASE("values that say nothing are dropped") {
  check_expand(R"({"@id": "a:b"})", "[]");
  check_expand(R"(["free", 1, null])", "[]");
  check_expand(R"({"v:p": [null, {"@value": null}], "v:q": {"@set": []}})", R"([{"v:p": [], "v:q": []}])");
}

TEST_CASE("errors of expansion have their code and place") {
  CHECK(expand_error("{\"@id\": 5}") == "1:9 invalid @id value: expected a string, found 5");
  CHECK(expand_error("{\"@type\": [\"a:b\", {}]}") ==
        "1:11 invalid type value: expected a string or an array of strings, found an array");
  CHECK(expand_error("{\"a:p\": {\"@value\": []}}") ==
        "1:20 invalid value object value: expected a string, number, boolean or null, found an array");
  CHECK(expand_error("{\"a:p\": {\"@value\": 1, \"@id\": \"a:b\"}}") ==
        "1:9 invalid value object: a value object only has '@value', '@type', '@language', '@direction' and '@index'");
  CHECK(expand_error("{\"a:p\": {\"@value\": 1, \"@language\": \"de\"}}") ==
        "1:9 invalid language-tagged value: expected a string beside '@language', found 1");
  CHECK(expand_error("{\"a:p\": {\"@value\": \"x\", \"@type\": \"y z\"}}") ==
        "1:9 invalid typed value: expected an IRI as '@type', found \"https://a.example/y z\"");
  CHECK(expand_error("{\"a:p\": {\"@list\": [], \"@id\": \"a:b\"}}") ==
        "1:9 invalid set or list object: beside '@set' or '@list' only '@index' may stand");
  CHECK(expand_error("{\"a:p\": {\"@list\": [], \"@type\": [\"a:b\"]}}") ==
        "1:9 invalid set or list object: beside '@set' or '@list' only '@index' may stand");
  CHECK(expand_error("{\"@reverse\": 1}") == "1:14 invalid @reverse value: expected an object, found 1");
  CHECK(expand_error("{\"@reverse\": {\"a:p\": \"x\"}}") ==
        "1:22 invalid reverse property value: a value or list cannot have properties");
  CHECK(expand_error(R"({"@context": {"@vocab": "v:", "m": {"@container": "@id"}}, "m": {"a:1": "x"}})") ==
        "1:73 invalid value object: a map of '@id' has nodes, found a value");
  CHECK(expand_error("{\"@included\": \"x\"}") == "1:15 invalid @included value: expected node objects");
  CHECK(expand_error("{\"@context\": {\"id\": \"@id\"}, \"@id\": \"a:b\", \"id\": \"a:c\"}") ==
        "1:49 colliding keywords: '@id' is given twice");
}

TEST_CASE("a term is no prefix of the property that indexes it, and no container is none") {
  check_expand(R"({"@context": {"p": {"@id": "b:p", "@container": "@index", "@index": "p:x"}},
                   "p": {"a": {"v:q": 1}}})",
               R"([{"b:p": [{"p:x": [{"@value": "a"}], "v:q": [{"@value": 1}]}]}])");
  check_expand(R"({"@context": {"p": {"@id": "b:p", "@container": null}, "q": {"@id": "b:q", "@container": []}},
                   "p": [1], "q": 2})",
               R"([{"b:p": [{"@value": 1}], "b:q": [{"@value": 2}]}])");
}

TEST_CASE("a reverse property has a scoped context") {
  check_expand(R"({"@context": {"r": {"@reverse": "v:p", "@context": {"n": "v:n"}}}, "@id": "a:1",
                   "r": {"@id": "a:2", "n": 1}, "n": 2})",
               R"([{"@id": "a:1", "@reverse": {"v:p": [{"@id": "a:2", "v:n": [{"@value": 1}]}]}}])");
}

TEST_CASE("a reverse property without nodes leaves an empty map") {
  check_expand(R"({"@id": "a:1", "@reverse": {"v:p": []}})", R"([{"@id": "a:1", "@reverse": {}}])");
  check_expand(R"({"@context": {"r": {"@reverse": "v:p"}}, "r": []})", R"([{"@reverse": {}}])");
}

#include "kontor/mapping/mapper.hpp"

#include <algorithm>

#include "mapping_run.hpp"
#include "test.hpp"

using namespace kontor;
using namespace kontor::mapping;

TEST_CASE("mapper: JSON values get their natural datatype") {
  const std::string json = R"([{"id": 1, "a": ["x", 5, 2.50, 1e3, true, null, -0]}])";
  CHECK(objects("rml:reference \"$.a\"", json) == Lines{"\"x\"", "\"5\"^^<http://www.w3.org/2001/XMLSchema#integer>",
                                                        "\"2.5E0\"^^<http://www.w3.org/2001/XMLSchema#double>",
                                                        "\"1.0E3\"^^<http://www.w3.org/2001/XMLSchema#double>",
                                                        "\"true\"^^<http://www.w3.org/2001/XMLSchema#boolean>",
                                                        "\"0\"^^<http://www.w3.org/2001/XMLSchema#integer>"});
}

TEST_CASE("mapper: missing and null values make no triple") {
  CHECK(objects("rml:reference \"$.a\"", R"([{"id": 1}, {"id": 2, "a": null}, {"id": 3, "a": ""}])") == Lines{"\"\""});
  CHECK(objects("rml:template \"{$.a}-{$.b}\"", R"([{"id": 1, "a": "x"}, {"id": 2, "a": "x", "b": "y"}])") ==
        Lines{"x:x-y"});
}

TEST_CASE("mapper: templates combine the values of arrays") {
  CHECK(objects("rml:template \"{$.a[*]}-{$.b[*]}\"", R"([{"id": 1, "a": [1, 2], "b": ["c", "d"]}])") ==
        Lines{"x:1-c", "x:1-d", "x:2-c", "x:2-d"});
}

TEST_CASE("mapper: IRIs keep umlauts, URIs do not, absolute ones keep their scheme") {
  const std::string json = R"([{"id": "Köln/1", "a": "mailto:x@y", "b": "z"}])";
  CHECK(run(with_object("rml:reference \"$.a\" ; rml:termType rml:IRI"), {{"d.json", json}}).lines ==
        Lines{"x:Köln%2F1 x:p <mailto:x@y>"});
  CHECK(objects("rml:template \"mailto:{$.b}\"", json) == Lines{"<mailto:z>"});
  CHECK(objects("rml:template \"{$.id}\" ; rml:termType rml:URI", json) == Lines{"x:K%C3%B6ln%2F1"});
  CHECK(objects("rml:reference \"$.b\" ; rml:termType rml:IRI", json) == Lines{"x:z"});
}

TEST_CASE("mapper: values that are no IRI, of no language or not of their datatype are errors with a place") {
  const std::string json = "[{\"id\": 1, \"a\": \"x y\", \"n\": \"abc\"},\n {\"id\": 2, \"a\": \"z\", \"n\": \" 5 \"}]";
  Run result = run(with_object("rml:reference \"$.a\" ; rml:termType rml:IRI"), {{"d.json", json}});
  CHECK(result.messages ==
        Lines{"d.json:1:17: error: 'http://x/x y' is not a valid IRI (record 1, byte 1, field '$.a')",
              "m.ttl:4:242: note: the mapping asks for it here"});
  CHECK(result.lines == Lines{"x:2 x:p x:z"});
  result = run(with_object("rml:reference \"$.n\" ; rml:datatype xsd:integer"), {{"d.json", json}});
  CHECK(result.messages ==
        Lines{"d.json:1:29: error: 'abc' is not a valid <http://www.w3.org/2001/XMLSchema#integer> (record 1, byte 1, "
              "field '$.n')",
              "m.ttl:4:242: note: the mapping asks for it here"});
  CHECK(result.lines == Lines{"x:2 x:p \"5\"^^<http://www.w3.org/2001/XMLSchema#integer>"});
  result = run(with_object("rml:reference \"$.a\" ; rml:languageMap [ rml:reference \"$.n\" ]"), {{"d.json", json}});
  CHECK(result.messages == Lines{"d.json:2:27: error: ' 5 ' is not a language tag (record 2, byte 37, field '$.n')",
                                 "m.ttl:4:282: note: the mapping asks for it here"});
  result = run(with_object("rml:reference \"$\""), {{"d.json", json}});
  CHECK(result.messages[0] == "d.json:1:2: error: an object cannot become a term (record 1, byte 1, field '$')");
}

TEST_CASE("mapper: errors name all fields that a value is made of, and each term map once") {
  const std::string json =
      R"([{"id": 1, "a": "x", "b": "y"}, {"id": 2, "a": "5", "b": "z"}, {"id": 3, "a": "5", "b": "6"}])";
  const Run result =
      run(with_object("rml:template \"{$.a}{$.b}{$.a}\" ; rml:datatype xsd:integer"), {{"d.json", json}});
  CHECK(result.messages ==
        Lines{"d.json:1:17: error: 'xyx' is not a valid <http://www.w3.org/2001/XMLSchema#integer> (record 1, byte 1, "
              "fields '$.a' and '$.b')",
              "m.ttl:4:241: note: the mapping asks for it here",
              "d.json:1:48: error: '5z5' is not a valid <http://www.w3.org/2001/XMLSchema#integer> (record 2, byte 32, "
              "fields '$.a' and '$.b')"});
  const std::string called =
      "rml:datatype xsd:date ; rml:functionExecution [ rml:function grel:toUpperCase ; rml:input [ rml:parameter "
      "grel:valueParam ; rml:inputValueMap [ rml:reference \"$.b\" ] ] ]";
  CHECK(
      run(with_object(called), {{"d.json", json}}).messages.front() ==
      "d.json:1:27: error: 'Y' is not a valid <http://www.w3.org/2001/XMLSchema#date> (record 1, byte 1, field '$.b')");
}

TEST_CASE("mapper: graphs of subject and predicate-object map are united") {
  const std::string mapping =
      "x:T " + json_source +
      " rml:subjectMap [ rml:template \"{$.id}\" ; rml:class x:C ; rml:graph x:g ] ;"
      " rml:predicateObjectMap [ rml:predicate x:p ; rml:object \"o\" ; rml:graph x:h , rml:defaultGraph , x:g ] .";
  CHECK(run(mapping, {{"d.json", R"([{"id": 1}])"}}).lines ==
        Lines{"x:1 <http://www.w3.org/1999/02/22-rdf-syntax-ns#type> x:C x:g", "x:1 x:p \"o\" x:g", "x:1 x:p \"o\" x:h",
              "x:1 x:p \"o\""});
}

TEST_CASE("mapper: blank nodes are the same for the same text, and new without one") {
  const std::string json = R"([{"id": "a b"}, {"id": "a b"}])";
  CHECK(objects("rml:template \"{$.id}\" ; rml:termType rml:BlankNode", json) == Lines{"_:a_20b", "_:a_20b"});
  const Lines fresh = objects("rml:termType rml:BlankNode", json);
  REQUIRE(fresh.size() == 2);
  CHECK(fresh[0] != fresh[1]);
}

TEST_CASE("mapper: joins, also of a source with itself") {
  const std::string mapping =
      "x:T " + json_source +
      " rml:subjectMap [ rml:template \"{$.id}\" ] ; rml:predicateObjectMap [ rml:predicate x:p ; rml:objectMap [ "
      "rml:parentTriplesMap x:T ; rml:joinCondition [ rml:child \"$.to\" ; rml:parent \"$.id\" ] ] ] .";
  CHECK(run(mapping, {{"d.json", R"([{"id": 1, "to": "2"}, {"id": 2, "to": 1}, {"id": 3, "to": 9}, {"id": 4}])"}})
            .lines == Lines{"x:1 x:p x:2", "x:2 x:p x:1"});
  const std::string same =
      "x:T " + json_source +
      " rml:subjectMap [ rml:template \"{$.id}\" ] ; rml:predicateObjectMap [ rml:predicate x:p ; rml:objectMap [ "
      "rml:parentTriplesMap x:U ] ] . x:U " +
      json_source + " rml:subjectMap [ rml:template \"u{$.id}\" ] .";
  CHECK(run(same, {{"d.json", R"([{"id": 1}, {"id": 2}])"}}).lines == Lines{"x:1 x:p x:u1", "x:2 x:p x:u2"});
}

TEST_CASE("mapper: CSV keeps empty texts unless they are declared null") {
  const std::string mapping =
      "x:T rml:logicalSource [ rml:source [ rml:path \"d.csv\" NULLS ] ; rml:referenceFormulation rml:CSV ] ;"
      " rml:subjectMap [ rml:template \"{id}\" ] ; rml:predicateObjectMap [ rml:predicate x:p ; rml:objectMap [ "
      "rml:reference \"a\" ] ] .";
  std::string plain = mapping;
  plain.replace(plain.find("NULLS"), 5, "");
  std::string nulls = mapping;
  nulls.replace(nulls.find("NULLS"), 5, "; rml:null \"\" , \"-\"");
  const Files files = {{"d.csv", "id,a\n1,\n2,-\n3,x\n"}};
  CHECK(run(plain, files).lines == Lines{"x:1 x:p \"\"", "x:2 x:p \"-\"", "x:3 x:p \"x\""});
  CHECK(run(nulls, files).lines == Lines{"x:3 x:p \"x\""});
}

TEST_CASE("mapper: views join fields of two sources and count positions") {
  const std::string mapping =
      "x:j rml:source [ rml:path \"d.json\" ] ; rml:referenceFormulation rml:JSONPath ; rml:iterator \"$[*]\" ."
      "x:c rml:source [ rml:path \"d.csv\" ] ; rml:referenceFormulation rml:CSV ."
      "x:jv rml:viewOn x:j ; rml:field [ rml:fieldName \"id\" ; rml:reference \"$.id\" ] , [ a rml:IterableField ; "
      "  rml:fieldName \"it\" ; rml:iterator \"$.items[*]\" ; rml:field [ rml:fieldName \"n\" ; rml:reference \"$.n\" "
      "] ] ."
      "x:cv rml:viewOn x:c ; rml:field [ rml:fieldName \"id\" ; rml:reference \"id\" ] ;"
      "  JOIN [ rml:parentLogicalView x:jv ; rml:joinCondition [ rml:child \"id\" ; rml:parent \"id\" ] ;"
      "  rml:field [ rml:fieldName \"n\" ; rml:reference \"it.n\" ] ] ."
      "x:T rml:logicalSource x:cv ; rml:subjectMap [ rml:template \"{id}\" ] ;"
      "  rml:predicateObjectMap [ rml:predicate x:p ; rml:objectMap [ rml:template \"{#}-{n.#}-{n}\" ; rml:termType "
      "rml:Literal ] ] ,"
      "  [ rml:predicate x:q ; rml:objectMap [ rml:reference \"#\" ] ] .";
  const Files files = {{"d.json", R"([{"id": 1, "items": [{"n": "a"}, {"n": "b"}]}, {"id": 2, "items": []}])"},
                       {"d.csv", "id\n1\n7\n"}};
  std::string left = mapping;
  left.replace(left.find("JOIN"), 4, "rml:leftJoin");
  std::string inner = mapping;
  inner.replace(inner.find("JOIN"), 4, "rml:innerJoin");
  const std::string zero = " x:q \"0\"^^<http://www.w3.org/2001/XMLSchema#integer>";
  const std::string one = " x:q \"1\"^^<http://www.w3.org/2001/XMLSchema#integer>";
  CHECK(run(left, files).lines ==
        Lines{"x:1 x:p \"0-0-a\"", "x:1" + zero, "x:1 x:p \"0-1-b\"", "x:1" + zero, "x:7" + one});
  CHECK(run(inner, files).lines == Lines{"x:1 x:p \"0-0-a\"", "x:1" + zero, "x:1 x:p \"0-1-b\"", "x:1" + zero});
}

TEST_CASE("mapper: functions are called for each value") {
  const std::string call =
      "rml:functionExecution [ rml:function grel:toUpperCase ; rml:input [ rml:parameter "
      "grel:valueParam ; rml:inputValueMap [ rml:reference \"$.a[*]\" ] ] ] ; rml:return grel:stringOut";
  CHECK(objects(call, R"([{"id": 1, "a": ["x", "ä"]}, {"id": 2}])") == Lines{"\"X\"", "\"Ä\""});
}

TEST_CASE("mapper: rml:return chooses an output of a function") {
  const std::string call =
      "rml:functionExecution [ rml:function <http://example.com/functions/parseURL> ; rml:input [ rml:parameter "
      "<http://example.com/functions/stringParameter> ; rml:inputValueMap [ rml:reference \"$.a\" ] ] ]";
  const std::string json = R"([{"id": 1, "a": "http://city.example/towns"}])";
  const auto returns = [&](const std::string& output) { return objects(call + " ; " + output, json); };
  CHECK(objects(call, json) == Lines{"\"http\""});
  CHECK(returns("rml:return <http://example.com/functions/domainOutput>") == Lines{"\"city.example\""});
  CHECK(returns("rml:returnMap [ rml:constant <http://example.com/functions/stringOutput> ]") == Lines{"\"towns\""});
  const Lines wrong = messages(with_object(call + " ; rml:return grel:stringOut"));
  REQUIRE(wrong.size() == 1);
  CHECK(wrong.front().find("<http://example.com/functions/parseURL> does not return "
                           "<http://users.ugent.be/~bjdmeest/function/grel.ttl#stringOut>") != std::string::npos);
}

TEST_CASE("mapper: a property that RML does not have is warned of") {
  const Lines found = run(with_object("rml:reference \"$.a\" ; rml:langauge \"de\" ; x:language \"de\""),
                          {{"d.json", R"([{"id": 1, "a": "x"}])"}})
                          .messages;
  REQUIRE(found.size() == 1);
  CHECK(found.front().find(": warning: RML has no property 'langauge', it is ignored (did you mean 'language'?)") !=
        std::string::npos);
}

TEST_CASE("mapper: lists and containers are gathered, also over records") {
  CHECK(objects("rml:gather ( [ rml:reference \"$.a[*]\" ] ) ; rml:gatherAs rdf:Bag ; rml:template \"{$.id}\"",
                R"([{"id": 1, "a": [1]}, {"id": 1, "a": [2]}])")
            .size() == 5);
}

TEST_CASE("mapper: quads carry the place of their record") {
  const Run result = run(with_object("rml:constant \"o\""), {{"d.json", "[{\"id\": 1},\n\n  {\"id\": 2}]"}});
  CHECK(result.places == std::vector<Place>{{1, 2}, {3, 3}});
}

TEST_CASE("a quad can have the place of the value that its object is made of", "[mapping]") {
  const auto places = [](const std::string& object_map, const std::string& json) {
    return run(with_object(object_map), {{"d.json", json}}, "http://x/", Places::of_values).places;
  };
  const std::string json = "[{\"id\": \"a\", \"v\": [1, 2]},\n {\"id\": \"b\",\n  \"v\": 3}]";
  CHECK(places("rml:reference \"$.v\"", json) == std::vector<Place>{{1, 20}, {1, 23}, {3, 8}});
  CHECK(places("rml:template \"t/{$.v}\"", json) == std::vector<Place>{{1, 20}, {1, 23}, {3, 8}});
  // Without a place for each object the first value's has to do, without a value the record's.
  CHECK(places("rml:template \"{$.id}/{$.v}\"", json) == std::vector<Place>{{1, 9}, {1, 9}, {2, 9}});
  CHECK(places("rml:constant 1", json) == std::vector<Place>{{1, 2}, {2, 2}});
  CHECK(places("rml:functionExecution [ rml:function grel:toUpperCase ; rml:input [ rml:parameter grel:valueParam ; "
               "rml:inputValueMap [ rml:reference \"$.v\" ] ] ]",
               json) == std::vector<Place>{{1, 20}, {1, 23}, {3, 8}});
}

TEST_CASE("mapper: a reference that no record has is an error") {
  CHECK(messages(with_object("rml:reference \"$.b\"")) ==
        Lines{"m.ttl:4:" + std::to_string(with_object("").find("rml:objectMap") + 31) +
              ": error: '$.b' is in none of the 1 records of 'd.json'"});
}

TEST_CASE("mapper: mistakes in a mapping name the cause") {
  const auto first = [](const std::string& mapping) {
    const Lines found = messages(mapping);
    if (found.empty()) return std::string();
    return found[0].substr(found[0].find("error: ") + 7);
  };
  CHECK(
      first(with_object("rml:functionExecution [ rml:function grel:date_now ] ")) ==
      "function <http://users.ugent.be/~bjdmeest/function/grel.ttl#date_now> is not provided: it would give something "
      "else in every run (give a constant instead)");
  CHECK(first(with_object("rml:functionExecution [ rml:function grel:string_lenght ] ")) ==
        "unknown function <http://users.ugent.be/~bjdmeest/function/grel.ttl#string_lenght> (did you mean "
        "'http://users.ugent.be/~bjdmeest/function/grel.ttl#string_length'?)");
  CHECK(first("x:a x:b x:c .") == "the mapping has no triples map (a resource with rml:logicalSource)");
  CHECK(first("x:T " + json_source + " rml:predicateObjectMap [ rml:predicate x:p ; rml:object x:o ] .") ==
        "triples map x:T has no rml:subjectMap");
  CHECK(first("x:T " + json_source + " rml:subjectMap [ rml:template \"{$.id\" ] .") ==
        "invalid template '{$.id': '{' without '}'");
  CHECK(first("x:T " + json_source + " rml:subjectMap [ rml:template \"{id}\" ] .") ==
        "invalid JSONPath 'id': a JSONPath query starts with '$', found 'i' (character 1)");
  CHECK(first("x:T " + json_source + " rml:subjectMap [ rml:template \"{$.id}\" ; rml:termType rml:Literal ] .") ==
        "the term type rml:Literal is for objects only");
  CHECK(first("x:T " + json_source + " rml:subjectMap [ rml:template \"{$.id}\" ; rml:termType rml:Iri ] .") ==
        "unknown term type rml:Iri (did you mean 'IRI'?)");
  CHECK(first("x:T " + json_source + " rml:subjectMap [ rml:constant \"a\" ] .") ==
        "a subject, predicate or graph cannot be the literal \"a\"");
  CHECK(first(with_object("rml:reference \"$.a\" ; rml:language \"english\"")) ==
        "'english' is not a language tag such as 'de' or 'en-GB'");
  CHECK(first(with_object("rml:reference \"$.a\" ; rml:language \"de\" ; rml:datatype xsd:string")) ==
        "a literal has a language or a datatype, not both");
  CHECK(first(with_object("rml:reference \"$.a\" ; rml:template \"x\"")) ==
        "expected one of rml:constant, rml:reference, rml:template and rml:functionExecution, found 2");
  CHECK(first(with_object("rml:reference \"$.a\" , \"$.b\"")) ==
        "rml:reference is given more than once, expected one value");
  CHECK(first(with_object("rml:functionExecution [ rml:function grel:toUppercaze ]")).find("unknown function") == 0);
  CHECK(first("x:T rml:logicalSource [ rml:source [ rml:path \"a.xml\" ] ; rml:referenceFormulation rml:XPath ] ; "
              "rml:subject x:s .") == "XML needs an rml:iterator, such as '/cities/city'");
  CHECK(
      first("x:T rml:logicalSource [ rml:source [ rml:path \"none.json\" ] ; rml:referenceFormulation rml:JSONPath ] ; "
            "rml:subject x:s .") == "cannot read the source 'none.json': no such file");
}

TEST_CASE("mapper: mappings that go in circles end with an error") {
  CHECK_FALSE(messages("x:T " + json_source +
                       " rml:subject x:s ; rml:predicateObjectMap [ rml:predicate x:p ; rml:objectMap _:g ] . "
                       "_:g rml:gather ( _:g ) ; rml:gatherAs rdf:List .")
                  .empty());
  CHECK_FALSE(
      messages(
          "x:T " + json_source +
          " rml:subject x:s ; rml:predicateObjectMap [ rml:predicate x:p ; rml:objectMap _:f ] . "
          "_:f rml:functionExecution [ rml:function grel:toUpperCase ; rml:input [ rml:parameter grel:valueParam ; "
          "rml:inputValueMap _:f ] ] .")
          .empty());
  CHECK_FALSE(
      messages("x:T rml:logicalSource x:v ; rml:subject x:s . x:v rml:viewOn x:v ; rml:field [ rml:fieldName \"a\" ; "
               "rml:reference \"a\" ] .")
          .empty());
  CHECK_FALSE(
      messages("x:T rml:logicalSource x:v ; rml:subject x:s . x:v rml:viewOn [ rml:source [ rml:path \"d.json\" ] ] ; "
               "rml:field _:f . _:f rml:fieldName \"a\" ; rml:reference \"$.a\" ; rml:field _:f .")
          .empty());
}

TEST_CASE("mapper: the older vocabulary is read by renaming and drops what is no IRI") {
  const std::string mapping =
      "@prefix rr: <http://www.w3.org/ns/r2rml#> . @prefix r: <http://semweb.mmlab.be/ns/rml#> . @prefix ql: "
      "<http://semweb.mmlab.be/ns/ql#> ."
      "x:T r:logicalSource [ r:source \"d.json\" ; r:referenceFormulation ql:JSONPath ; r:iterator \"$[*]\" ] ;"
      " rr:subjectMap [ r:reference \"id\" ] ; rr:predicateObjectMap [ rr:predicate x:p ; rr:objectMap [ r:reference "
      "\"full name\" ] ] .";
  const Run result = run(mapping, {{"d.json", R"([{"id": "a b", "full name": 1}, {"id": "c", "full name": 2}])"}});
  CHECK(result.lines == Lines{"x:c x:p \"2\""});
  CHECK(result.messages ==
        Lines{"d.json:1:9: warning: 'http://x/a b' is not a valid IRI (record 1, byte 1, field '$.id')",
              "m.ttl:4:265: note: the mapping asks for it here"});
}

TEST_CASE("mapper: the members of a collection can be the subjects of another triples map") {
  const std::string mapping =
      "x:T " + json_source +
      " rml:subjectMap [ rml:template \"{$.id}\" ] ; rml:predicateObjectMap [ rml:predicate x:p ; rml:objectMap [ "
      "rml:gatherAs rdf:Seq ; rml:gather ( [ rml:reference \"$.a\" ] [ rml:parentTriplesMap x:U ; "
      "rml:joinCondition [ rml:child \"$.id\" ; rml:parent \"n\" ] ] ) ] ] .\n"
      "x:U " +
      csv_source + " rml:subjectMap [ rml:template \"{m}\" ] .";
  const Run result = run(mapping, {{"d.json", R"([{"id": "i", "a": "A"}])"}, {"d.csv", "n,m\ni,j\nk,l\ni,h\n"}});
  CHECK(result.messages.empty());
  REQUIRE(result.lines.size() == 5);
  const auto ends = [&](std::size_t line, const std::string& end) {
    return result.lines[line].size() > end.size() &&
           result.lines[line].substr(result.lines[line].size() - end.size()) == end;
  };
  CHECK(ends(2, "#_1> \"A\""));
  CHECK(ends(3, "#_2> x:j"));
  CHECK(ends(4, "#_3> x:h"));
}

TEST_CASE("mapper: only literals have a language or a datatype") {
  CHECK(messages(with_object("rml:reference \"$.a\" ; rml:language \"de\" ; rml:termType rml:IRI")) ==
        Lines{"m.ttl:4:283: error: only a literal has a language or a datatype, this term map makes none"});
}

TEST_CASE("mapper: a source that is not there is named with the place that asks for it") {
  CHECK(run(with_object("rml:reference \"$.a\""), {}).messages ==
        Lines{"m.ttl:4:47: error: cannot read the source 'd.json': no such file"});
}

TEST_CASE("mapper: functions as the older vocabulary calls them") {
  const std::string mapping =
      "@prefix rr: <http://www.w3.org/ns/r2rml#> . @prefix fnml: <http://semweb.mmlab.be/ns/fnml#> .\n"
      "@prefix old: <http://semweb.mmlab.be/ns/rml#> . @prefix fno: <https://w3id.org/function/ontology#> .\n"
      "@prefix ql: <http://semweb.mmlab.be/ns/ql#> .\n"
      "x:T old:logicalSource [ old:source \"d.csv\" ; old:referenceFormulation ql:CSV ] ; rr:subjectMap [ rr:template "
      "\"{n}\" ] ; "
      "rr:predicateObjectMap [ rr:predicate x:p ; rr:objectMap [ fnml:functionValue [ "
      "rr:predicateObjectMap [ rr:predicate fno:executes ; rr:objectMap [ rr:constant grel:toUpperCase ] ] , "
      "[ rr:predicate grel:valueParameter ; rr:objectMap [ fnml:functionValue [ "
      "rr:predicateObjectMap [ rr:predicate fno:executes ; rr:object grel:string_trim ] , "
      "[ rr:predicate grel:valueParameter ; rr:objectMap [ old:reference \"m\" ] ] ] ] ] ] ] ] .";
  const Run result = run(mapping, {{"d.csv", "n,m\n1, a \n"}});
  CHECK(result.messages.empty());
  CHECK(result.lines == Lines{"x:1 x:p \"A\""});
}

TEST_CASE("mapper: a template that a condition lets through is encoded") {
  const std::string object =
      "rml:termType rml:IRI ; rml:functionExecution [ rml:function "
      "<https://w3id.org/imec/idlab/function#trueCondition> ; "
      "rml:input [ rml:parameter <https://w3id.org/imec/idlab/function#strBoolean> ; rml:inputValue \"true\" ] , "
      "[ rml:parameter <https://w3id.org/imec/idlab/function#str> ; rml:inputValueMap [ rml:template \"{$.a}\" ] ] ]";
  CHECK(objects(object, R"([{"id": 1, "a": "b c"}])") == Lines{"x:b%20c"});
}

TEST_CASE("a join finds subjects that are made of its key, and those that are not") {
  const auto mapping = [](const std::string& subject) {
    return "x:child " + json_source +
           " rml:subjectMap [ rml:template \"c{$.c}\" ] ; rml:predicateObjectMap [ rml:predicate x:p ; rml:objectMap "
           "[ rml:parentTriplesMap x:parent ; rml:joinCondition [ rml:child \"$.to\" ; rml:parent \"$.id\" ] ] ] .\n"
           "x:parent " +
           json_source + " rml:subjectMap [ rml:template \"" + subject + "\" ] .\n";
  };
  // Some keys twice, some without partner; a record with two keys has both subjects under each.
  const Files files = {{"d.json", R"([{"c": 1, "to": ["a", "b", "x"]}, {"c": 2, "to": "d"}, {"id": "a", "n": 1},
                                      {"id": "a", "n": 2}, {"id": "b", "n": 3}, {"id": ["d", "e"], "n": 4}])"}};
  CHECK(run(mapping("p{$.id}"), files).lines ==
        Lines{"x:c1 x:p x:pa", "x:c1 x:p x:pb", "x:c2 x:p x:pd", "x:c2 x:p x:pe"});
  CHECK(run(mapping("p{$.n}"), files).lines ==
        Lines{"x:c1 x:p x:p1", "x:c1 x:p x:p2", "x:c1 x:p x:p3", "x:c2 x:p x:p4"});
}

TEST_CASE("mapper: a record states nothing twice") {
  const Files files = {{"d.json", R"([{"id": 1, "a": ["x", "y", "x"], "b": "x"}, {"id": 1, "b": "z"}])"}};
  const std::string twice = "x:T " + json_source +
                            " rml:subjectMap [ rml:template \"{$.id}\" ; rml:class x:C , x:D ] ; "
                            "rml:predicateObjectMap [ rml:predicate x:p ; rml:objectMap [ rml:reference \"$.a\" ] ] , "
                            "[ rml:predicate x:p ; rml:objectMap [ rml:reference \"$.b\" ] ] , "
                            "[ rml:predicate rdf:type ; rml:object x:D ] .";
  const Run result = run(twice, files);
  Lines first(result.lines.begin(), result.lines.begin() + 4);
  std::sort(first.begin(), first.end());
  CHECK(first == Lines{"x:1 <http://www.w3.org/1999/02/22-rdf-syntax-ns#type> x:C",
                       "x:1 <http://www.w3.org/1999/02/22-rdf-syntax-ns#type> x:D", "x:1 x:p \"x\"", "x:1 x:p \"y\""});
  CHECK(result.lines.size() == 7);  // another record states some of it again
}

TEST_CASE("mapper: many values of a record, each once") {
  std::string values;
  for (int i = 0; i < 300; ++i) values += (i == 0 ? "" : ", ") + std::to_string(i % 100);
  CHECK(objects("rml:reference \"$.a\"", "[{\"id\": 1, \"a\": [" + values + "]}]").size() == 100);
}

// Logical views on logical views, and what fields that hold objects cannot be.
#include "kontor/mapping/shard.hpp"

#include "mapping_run.hpp"
#include "test.hpp"

using namespace kontor;
using namespace kontor::mapping;

namespace {

const std::string json = R"([{"id": 1, "l": ["a", "b"], "o": {"k": "v"}}, {"id": 2, "l": ["c"]}])";

const std::string views =
    "x:V a rml:LogicalView ; rml:viewOn [ rml:source [ rml:path \"d.json\" ] ; rml:referenceFormulation rml:JSONPath ; "
    "rml:iterator \"$[*]\" ] ; rml:field [ rml:fieldName \"l\" ; rml:reference \"$.l[*]\" ] , [ rml:fieldName \"o\" ; "
    "rml:reference \"$.o\" ; rml:field [ rml:fieldName \"k\" ; rml:reference \"$.k\" ] ] .\n"
    "x:W a rml:LogicalView ; rml:viewOn x:V ; rml:field [ rml:fieldName \"m\" ; rml:reference \"l\" ] , [ "
    "rml:fieldName "
    "\"record\" ; rml:reference \"#\" ] .\n";

// A triples map over one of them.
Run run_on(const std::string& view, const std::string& subject, const std::string& object) {
  return run(views + "x:T rml:logicalSource " + view + " ; rml:subjectMap [ " + subject +
                 " ] ; rml:predicateObjectMap [ rml:predicate x:p ; rml:objectMap [ " + object + " ] ] .",
             {{"d.json", json}});
}

}  // namespace

TEST_CASE("views: a view on a view numbers the rows of that one") {
  CHECK(run_on("x:W", "rml:template \"{m}\"", "rml:template \"{#} of {record}\" ; rml:termType rml:Literal").lines ==
        Lines{"x:a x:p \"0 of 0\"", "x:b x:p \"1 of 0\"", "x:c x:p \"2 of 1\""});
}

TEST_CASE("views: rows of one record have blank nodes of their own, through two views too") {
  const Lines lines = run_on("x:W", "rml:termType rml:BlankNode", "rml:reference \"m\"").lines;
  REQUIRE(lines.size() == 3);
  CHECK(lines[0].substr(0, lines[0].find(' ')) != lines[1].substr(0, lines[1].find(' ')));
}

TEST_CASE("views: a field that holds an object has fields, but is no term itself") {
  CHECK(run_on("x:V", "rml:template \"{l}\"", "rml:reference \"o.k\"").lines ==
        Lines{"x:a x:p \"v\"", "x:b x:p \"v\""});
  const Run result = run_on("x:V", "rml:template \"{l}\"", "rml:reference \"o\"");
  REQUIRE(!result.messages.empty());
  CHECK(result.messages.front() == "d.json:1:2: error: an object cannot become a term (record 1, byte 1, field 'o')");
}

TEST_CASE("views: the numbers of another view's rows cannot be told from a shard") {
  const std::string text =
      prefixes + views + "x:T rml:logicalSource x:W ; rml:subjectMap [ rml:template \"{#}\" ; rml:class x:C ] .";
  MemorySource bytes(text);
  Diagnostics diagnostics;
  const Mapping mapping = read_mapping(bytes, "m.ttl", "http://m/", diagnostics);
  MapOptions options;
  options.shard = {1, 2};
  Collector collector;
  CHECK_THROWS_AS(run_mapping(mapping, options, collector, diagnostics), Error);
}

TEST_CASE("views: a text in a field that is no JSON is an error in the data, an empty one has no items") {
  const std::string mapping =
      "x:V rml:viewOn [ rml:source [ rml:path \"d.csv\" ] ; rml:referenceFormulation rml:CSV ] ; rml:field [ "
      "rml:fieldName \"id\" ; rml:reference \"id\" ] , [ rml:fieldName \"a\" ; rml:reference \"a\" ; rml:field [ a "
      "rml:IterableField ; rml:fieldName \"i\" ; rml:referenceFormulation rml:JSONPath ; rml:iterator \"$[*]\" ; "
      "rml:field [ rml:fieldName \"v\" ; rml:reference \"$\" ] ] ] .\n"
      "x:T rml:logicalSource x:V ; rml:subjectMap [ rml:template \"{id}\" ] ; rml:predicateObjectMap [ rml:predicate "
      "x:p ; rml:objectMap [ rml:reference \"a.i.v\" ] ] .";
  const Run result = run(mapping, {{"d.csv", "id,a\n1,[true]\n2,\n3,[\n"}});
  CHECK(result.lines == Lines{"x:1 x:p \"true\"^^<http://www.w3.org/2001/XMLSchema#boolean>"});
  REQUIRE(result.messages.size() == 2);  // the other one points at the mapping
  CHECK(result.messages.front().find("d.csv:4:1: error: the text ends too early") == 0);
  CHECK(result.messages.front().find("(record 3, byte 17, field 'a.i')") != std::string::npos);
}

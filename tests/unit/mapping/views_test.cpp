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

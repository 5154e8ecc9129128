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

namespace {

// The values "f.v" or "f.i.v" of a view on the source with these fields, in order; or the error.
std::string values_of(const std::string& source, const std::string& text, const std::string& field,
                      const std::string& name) {
  const std::string formulation = source == "d.json"  ? "JSONPath ; rml:iterator \"$[*]\""
                                  : source == "d.xml" ? "XPath ; rml:iterator \"/r/p\""
                                                      : "CSV";
  const Run result = run(
      "x:V rml:viewOn [ rml:source [ rml:path \"" + source + "\" ] ; rml:referenceFormulation rml:" + formulation +
          " ] ; rml:field [ " + field + " ] .\nx:T rml:logicalSource x:V ; rml:subjectMap [ rml:template \"{" + name +
          ".#}\" ] ; rml:predicateObjectMap [ rml:predicate x:p ; rml:objectMap [ rml:reference \"" + name + "\" ] ] .",
      {{source, text}});
  if (!result.messages.empty()) return result.messages.front().substr(result.messages.front().find("error: "));
  std::string values;
  for (const std::string& line : result.lines) values += line.substr(line.find("x:p") + 4) + " ";
  return values;
}

const std::string csv_row = "rml:field [ rml:fieldName \"v\" ; rml:reference \"v\" ]";
const std::string items = "a rml:IterableField ; rml:fieldName \"i\" ; rml:referenceFormulation rml:CSV ; " + csv_row;

}  // namespace

TEST_CASE("views: rows of CSV are found in the texts that an iterator of the parent's language finds") {
  const std::string json = R"([{"t": "v,w\na,1\nb,2", "l": ["v\nc", null, "v\nd\ne"]}, {"u": 1}])";
  const std::string rows = "rml:fieldName \"f\" ; rml:referenceFormulation rml:CSV ; " + csv_row;
  CHECK(values_of("d.json", json, rows + " ; rml:iterator \"$.t\"", "f.v") == "\"a\" \"b\" ");
  CHECK(values_of("d.json", json, rows + " ; rml:iterator \"$.l[*]\"", "f.v") == "\"c\" \"d\" \"e\" ");
  CHECK(values_of("d.json", json, rows + " ; rml:iterator \"$.l\"", "f.v")
            .find("error: an array is no text that can be read") == 0);
  const std::string xml = "<r><p><t>v&#10;a&#10;b</t></p></r>";
  CHECK(values_of("d.xml", xml, rows + " ; rml:iterator \"t\"", "f.v") == "\"a\" \"b\" ");
  CHECK(values_of("d.xml", xml, "rml:fieldName \"f\" ; rml:reference \"t\" ; rml:field [ " + items + " ]", "f.i.v") ==
        "\"a\" \"b\" ");
}

TEST_CASE("views: a text in an element of XML is read as JSON") {
  CHECK(
      values_of("d.xml", "<r><p><t>[{\"v\": \"a\"}, {\"v\": \"b\"}]</t></p></r>",
                "rml:fieldName \"f\" ; rml:iterator \"t\" ; rml:field [ rml:fieldName \"i\" ; rml:iterator \"$[*]\" ; "
                "rml:referenceFormulation rml:JSONPath ; rml:field [ rml:fieldName \"v\" ; rml:reference \"$.v\" ] ]",
                "f.i.v") == "\"a\" \"b\" ");
}

TEST_CASE("views: a field with a formulation and no expression iterates, as its type would say") {
  const std::string field = "rml:fieldName \"f\" ; rml:reference \"t\" ; rml:field [ ";
  const std::string csv = "t\n\"v\na\nb\n\"\n";
  CHECK(values_of("d.csv", csv, field + items + " ]", "f.i.v") == "\"a\" \"b\" ");
  CHECK(values_of("d.csv", csv, field + items.substr(items.find(';') + 1) + " ]", "f.i.v") == "\"a\" \"b\" ");
}

TEST_CASE("views: a constant may stand in a text, other fields that could never have a value are errors") {
  const std::string text = "rml:fieldName \"f\" ; rml:reference \"t\" ; rml:field [ rml:fieldName \"v\" ; ";
  CHECK(values_of("d.csv", "t\nx\n", text + "rml:constant \"c\" ]", "f.v") == "\"c\" ");
  CHECK(values_of("d.csv", "t\nx\n", text + "rml:reference \"v\" ]", "f.v") ==
        "error: field 'f.v' lies in a text, put it into a field that takes the text apart by its "
        "rml:referenceFormulation");
  CHECK(values_of("d.csv", "t\nx\n", "a rml:IterableField ; rml:fieldName \"f\" ; " + csv_row, "f.v") ==
        "error: a row has no items, put field 'f' into one with rml:reference");
  CHECK(
      values_of("d.json", "[]",
                "rml:fieldName \"f\" ; rml:template \"{$.a}\" ; rml:field [ rml:fieldName \"i\" ; rml:iterator \"$\" ]",
                "f") == "error: field 'f.i' lies in a text and needs rml:referenceFormulation");
  CHECK(values_of("d.json", "[]",
                  "rml:fieldName \"f\" ; rml:reference \"$.t\" ; rml:referenceFormulation rml:CSV ; " + csv_row,
                  "f.v") ==
        "error: field 'f' has an expression, rml:referenceFormulation belongs to a field with rml:iterator");
}

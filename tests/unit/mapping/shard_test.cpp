// Runs over parts of the records together make what one run makes, byte for byte.
#include "kontor/mapping/shard.hpp"

#include <algorithm>
#include <string>
#include <vector>

#include "kontor/base/error.hpp"
#include "kontor/mapping/load_mapping.hpp"
#include "kontor/mapping/mapper.hpp"

#include "test.hpp"

using namespace kontor;
using namespace kontor::mapping;

namespace {

using Lines = std::vector<std::string>;

struct Collector final : rdf::QuadSink {
  void quad(const rdf::QuadView& quad, Place) override {
    lines.push_back(rdf::to_string(quad.subject) + " " + rdf::to_string(quad.predicate) + " " +
                    rdf::to_string(quad.object));
  }
  Lines lines;
};

Lines map(const std::string& triples_maps, const std::string& data, const Shard& shard) {
  const std::string text =
      "@prefix rml: <http://w3id.org/rml/> . @prefix x: <http://x/> .\n"
      "@prefix rdf: <http://www.w3.org/1999/02/22-rdf-syntax-ns#> .\n" +
      triples_maps;
  Diagnostics diagnostics;
  MemorySource bytes(text);
  const Mapping mapping = read_mapping(bytes, "m.ttl", "http://x/", diagnostics);
  MapOptions options;
  options.shard = shard;
  options.open = [&data](const std::string&) { return std::make_unique<MemorySource>(data); };
  Collector collector;
  run_mapping(mapping, options, collector, diagnostics);
  CHECK(diagnostics.errors() == 0);
  return collector.lines;
}

void check_union(const std::string& triples_maps, const std::string& data) {
  Lines whole = map(triples_maps, data, {});
  REQUIRE(!whole.empty());
  std::sort(whole.begin(), whole.end());
  for (const std::uint64_t count : {1U, 2U, 3U, 7U, 100U}) {
    Lines together;
    for (std::uint64_t number = 1; number <= count; ++number) {
      const Lines part = map(triples_maps, data, {number, count});
      together.insert(together.end(), part.begin(), part.end());
    }
    std::sort(together.begin(), together.end());
    CHECK(together == whole);
  }
}

std::string logical_source(const std::string& file, const std::string& more) {
  return "rml:logicalSource [ rml:source [ rml:path \"" + file + "\" ] ; rml:referenceFormulation " + more + " ]";
}

// A subject without a name, a value, and a join of the source with itself.
std::string triples_map(const std::string& on, const std::string& dollar) {
  return "x:m " + on +
         " ; rml:subjectMap [ rml:termType rml:BlankNode ] ; rml:predicateObjectMap "
         "[ rml:predicate x:n ; rml:objectMap [ rml:reference \"" +
         dollar +
         "n\" ] ] , "
         "[ rml:predicate x:next ; rml:objectMap [ rml:parentTriplesMap x:named ; rml:joinCondition "
         "[ rml:child \"" +
         dollar + "next\" ; rml:parent \"" + dollar +
         "n\" ] ] ] .\n"
         "x:named " +
         on +
         " ; rml:subject x:s ; rml:predicateObjectMap "
         "[ rml:predicate x:n ; rml:objectMap [ rml:reference \"" +
         dollar + "n\" ] ] .\n";
}

}  // namespace

TEST_CASE("shards of a JSON array, of JSON Lines and of CSV make the whole") {
  std::string array;
  std::string lines;
  std::string csv = "n,next\n";
  for (int i = 0; i < 50; ++i) {
    const std::string number = std::to_string(i);
    const std::string next = std::to_string(i + 1);
    const std::string record = "{\"n\": " + number + ", \"next\": " + next + ", \"l\": [1, 2]}";
    array += (i == 0 ? "[" : ",\n") + record;
    lines += record + "\n";
    csv += number + "," + next + "\n";
  }
  check_union(triples_map(logical_source("d.json", "rml:JSONPath ; rml:iterator \"$[*]\""), "$."), array + "]");
  check_union(triples_map(logical_source("d.jsonl", "rml:JSONPath ; rml:iterator \"$\""), "$."), lines);
  check_union(triples_map(logical_source("d.csv", "rml:CSV"), ""), csv);
}

TEST_CASE("blank nodes of the rows of a view do not depend on shards") {
  check_union(
      "x:v a rml:LogicalView ; rml:viewOn [ rml:source [ rml:path \"d.json\" ] ; rml:referenceFormulation rml:JSONPath "
      "; "
      "rml:iterator \"$[*]\" ] ; rml:field [ a rml:IterableField ; rml:fieldName \"l\" ; rml:iterator \"$.l[*]\" ; "
      "rml:field [ a rml:ExpressionField ; rml:fieldName \"v\" ; rml:reference \"$\" ] ] .\n"
      "x:m rml:logicalSource x:v ; rml:subjectMap [ rml:termType rml:BlankNode ] ; rml:predicateObjectMap "
      "[ rml:predicate x:v ; rml:objectMap [ rml:reference \"l.v\" ] ] .\n",
      R"([{"l": [1, 2, 3]}, {"l": []}, {"l": [4]}, {"l": [5, 6]}])");
}

TEST_CASE("collections that grow with several records cannot be divided") {
  const std::string list =
      "x:m " + logical_source("d.csv", "rml:CSV") +
      " ; rml:subject x:s ; rml:predicateObjectMap [ rml:predicate x:p ; rml:objectMap "
      "[ rml:constant x:list ; rml:gather ( [ rml:reference \"n\" ] ) ; rml:gatherAs rdf:List ] ] .\n";
  CHECK(map(list, "n\n1\n2\n", {}).size() == 6);
  CHECK_THROWS_WITH(map(list, "n\n1\n2\n", {1, 2}),
                    "a collection with a name gathers values of many records and cannot be divided into shards");
}

// What a join finds is the same with any memory; so is what whole mappings make.
#include "kontor/mapping/join_table.hpp"

#include <string>
#include <vector>

#include "kontor/mapping/load_mapping.hpp"
#include "kontor/mapping/mapper.hpp"

#include "test.hpp"

using namespace kontor;
using namespace kontor::mapping;

namespace {

using Lines = std::vector<std::string>;

void fill(JoinTable& table) {
  for (int i = 0; i < 30'000; ++i) table.add("key " + std::to_string(i * 7919 % 10'000), "value " + std::to_string(i));
  for (int i = 0; i < 5'000; ++i) table.add("often", i % 2 == 0 ? "a" : "b");
  for (int i = 0; i < 5'000; ++i) table.add("twice", "same");
  table.add("", "nothing");
}

std::vector<Lines> look_up(JoinTable& table) {
  std::vector<Lines> out;
  const auto find = [&](const std::string& key) {
    TextArena arena;
    std::vector<std::string_view> values;
    table.find(key, arena, values);
    out.emplace_back(values.begin(), values.end());
  };
  for (int i = 0; i < 10'100; ++i) find("key " + std::to_string(i));
  for (const char* key : {"often", "twice", "", "unknown"}) find(key);
  return out;
}

struct Collector final : rdf::QuadSink {
  void quad(const rdf::QuadView& quad, Place) override {
    lines.push_back(rdf::to_string(quad.subject) + " " + rdf::to_string(quad.predicate) + " " +
                    rdf::to_string(quad.object));
  }
  Lines lines;
};

Lines map(const std::string& text, const std::string& data, MemoryBudget* memory, unsigned threads) {
  Diagnostics diagnostics;
  MemorySource bytes(text);
  const Mapping mapping = read_mapping(bytes, "m.ttl", "http://x/", diagnostics);
  MapOptions options;
  options.memory = memory;
  options.threads = threads;
  options.open = [&data](const std::string&) { return std::make_unique<MemorySource>(data); };
  Collector collector;
  run_mapping(mapping, options, collector, diagnostics);
  CHECK(diagnostics.errors() == 0);
  return collector.lines;
}

}  // namespace

TEST_CASE("a join table finds the same with any memory") {
  MemoryBudget unlimited;
  JoinTable whole(unlimited);
  fill(whole);
  const std::vector<Lines> expected = look_up(whole);
  REQUIRE(expected[3].size() == 3);
  REQUIRE(expected[10'100].size() == 5'000);
  REQUIRE(expected[10'101] == Lines{"same"});
  REQUIRE(expected[10'103].empty());
  for (const std::size_t memory : {500'000U, 100'000U, 1'000U}) {
    INFO(memory);
    MemoryBudget budget(memory);
    JoinTable table(budget);
    fill(table);
    CHECK(look_up(table) == expected);
    CHECK(budget.taken() == 0);
  }
}

TEST_CASE("joins of triples maps and of views make the same with any memory and any number of threads") {
  const std::string mapping =
      "@prefix rml: <http://w3id.org/rml/> . @prefix x: <http://x/> .\n"
      "x:s rml:source [ rml:path \"d.csv\" ] ; rml:referenceFormulation rml:CSV .\n"
      "x:v a rml:LogicalView ; rml:viewOn x:s ; rml:field [ a rml:ExpressionField ; rml:fieldName \"n\" ; "
      "rml:reference \"n\" ] , [ a rml:ExpressionField ; rml:fieldName \"next\" ; rml:reference \"next\" ] .\n"
      "x:w a rml:LogicalView ; rml:viewOn x:s ; rml:field [ a rml:ExpressionField ; rml:fieldName \"n\" ; "
      "rml:reference \"n\" ] ; rml:leftJoin [ rml:parentLogicalView x:v ; rml:joinCondition "
      "[ rml:child \"n\" ; rml:parent \"next\" ] ; rml:field [ a rml:ExpressionField ; rml:fieldName \"before\" ; "
      "rml:reference \"n\" ] ] .\n"
      "x:a rml:logicalSource x:s ; rml:subjectMap [ rml:template \"http://x/{n}\" ] ; rml:predicateObjectMap "
      "[ rml:predicate x:next ; rml:objectMap [ rml:parentTriplesMap x:a ; rml:joinCondition "
      "[ rml:child \"next\" ; rml:parent \"n\" ] ] ] , "
      "[ rml:predicate x:same ; rml:objectMap [ rml:parentTriplesMap x:a ; rml:joinCondition "
      "[ rml:child \"group\" ; rml:parent \"group\" ] ] ] .\n"
      "x:b rml:logicalSource x:w ; rml:subjectMap [ rml:template \"http://x/{n}\" ] ; rml:predicateObjectMap "
      "[ rml:predicate x:before ; rml:objectMap [ rml:reference \"before\" ] ] .\n";
  std::string csv = "n,next,group\n";
  for (int i = 0; i < 20'000; ++i) {
    csv += std::to_string(i) + "," + std::to_string((i * 7 + 1) % 25'000) + "," + std::to_string(i % 5000) + "\n";
  }
  const Lines expected = map(mapping, csv, nullptr, 1);
  REQUIRE(expected.size() > 100'000);
  CHECK(map(mapping, csv, nullptr, 2) == expected);
  for (const std::size_t memory : {1'000'000U, 50'000U}) {
    MemoryBudget budget(memory);
    CHECK(map(mapping, csv, &budget, 2) == expected);
  }
}

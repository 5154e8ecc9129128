// Operators on graphs that are large enough for what they only do with many rows: a directory instead of searches, runs
// cut out of blocks. Each is held against a count by hand.
#include <algorithm>
#include <map>
#include <random>

#include "kontor/sparql/exec/index_join.hpp"
#include "kontor/sparql/exec/run_directory.hpp"
#include "kontor/sparql/exec/run_scan.hpp"

#include "rows.hpp"
#include "test.hpp"

using namespace kontor::sparql;
using kontor::store::Triple;

namespace {

constexpr Variable a = 0;
constexpr Variable b = 1;
constexpr Variable number = 2;
constexpr TermId predicate = 1;

// Below `limit`.
TermId draw(std::mt19937& random, TermId limit) {
  return static_cast<TermId>(random() % limit);
}

// Distinct triples, objects in runs of one to many thousands.
std::vector<Triple> skewed_graph(std::uint32_t seed) {
  std::mt19937 random(seed);
  std::vector<Triple> triples;
  for (TermId object = 10; object < 3000; object += 1 + draw(random, 3)) {
    const TermId length = object % 700 == 0 ? 9000 : (object % 50 == 0 ? 60 + draw(random, 10) : 1 + draw(random, 9));
    for (TermId i = 0; i < length; ++i) triples.push_back({10 + i, predicate, object});
  }
  return triples;
}

IdPattern edges() {
  return {{PatternPart{true, a, no_term}, PatternPart{false, 0, predicate}, PatternPart{true, b, no_term}}};
}

std::map<TermId, TermId> count_objects(const std::vector<Triple>& triples) {
  std::map<TermId, TermId> counts;
  for (const Triple& triple : triples) ++counts[triple.object];
  return counts;
}

}  // namespace

TEST_CASE("a scan of runs gives each value once and how often it comes, however long the runs are") {
  for (const std::uint32_t seed : {1U, 2U, 3U}) {
    const std::vector<Triple> triples = skewed_graph(seed);
    Bench bench(triples);
    Rows expected;
    for (const auto& [object, count] : count_objects(triples)) expected.push_back({object, count});
    RunScan scan(*bench.context, bench.graph, edges(), b, number);
    CHECK(read_all_rows(scan) == expected);
    scan.restart();
    CHECK(read_all_rows(scan) == expected);
  }
}

TEST_CASE("a join that looks up many rows gives what it gave for few, counted or not") {
  const std::vector<Triple> triples = skewed_graph(4);
  Bench bench(triples);
  std::map<TermId, TermId> counts = count_objects(triples);
  std::mt19937 random(5);
  Rows keys;
  Rows expected;
  for (int i = 0; i < 20'000; ++i) {
    // Also ids before the first object and beyond the last.
    const TermId key = draw(random, 3100) + 1;
    const TermId times_given = draw(random, 4);
    keys.push_back({key, times_given});
    const TermId count = counts.contains(key) ? counts[key] * times(times_given) : 0;
    if (count != 0) expected.push_back({key, count});
  }
  IndexJoin counted(*bench.context,
                    std::make_unique<HandRows>(*bench.context, std::vector<Variable>{b, number}, keys, 1000),
                    bench.graph, edges(), {b, number});
  REQUIRE(counted.can_count());
  counted.count_in(number);
  CHECK(read_all_rows(counted) == expected);

  Rows few(keys.begin(), keys.begin() + 3000);
  for (auto& key : few) key.pop_back();
  std::size_t matches = 0;
  for (const auto& key : few) matches += counts.contains(key[0]) ? counts[key[0]] : 0;
  IndexJoin joined(*bench.context, std::make_unique<HandRows>(*bench.context, std::vector<Variable>{b}, few, 1000),
                   bench.graph, edges(), {a, b});
  const Rows rows = read_all_rows(joined);
  CHECK(rows.size() == matches);
  std::size_t at = 0;
  for (const auto& key : few) {
    const TermId count = counts.contains(key[0]) ? counts[key[0]] : 0;
    for (TermId i = 0; i < count; ++i, ++at) REQUIRE(rows.at(at) == std::vector<TermId>{key[0], 10 + i});
  }
}

TEST_CASE("a join of sorted rows gives the same whether they match all of the triples or few of them") {
  const std::vector<Triple> triples = skewed_graph(6);
  Bench bench(triples);
  std::map<TermId, TermId> counts = count_objects(triples);
  for (const TermId gap : {1U, 3U, 40U, 700U}) {
    for (const std::size_t step : {std::size_t{3}, std::size_t{100}, std::size_t{1000}}) {
      Rows keys;
      Rows counted_keys;
      Rows expected;
      for (TermId key = 1; key < 3200; key += gap) {
        for (int again = 0; again < 2; ++again) keys.push_back({key});
      }
      for (const auto& key : keys) {
        if (counts.contains(key[0])) counted_keys.push_back({key[0], counts[key[0]]});
        for (TermId i = 0; counts.contains(key[0]) && i < counts[key[0]]; ++i) expected.push_back({key[0], 10 + i});
      }
      const auto sorted_rows = [&] {
        return std::make_unique<HandRows>(*bench.context, std::vector<Variable>{b}, keys, step, b);
      };
      IndexJoin counted(*bench.context, sorted_rows(), bench.graph, edges(), {b, number});
      counted.count_in(number);
      CHECK(read_all_rows(counted) == counted_keys);
      IndexJoin joined(*bench.context, sorted_rows(), bench.graph, edges(), {a, b});
      CHECK(read_all_rows(joined) == expected);
      joined.restart();
      CHECK(read_all_rows(joined) == expected);
    }
  }
}

TEST_CASE("a directory knows the rows of each id, and none of ids that are not there") {
  const std::vector<TermId> ids{1, 5, 5, 5, 8, 12, 12, 40};
  RunDirectory directory(ids, {0, 8});
  CHECK(directory.find(40).end == 8);
  directory.build(ids, {1, 7});
  CHECK(directory.find(5).begin == 1);
  CHECK(directory.find(5).end == 4);
  CHECK(directory.find(8).size() == 1);
  CHECK(directory.find(12).end == 7);
  for (const TermId id : {0U, 1U, 4U, 6U, 7U, 11U, 13U, 40U, 4'000'000'000U}) CHECK(directory.find(id).empty());
  CHECK(RunDirectory().empty());
  CHECK(RunDirectory::work(ids, {1, 1}) == 0);
  CHECK(RunDirectory::work(ids, {0, 8}) == 8 + 39 / 4);
  CHECK(RunDirectory::is_dense(ids, {0, 8}));
  CHECK_FALSE(RunDirectory::is_dense(std::vector<TermId>{1, 1000}, {0, 2}));
}

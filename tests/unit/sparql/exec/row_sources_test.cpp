#include <algorithm>

#include "kontor/sparql/exec/correlated.hpp"
#include "kontor/sparql/exec/index_join.hpp"
#include "kontor/sparql/exec/join.hpp"
#include "kontor/sparql/exec/order_by.hpp"
#include "kontor/sparql/exec/path.hpp"
#include "kontor/sparql/exec/project.hpp"
#include "kontor/sparql/exec/run_scan.hpp"
#include "kontor/sparql/exec/triple_scan.hpp"

#include "rows.hpp"
#include "test.hpp"

using namespace kontor::sparql;
using kontor::store::Triple;

namespace {

constexpr Variable a = 0;
constexpr Variable b = 1;
constexpr Variable c = 2;
constexpr Variable d = 3;

Rows sorted(Rows rows) {
  std::sort(rows.begin(), rows.end());
  return rows;
}

IdPattern pattern(int s, int p, int o) {
  // Negative numbers are variables: -1 is ?a.
  const auto part = [](int value) -> PatternPart {
    if (value < 0) return {true, static_cast<Variable>(-value - 1), no_term};
    return {false, 0, static_cast<TermId>(value)};
  };
  return {{part(s), part(p), part(o)}};
}

const std::vector<Triple> small_graph{{1, 10, 2}, {1, 10, 3}, {2, 10, 3}, {3, 11, 3}, {4, 10, 4}};

}  // namespace

TEST_CASE("a scan gives the matches of a pattern, also of one that repeats a variable") {
  Bench bench(small_graph);
  TripleScan all(*bench.context, bench.graph, pattern(-1, 10, -2), a, {a, b});
  CHECK(sorted(read_all_rows(all)) == Rows{{1, 2}, {1, 3}, {2, 3}, {4, 4}});
  CHECK(all.sorted_by() == a);
  TripleScan loops(*bench.context, bench.graph, pattern(-1, -2, -1), std::nullopt, {a});
  CHECK(sorted(read_all_rows(loops)) == Rows{{3}, {4}});
  TripleScan counted(*bench.context, bench.graph, pattern(-1, -2, -3), std::nullopt, {});
  Batch batch;
  CHECK(counted.next(batch));
  CHECK(batch.rows == 5);
  CHECK_FALSE(counted.next(batch));
}

TEST_CASE("an index join looks both bound variables up where the rows are sorted by one of them") {
  Bench bench(small_graph);
  // ?a ?b ?c with two of the three known, sorted by either.
  const Rows triples{{1, 10, 2}, {1, 10, 3}, {2, 10, 3}, {3, 11, 3}, {4, 10, 4}};
  const std::vector<Variable> all{a, b, c};
  for (std::size_t missing = 0; missing < 3; ++missing) {
    for (std::size_t sorted_by = 0; sorted_by < 3; ++sorted_by) {
      if (sorted_by == missing) continue;
      const std::size_t other = 3 - missing - sorted_by;
      Rows keys;
      Rows expected;
      for (const auto& triple : triples) keys.push_back({triple[sorted_by], triple[other]});
      std::sort(keys.begin(), keys.end());
      for (const auto& key : keys) {
        for (const auto& triple : triples) {
          if (triple[sorted_by] == key[0] && triple[other] == key[1]) expected.push_back(triple);
        }
      }
      auto rows = std::make_unique<HandRows>(*bench.context, std::vector<Variable>{all[sorted_by], all[other]}, keys, 2,
                                             all[sorted_by]);
      IndexJoin join(*bench.context, std::move(rows), bench.graph, pattern(-1, -2, -3), all);
      Rows joined;
      for (const auto& row : read_all_rows(join)) {
        std::vector<TermId>& triple = joined.emplace_back(3);
        for (std::size_t slot = 0; slot < 3; ++slot) triple[join.columns().variable(slot)] = row[slot];
      }
      CHECK(sorted(joined) == sorted(expected));
    }
  }
}

TEST_CASE("an index join extends rows in their order and drops columns that nobody needs") {
  Bench bench(small_graph);
  IndexJoin join(*bench.context, bench.rows({a, c}, {{2, 7}, {1, 8}, {9, 9}, {1, 8}}), bench.graph, pattern(-1, 10, -2),
                 {a, b});
  CHECK(read_all_rows(join) == Rows{{2, 3}, {1, 2}, {1, 3}, {1, 2}, {1, 3}});
  join.restart();
  CHECK(read_all_rows(join).size() == 5);
}

TEST_CASE("an index join binds what a row leaves unbound") {
  Bench bench(small_graph);
  IndexJoin join(*bench.context, bench.rows({a, b}, {{1, 0}, {0, 3}, {0, 0}, {2, 2}}), bench.graph, pattern(-1, 10, -2),
                 {a, b});
  CHECK(sorted(read_all_rows(join)) == Rows{{1, 2}, {1, 2}, {1, 3}, {1, 3}, {1, 3}, {2, 3}, {2, 3}, {4, 4}});
  CHECK(join.columns().certain(0));
}

TEST_CASE("an index join gives as many rows as a nested loop over a large skewed graph") {
  std::vector<Triple> triples;
  for (TermId i = 1; i <= 3000; ++i) triples.push_back({i % 37 + 1, i % 3 + 10, i * i % 101 + 1});
  std::size_t expected = 0;
  std::sort(triples.begin(), triples.end(), [](const Triple& x, const Triple& y) {
    return std::tie(x.subject, x.predicate, x.object) < std::tie(y.subject, y.predicate, y.object);
  });
  triples.erase(std::unique(triples.begin(), triples.end()), triples.end());
  for (const Triple& x : triples) {
    for (const Triple& y : triples) expected += x.predicate == 10 && y.predicate == 11 && x.object == y.subject;
  }
  Bench bench(triples);
  for (const std::optional<Variable> order : {std::optional<Variable>(a), std::optional<Variable>(b)}) {
    auto scan =
        std::make_unique<TripleScan>(*bench.context, bench.graph, pattern(-1, 10, -2), order, VariableSet{a, b});
    IndexJoin join(*bench.context, std::move(scan), bench.graph, pattern(-2, 11, -3), {a, b, c});
    CHECK(read_all_rows(join).size() == expected);
  }
}

TEST_CASE("an index join without columns only counts") {
  Bench bench(small_graph);
  IndexJoin join(*bench.context, bench.rows({a}, {{1}, {9}, {2}, {1}}), bench.graph, pattern(-1, 10, -2), {});
  Batch batch;
  std::size_t rows = 0;
  while (join.next(batch)) rows += batch.rows;
  CHECK(rows == 5);
  IndexJoin loops(*bench.context, bench.rows({b}, {{10}}), bench.graph, pattern(-1, -2, -1), {});
  CHECK(loops.next(batch));
  CHECK(batch.rows == 1);
}

TEST_CASE("an index join that counts multiplies the number of a row by that of its matches") {
  Bench bench(small_graph);
  IndexJoin first(*bench.context, bench.rows({a}, {{1}, {9}, {2}}), bench.graph, pattern(-1, 10, -2), {a});
  REQUIRE(first.can_count());
  first.count_in(d);
  CHECK(read_all_rows(first) == Rows{{1, 2}, {2, 1}});
  IndexJoin second(*bench.context, bench.rows({a, d}, {{1, 5}, {2, no_term}, {9, 3}}), bench.graph, pattern(-1, 10, -2),
                   {a, d});
  second.count_in(d);
  CHECK(read_all_rows(second) == Rows{{1, 10}, {2, 1}});
  // A number that does not fit becomes several.
  IndexJoin large(*bench.context, bench.rows({a, d}, {{1, 4'000'000'000}}), bench.graph, pattern(-1, 10, -2), {d});
  large.count_in(d);
  CHECK(read_all_rows(large) == Rows{{4'294'967'295}, {3'705'032'705}});
  IndexJoin tells_apart(*bench.context, bench.rows({a}, {{1}}), bench.graph, pattern(-1, 10, -2), {a, b});
  CHECK_FALSE(tells_apart.can_count());
  IndexJoin loops(*bench.context, bench.rows({b}, {{10}}), bench.graph, pattern(-1, -2, -1), {});
  CHECK_FALSE(loops.can_count());
}

TEST_CASE("a scan that counts gives one row") {
  Bench bench(small_graph);
  TripleScan scan(*bench.context, bench.graph, pattern(-1, 10, -2), std::nullopt, {});
  scan.count_in(d);
  CHECK(read_all_rows(scan) == Rows{{4}});
  scan.restart();
  CHECK(read_all_rows(scan) == Rows{{4}});
  TripleScan none(*bench.context, bench.graph, pattern(-1, 12, -2), std::nullopt, {});
  none.count_in(d);
  CHECK(read_all_rows(none).empty());
}

TEST_CASE("a run scan gives each value once, and how often it stands there") {
  Bench bench(small_graph);
  RunScan subjects(*bench.context, bench.graph, pattern(-1, 10, -2), a, {});
  CHECK(read_all_rows(subjects) == Rows{{1}, {2}, {4}});
  subjects.restart();
  CHECK(read_all_rows(subjects).size() == 3);
  RunScan objects(*bench.context, bench.graph, pattern(-1, -2, -3), c, d);
  CHECK(read_all_rows(objects) == Rows{{2, 1}, {3, 3}, {4, 1}});
  std::vector<Triple> triples;
  for (TermId i = 1; i <= 100; ++i) triples.push_back({i <= 60 ? TermId{1} : i, 10, i});
  Bench long_runs(triples);
  RunScan runs(*long_runs.context, long_runs.graph, pattern(-1, 10, -2), a, d);
  const Rows rows = read_all_rows(runs);
  REQUIRE(rows.size() == 41);
  CHECK(rows[0] == std::vector<TermId>{1, 60});
  CHECK(rows[40] == std::vector<TermId>{100, 1});
}

TEST_CASE("a hash join finds compatible rows, with and without a key") {
  Bench bench;
  HashJoin keyed(*bench.context, bench.rows({a, b}, {{1, 2}, {2, 3}, {3, 2}}),
                 bench.side({b, c}, {{2, 5}, {2, 6}, {4, 7}}), {a, b, c});
  CHECK(read_all_rows(keyed) == Rows{{1, 2, 5}, {1, 2, 6}, {3, 2, 5}, {3, 2, 6}});
  HashJoin gaps(*bench.context, bench.rows({a, b}, {{1, 0}, {2, 3}}), bench.side({b, c}, {{3, 5}, {0, 6}}), {a, b, c});
  CHECK(sorted(read_all_rows(gaps)) == Rows{{1, 0, 6}, {1, 3, 5}, {2, 3, 5}, {2, 3, 6}});
  HashJoin product(*bench.context, bench.rows({a}, {{1}, {2}}), bench.side({b}, {{3}, {4}}), {a, b});
  CHECK(read_all_rows(product).size() == 4);
}

TEST_CASE("MINUS only removes rows that share a bound variable") {
  Bench bench;
  MinusRows minus(*bench.context, bench.rows({a, b}, {{1, 2}, {2, 0}, {3, 4}}), bench.side({b, c}, {{2, 9}, {0, 4}}),
                  {b});
  CHECK(read_all_rows(minus) == Rows{{2, 0}, {3, 4}});
  MinusRows disjoint(*bench.context, bench.rows({a}, {{1}}), bench.side({b}, {{1}}), {});
  CHECK(read_all_rows(disjoint) == Rows{{1}});
}

TEST_CASE("a union over the rows of the left keeps their order, whatever comes at a time") {
  for (const std::size_t step : {1U, 2U, 3U}) {
    Bench bench(small_graph);
    CorrelatedJoin join(*bench.context, bench.rows({a}, {{1}, {3}, {2}}, step));
    const Variable number = join.feed().number;
    const auto input = [&] { return std::make_unique<InputRows>(*bench.context, join.feed()); };
    const auto matches = [&] {
      return std::make_unique<IndexJoin>(*bench.context, input(), bench.graph, pattern(-1, 10, -2),
                                         std::vector<Variable>{a, b, number});
    };
    std::vector<RowSourcePtr> branches;
    branches.push_back(matches());
    branches.push_back(input());
    branches.push_back(matches());
    join.set_plan(std::make_unique<UnionRows>(*bench.context, std::move(branches), number));
    CHECK(read_all_rows(join) == Rows{{1, 2}, {1, 3}, {1, 0}, {1, 2}, {1, 3}, {3, 0}, {2, 3}, {2, 0}, {2, 3}});
  }
}

TEST_CASE("a left join by row keeps every left row, in order") {
  Bench bench(small_graph);
  CorrelatedLeftJoin join(*bench.context, bench.rows({a}, {{9}, {1}, {3}, {2}}));
  auto inner = std::make_unique<InputRows>(*bench.context, join.feed());
  join.set_plan(std::make_unique<IndexJoin>(*bench.context, std::move(inner), bench.graph, pattern(-1, 10, -2),
                                            std::vector<Variable>{a, b, join.feed().number}),
                {a, b});
  CHECK(read_all_rows(join) == Rows{{9, 0}, {1, 2}, {1, 3}, {3, 0}, {2, 3}});
}

TEST_CASE("EXISTS and NOT EXISTS divide the rows") {
  Bench bench(small_graph);
  for (const Presence presence : {Presence::exists, Presence::not_exists}) {
    SemiJoin join(*bench.context, presence, bench.rows({a}, {{9}, {1}, {3}, {2}, {1}}));
    auto inner = std::make_unique<InputRows>(*bench.context, join.feed());
    join.set_plan(std::make_unique<IndexJoin>(*bench.context, std::move(inner), bench.graph, pattern(-1, 10, -2),
                                              std::vector<Variable>{join.feed().number}));
    CHECK(read_all_rows(join) == (presence == Presence::exists ? Rows{{1}, {2}, {1}} : Rows{{9}, {3}}));
  }
}

TEST_CASE("distinct, reduced, slice, union and project choose rows and columns") {
  Bench bench;
  const Rows input{{1, 2}, {1, 2}, {3, 4}, {1, 2}, {5, 6}};
  DistinctRows distinct(*bench.context, bench.rows({a, b}, input));
  CHECK(read_all_rows(distinct) == Rows{{1, 2}, {3, 4}, {5, 6}});
  ReducedRows reduced(*bench.context, bench.rows({a, b}, input));
  CHECK(read_all_rows(reduced) == Rows{{1, 2}, {3, 4}, {1, 2}, {5, 6}});
  SliceRows slice(*bench.context, bench.rows({a, b}, input), 1, 2);
  CHECK(read_all_rows(slice) == Rows{{1, 2}, {3, 4}});
  SliceRows beyond(*bench.context, bench.rows({a, b}, input), 9, std::nullopt);
  CHECK(read_all_rows(beyond).empty());
  ProjectRows project(*bench.context, bench.rows({a, b}, {{1, 2}}), {d, b});
  CHECK(read_all_rows(project) == Rows{{0, 2}});
  std::vector<RowSourcePtr> branches;
  branches.push_back(bench.rows({a}, {{1}}));
  branches.push_back(bench.rows({b}, {{2}, {3}}));
  UnionRows united(*bench.context, std::move(branches));
  CHECK(read_all_rows(united) == Rows{{1, 0}, {0, 2}, {0, 3}});
}

TEST_CASE("a slice stops reading when it has enough") {
  Bench bench;
  auto source =
      std::make_unique<HandRows>(*bench.context, std::vector<Variable>{a}, Rows{{1}, {2}, {3}, {4}, {5}, {6}});
  const HandRows& hand = *source;
  SliceRows slice(*bench.context, std::move(source), 0, 1);
  read_all_rows(slice);
  CHECK(hand.given() == 2);
}

TEST_CASE("ORDER BY sorts, keeps equal rows in order, and needs only as many rows as a limit says") {
  Bench bench;
  kontor::sparql::algebra::OrderCondition by_a;
  by_a.expression.node = algebra::VariableValue{a};
  by_a.direction = algebra::Direction::descending;
  Rows input;
  for (TermId i = 0; i < 9000; ++i) input.push_back({i % 9 + 1, i % 20 + 1});
  OrderByRows all(*bench.context, bench.rows({a, b}, input, 500), {by_a}, std::nullopt);
  OrderByRows some(*bench.context, bench.rows({a, b}, input, 500), {by_a}, 1500);
  Rows expected = read_all_rows(all);
  CHECK(expected.size() == 9000);
  CHECK(expected[0] == std::vector<TermId>{9, 9});
  CHECK(expected[1] == std::vector<TermId>{9, 18});
  expected.resize(1500);
  CHECK(read_all_rows(some) == expected);
}

TEST_CASE("paths end in cycles and in chains of any depth") {
  std::vector<Triple> chain;
  constexpr TermId length = 200'000;
  for (TermId i = 100; i < 100 + length; ++i) chain.push_back({i, 10, i + 1});
  chain.push_back({100 + length, 10, 100});
  Bench bench(chain);
  algebra::Path path;
  path.object = Variable{b};
  kontor::rdf::PropertyPath step{kontor::rdf::PredicatePath{"t10"}};
  path.path = {kontor::rdf::OneOrMorePath{step}};
  path.subject = Variable{a};
  PathJoin forward(*bench.context, bench.rows({a}, {{100}}), bench.graph, path, PathJoin::InputTerms::joined, {a, b});
  CHECK(read_all_rows(forward).size() == length + 1);
  PathJoin backward(*bench.context, bench.rows({b}, {{100}}), bench.graph, path, PathJoin::InputTerms::joined, {a, b});
  CHECK(read_all_rows(backward).size() == length + 1);
  path.path = {kontor::rdf::ZeroOrMorePath{step}};
  PathJoin outside(*bench.context, bench.rows({a}, {{7}}), bench.graph, path, PathJoin::InputTerms::joined, {a, b});
  CHECK(read_all_rows(outside).empty());
  PathJoin replaced(*bench.context, bench.rows({a}, {{7}}), bench.graph, path, PathJoin::InputTerms::substituted,
                    {a, b});
  CHECK(read_all_rows(replaced) == Rows{{7, 7}});
}

TEST_CASE("limits end a query with a message that names them") {
  QueryLimits limits;
  limits.max_memory = 100'000;
  Bench bench({}, limits);
  Rows many;
  for (TermId i = 0; i < 100'000; ++i) many.push_back({i + 1});
  DistinctRows distinct(*bench.context, bench.rows({a}, many, 1000));
  CHECK_THROWS_WITH(read_all_rows(distinct), "the query needs more memory than its limit of 100000 bytes");

  limits = {};
  limits.max_work = 50'000;
  Watch watch(limits);
  watch.tick(49'000);
  watch.tick(10);
  CHECK_THROWS_WITH(watch.tick(2'000), "the query takes more than 50000 steps");

  std::atomic<bool> cancelled = true;
  limits = {};
  limits.cancelled = &cancelled;
  Bench other({}, limits);
  DistinctRows more(*other.context, other.rows({a}, many, 1000));
  CHECK_THROWS_WITH(read_all_rows(more), "the query was cancelled");
}

#include "kontor/store/triple_index.hpp"

#include <algorithm>
#include <random>
#include <set>
#include <span>
#include <tuple>

#include "test.hpp"

using kontor::store::Graph;
using kontor::store::Order;
using kontor::store::order_count;
using kontor::store::Permutation;
using kontor::store::Row;
using kontor::store::RowRange;
using kontor::store::TermId;
using kontor::store::Triple;
using kontor::store::TripleIndex;

namespace {

using Key = std::tuple<TermId, TermId, TermId>;

std::vector<Triple> random_triples(std::size_t count, TermId highest, unsigned seed) {
  std::mt19937 random(seed);
  std::uniform_int_distribution<TermId> any(1, highest);
  std::uniform_int_distribution<TermId> few(1, 5);
  std::vector<Triple> triples(count);
  for (Triple& triple : triples) triple = {any(random), few(random), any(random)};
  return triples;
}

// Every order holds exactly the distinct triples of each graph, sorted.
void check_orders(const std::vector<Triple>& triples, const std::vector<Row>& graphs) {
  const TripleIndex index(triples, graphs);
  for (std::size_t number = 0; number + 1 < graphs.size(); ++number) {
    for (std::size_t o = 0; o < order_count; ++o) {
      const auto order = static_cast<Order>(o);
      const auto part = kontor::store::parts(order);
      std::set<Key> expected;
      for (Row row = graphs[number]; row < graphs[number + 1]; ++row) {
        const std::array<TermId, 3> terms{triples[row].subject, triples[row].predicate, triples[row].object};
        expected.emplace(terms[part[0]], terms[part[1]], terms[part[2]]);
      }
      const Permutation& permutation = index.permutation(order);
      const RowRange rows = index.rows(number);
      std::vector<Key> found;
      for (Row row = rows.begin; row < rows.end; ++row) {
        found.emplace_back(permutation.column(0)[row], permutation.column(1)[row], permutation.column(2)[row]);
      }
      CHECK(std::equal(found.begin(), found.end(), expected.begin(), expected.end()));
    }
  }
}

}  // namespace

TEST_CASE("an index sorts its triples in all six orders and drops duplicates") {
  check_orders({}, {0, 0});
  check_orders({{1, 2, 3}, {1, 2, 3}, {1, 2, 3}}, {0, 3});
  check_orders(random_triples(500, 40, 1), {0, 500});
  check_orders(random_triples(60'000, 5'000, 2), {0, 60'000});
  check_orders(random_triples(500, 1'000'000, 3), {0, 500});
}

TEST_CASE("graphs stay apart in every order") {
  check_orders(random_triples(1'000, 30, 4), {0, 0, 400, 400, 410, 1'000});
  check_orders({{1, 1, 1}, {1, 1, 1}, {1, 1, 1}}, {0, 1, 2, 3});
}

TEST_CASE("counts are those of a plain scan for every pattern") {
  const std::vector<Triple> triples = random_triples(2'000, 25, 5);
  const TripleIndex index(triples, {0, 700, 2'000});
  for (std::size_t number = 0; number < 2; ++number) {
    std::set<Key> distinct;
    for (std::size_t i = number == 0 ? 0 : 700; i < (number == 0 ? 700U : 2'000U); ++i) {
      distinct.emplace(triples[i].subject, triples[i].predicate, triples[i].object);
    }
    const Graph graph(index, number);
    CHECK(graph.size() == distinct.size());
    for (TermId s : {0U, 1U, 7U, 25U, 99U}) {
      for (TermId p : {0U, 1U, 5U, 6U}) {
        for (TermId o : {0U, 2U, 24U, 99U}) {
          const auto expected = std::count_if(distinct.begin(), distinct.end(), [&](const Key& key) {
            return (s == 0 || std::get<0>(key) == s) && (p == 0 || std::get<1>(key) == p) &&
                   (o == 0 || std::get<2>(key) == o);
          });
          CHECK(graph.count({s, p, o}) == static_cast<std::size_t>(expected));
        }
      }
    }
  }
}

TEST_CASE("searching on from the last answer finds the same rows") {
  const TripleIndex index(random_triples(3'000, 200, 6), {0, 3'000});
  const Permutation& permutation = index.permutation(Order::sop);
  const RowRange all = index.rows(0);
  Row from = all.begin;
  for (TermId id : {0U, 1U, 2U, 3U, 50U, 50U, 51U, 200U, 201U, 7U, 7U, 199U, 1U}) {
    const RowRange expected = permutation.equal_range(all, 0, id);
    const RowRange found = permutation.equal_range_from(all, 0, id, from);
    CHECK(found.size() == expected.size());
    if (!found.empty()) CHECK(found.begin == expected.begin);
    from = found.end;
  }
}

TEST_CASE("searching on finds what is near, far and not there") {
  std::vector<Triple> triples;
  for (TermId id = 10; id < 4'000; id += id % 7 == 0 ? 40 : 1) {
    for (TermId object = 1; object <= (id % 50 == 0 ? 100 : id % 3); ++object) triples.push_back({id, 1, object});
  }
  const auto size = static_cast<Row>(triples.size());
  const TripleIndex index(std::move(triples), {0, size});
  const Permutation& permutation = index.permutation(Order::spo);
  const std::span<const TermId> ids = permutation.column(0);
  for (const TermId gap : {1U, 2U, 9U, 31U, 33U, 400U, 3'000U}) {
    Row from = 0;
    for (TermId id = 0; id < 4'100; id += gap) {
      const RowRange found = permutation.equal_range_from({0, size}, 0, id, from);
      const auto expected = std::equal_range(ids.begin(), ids.end(), id);
      REQUIRE(found.begin == static_cast<Row>(expected.first - ids.begin()));
      REQUIRE(found.end == static_cast<Row>(expected.second - ids.begin()));
      from = found.end;
    }
  }
}

TEST_CASE("an order is built only when somebody asks for it") {
  const TripleIndex index(random_triples(100, 20, 7), {0, 100});
  CHECK(index.has(Order::spo));
  CHECK_FALSE(index.has(Order::pos));
  index.permutation(Order::pso);
  CHECK(index.has(Order::pso));
  CHECK_FALSE(index.has(Order::pos));
  // pso answers "how many with this predicate" as well as pos would.
  CHECK(kontor::store::access_for(&index, false, true, false).order == Order::pso);
  CHECK(kontor::store::access_for(&index, false, true, false, 2).order == Order::pos);
  CHECK(kontor::store::access_for(&index, true, false, true).order == Order::sop);
}

TEST_CASE("an empty graph matches nothing") {
  const Graph none;
  CHECK(none.empty());
  CHECK(none.count({0, 0, 0}) == 0);
  CHECK(none.range(Order::pos, {}).empty());
  const TripleIndex index({}, {0, 0});
  CHECK(Graph(index, 0).count({1, 0, 0}) == 0);
  CHECK(Graph(index, 0).count({0, 0, 0}) == 0);
}

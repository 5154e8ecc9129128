#include "kontor/sparql/exec/pair_set.hpp"

#include <numeric>
#include <set>
#include <utility>
#include <vector>

#include "test.hpp"

using namespace kontor;
using namespace kontor::sparql;

namespace {

using Pairs = std::set<std::pair<std::uint32_t, store::TermId>>;

// Few groups with many terms, some of which come again.
void add_some(PairSet& set, Pairs& known, std::uint32_t seed, std::size_t count) {
  std::size_t wrong = 0;
  for (std::size_t i = 0; i < count; ++i) {
    seed = seed * 1'664'525 + 1'013'904'223;
    const std::uint32_t group = seed >> 8U & 31U;
    const store::TermId term = 1 + (seed >> 13U) % 30'011;
    if (set.insert(group, term) != known.emplace(group, term).second) ++wrong;
  }
  CHECK(wrong == 0);
}

std::vector<std::size_t> sizes(const PairSet& set, std::size_t groups) {
  std::vector<std::size_t> result(groups);
  set.each_group(0, set.slot_count(), [&result](std::uint32_t group) { ++result[group]; });
  return result;
}

std::vector<std::size_t> sizes(const Pairs& pairs, std::size_t groups) {
  std::vector<std::size_t> result(groups);
  for (const auto& pair : pairs) ++result[pair.first];
  return result;
}

}  // namespace

TEST_CASE("a set of pairs tells new ones while it grows") {
  PairSet set;
  Pairs known;
  CHECK(set.memory_bytes(1) > 0);
  add_some(set, known, 1, 200'000);
  CHECK(set.size() == known.size());
  CHECK(sizes(set, 32) == sizes(known, 32));
  CHECK(set.memory_bytes(0) >= 8 * set.size() * 4 / 3);
}

TEST_CASE("sets of pairs are merged by any number of threads") {
  std::vector<std::uint32_t> same;
  std::vector<std::uint32_t> others;
  std::vector<std::uint32_t> some;
  for (std::uint32_t group = 0; group < 32; ++group) {
    same.push_back(group);
    others.push_back((group * 7 + 3) % 37);
    some.push_back(group % 3 == 0 ? group : PairSet::no_group);
  }
  for (const auto& numbers : {same, others, some}) {
    for (const unsigned threads : {1U, 2U, 3U, 7U}) {
      for (const std::size_t count : {0U, 20U, 100'000U}) {
        PairSet first;
        Pairs all;
        add_some(first, all, 1, 50'000);
        PairSet later;
        Pairs added;
        add_some(later, added, 2, count);
        for (const auto& [group, term] : added) {
          if (numbers[group] != PairSet::no_group) all.emplace(numbers[group], term);
        }
        std::size_t grown = 0;
        first.merge(later, numbers, threads, [&grown] { ++grown; });
        CHECK(first.size() == all.size());
        CHECK(sizes(first, 37) == sizes(all, 37));
        CHECK((grown > 0) == (count > 0));
        for (const auto& [group, term] : all) first.insert(group, term);
        CHECK(first.size() == all.size());
      }
    }
  }
}

TEST_CASE("a small set takes in a large one") {
  PairSet first;
  first.insert(0, 1);
  PairSet later;
  Pairs all;
  add_some(later, all, 2, 1'000'000);
  all.emplace(0, 1);
  std::vector<std::uint32_t> same(32);
  std::iota(same.begin(), same.end(), 0);
  first.merge(later, same, 2, [] {});
  CHECK(sizes(first, 32) == sizes(all, 32));
}

#include "kontor/base/text_multimap.hpp"

#include <algorithm>
#include <string>
#include <vector>

#include "test.hpp"

using namespace kontor;
using Added = TextMultimap::Added;

namespace {

Added add(TextMultimap& map, const std::string& key, const std::string& value = {}) {
  return map.add(key, TextMultimap::hash_of(key), value);
}

std::vector<std::string> values(const TextMultimap& map, const std::string& key) {
  std::vector<std::string> out;
  map.for_values(key, TextMultimap::hash_of(key), [&out](std::string_view value) { out.emplace_back(value); });
  return out;
}

}  // namespace

TEST_CASE("a key has its values in the order in which they came") {
  MemoryBudget budget;
  TextMultimap map(budget);
  CHECK(values(map, "a").empty());
  CHECK(add(map, "a", "1") == Added::yes);
  CHECK(add(map, "b", "1") == Added::yes);
  CHECK(add(map, "a", "2") == Added::yes);
  CHECK(add(map, "a", "2") == Added::known);
  CHECK(add(map, "a", "1") == Added::yes);  // only the last one is compared
  CHECK(values(map, "a") == std::vector<std::string>{"1", "2", "1"});
  CHECK(values(map, "b") == std::vector<std::string>{"1"});
  CHECK(values(map, "c").empty());
}

TEST_CASE("as a set of texts, the empty one among them") {
  MemoryBudget budget;
  TextMultimap set(budget);
  CHECK(add(set, "") == Added::yes);
  CHECK(add(set, "") == Added::known);
  CHECK(set.contains("", TextMultimap::hash_of("")));
  CHECK_FALSE(set.contains("a", TextMultimap::hash_of("a")));
}

TEST_CASE("many keys, some of them larger than a block") {
  MemoryBudget budget;
  TextMultimap map(budget);
  const std::string large(1'000'000, 'x');
  for (int i = 0; i < 20'000; ++i) {
    REQUIRE(add(map, std::to_string(i), std::to_string(i * 7)) == Added::yes);
    if (i % 5000 == 0) REQUIRE(add(map, large + std::to_string(i), "l") == Added::yes);
  }
  for (int i = 0; i < 20'000; ++i) REQUIRE(values(map, std::to_string(i)) == std::vector{std::to_string(i * 7)});
  CHECK(values(map, large + "5000") == std::vector<std::string>{"l"});
  std::size_t count = 0;
  map.for_each([&count](std::string_view, std::string_view) { ++count; });
  CHECK(count == 20'004);
}

TEST_CASE("a table keeps within its budget and gives it back") {
  MemoryBudget budget(100'000);
  {
    TextMultimap map(budget);
    int added = 0;
    while (add(map, "key " + std::to_string(added), "value") == Added::yes) ++added;
    CHECK(added > 1000);
    CHECK(budget.taken() <= budget.limit());
    CHECK(budget.taken() > budget.limit() / 2);
    CHECK(values(map, "key 7") == std::vector<std::string>{"value"});
    CHECK(add(map, "key 7", "value") == Added::known);
    CHECK(map.add_anyway("one more", TextMultimap::hash_of("one more"), "1") == Added::yes);
    CHECK(values(map, "one more") == std::vector<std::string>{"1"});
  }
  CHECK(budget.taken() == 0);
}

#include "kontor/source/batches.hpp"

#include <algorithm>
#include <atomic>
#include <stdexcept>
#include <vector>

#include "test.hpp"

using namespace kontor::source;

namespace {

struct Numbers {
  void clear() { numbers.clear(); }
  // A single number makes a large batch.
  std::size_t bytes() const { return numbers.size() == 1 ? std::size_t{1} << 30U : numbers.size(); }
  std::vector<int> numbers;
};

// Counts to `count`, a few numbers per batch.
void count_to(int count, BatchFeed<Numbers>& feed) {
  for (int i = 0; i < count; ++i) {
    feed.batch().numbers.push_back(i);
    if (feed.batch().numbers.size() == 3) feed.hand_over();
  }
}

}  // namespace

TEST_CASE("batches come in order, on one thread or two") {
  for (const ReadAhead ahead : {ReadAhead::no, ReadAhead::yes}) {
    for (const int count : {0, 1, 3, 10'000}) {
      int expected = 0;
      read_in_batches<Numbers>(
          ahead, [count](BatchFeed<Numbers>& feed) { count_to(count, feed); },
          [&expected](Numbers& batch) {
            for (const int number : batch.numbers) REQUIRE(number == expected++);
          });
      CHECK(expected == count);
    }
  }
}

TEST_CASE("a large batch is used before another one is filled") {
  int most = 0;
  std::atomic<int> given_out = 0;
  const auto produce = [&](BatchFeed<Numbers>& feed) {
    for (int i = 0; i < 1000; ++i) {
      most = std::max(most, i - given_out.load());
      feed.batch().numbers.push_back(i);
      feed.hand_over();
    }
  };
  read_in_batches<Numbers>(ReadAhead::yes, produce, [&](Numbers&) { ++given_out; });
  CHECK(given_out == 1001);  // an empty one ends it
  CHECK(most <= 1);
}

TEST_CASE("what was read before a failure is used") {
  for (const ReadAhead ahead : {ReadAhead::no, ReadAhead::yes}) {
    std::size_t used = 0;
    const auto fail_late = [](BatchFeed<Numbers>& feed) {
      count_to(100, feed);
      throw std::runtime_error("the source is broken");
    };
    CHECK_THROWS_WITH(
        read_in_batches<Numbers>(ahead, fail_late, [&used](Numbers& batch) { used += batch.numbers.size(); }),
        "the source is broken");
    CHECK(used == 100);
  }
}

TEST_CASE("reading stops when the user of batches fails") {
  for (const ReadAhead ahead : {ReadAhead::no, ReadAhead::yes}) {
    int batches = 0;
    const auto fail_soon = [&batches](Numbers&) {
      if (++batches == 2) throw std::runtime_error("the sink is full");
    };
    CHECK_THROWS_WITH(read_in_batches<Numbers>(
                          ahead, [](BatchFeed<Numbers>& feed) { count_to(1'000'000, feed); }, fail_soon),
                      "the sink is full");
    CHECK(batches == 2);
  }
}

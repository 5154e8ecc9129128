#include "kontor/source/batches.hpp"

#include <stdexcept>
#include <vector>

#include "test.hpp"

using namespace kontor::source;

namespace {

struct Numbers {
  void clear() { numbers.clear(); }
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

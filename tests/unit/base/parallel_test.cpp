#include "kontor/base/parallel.hpp"

#include <atomic>
#include <limits>
#include <numeric>
#include <random>
#include <stdexcept>
#include <string>

#include "test.hpp"

using kontor::HeldMemory;
using kontor::look_at_watch;
using kontor::parallel_for;
using kontor::parallel_pieces;
using kontor::parallel_sort;
using kontor::WorkWatch;
using kontor::WorkWatchScope;

namespace {

// Ends the work at the n-th look.
class CountingWatch final : public WorkWatch {
 public:
  explicit CountingWatch(std::size_t last, std::size_t most = std::numeric_limits<std::size_t>::max())
      : last_(last), most_(most) {}
  void look() override {
    if (++looks >= last_) throw std::runtime_error("enough");
  }
  void allocate(std::size_t bytes) override {
    held += bytes;
    if (held > most_) throw std::runtime_error("too much");
  }
  void release(std::size_t bytes) noexcept override { held -= bytes; }

  std::atomic<std::size_t> looks = 0;
  std::atomic<std::size_t> held = 0;

 private:
  std::size_t last_;
  std::size_t most_;
};

std::vector<std::uint32_t> random_numbers(std::size_t count) {
  std::mt19937 random(7);
  std::vector<std::uint32_t> numbers(count);
  for (std::uint32_t& number : numbers) number = static_cast<std::uint32_t>(random() % count);
  return numbers;
}

}  // namespace

TEST_CASE("every part is worked on once, by any number of threads") {
  for (const unsigned threads : {1U, 2U, 3U, 7U}) {
    for (const std::size_t parts : {0UL, 1UL, 2UL, 100UL}) {
      std::vector<std::atomic<int>> done(parts);
      parallel_for(parts, threads, [&](std::size_t part) { ++done[part]; });
      for (const std::atomic<int>& times : done) CHECK(times == 1);
    }
  }
}

TEST_CASE("what a part throws comes out, and no further parts begin") {
  for (const unsigned threads : {1U, 3U}) {
    std::atomic<std::size_t> begun = 0;
    CHECK_THROWS_WITH(parallel_for(10'000, threads,
                                   [&](std::size_t part) {
                                     ++begun;
                                     if (part == 5) throw std::runtime_error("part 5");
                                   }),
                      "part 5");
    if (threads == 1) CHECK(begun == 6);
  }
}

TEST_CASE("sorting gives the same for any number of threads") {
  for (const std::size_t count : {0UL, 1UL, 16'384UL, 16'385UL, 100'000UL, 163'841UL}) {
    const std::vector<std::uint32_t> numbers = random_numbers(count);
    std::vector<std::uint32_t> expected = numbers;
    std::sort(expected.begin(), expected.end());
    for (const unsigned threads : {1U, 2U, 3U, 7U}) {
      std::vector<std::uint32_t> sorted = numbers;
      parallel_sort(std::span<std::uint32_t>(sorted), threads, std::less<>());
      CHECK(sorted == expected);
    }
  }
}

TEST_CASE("pieces cover everything once") {
  std::vector<int> done(100'001);
  parallel_pieces(done.size(), 3, [&](std::size_t begin, std::size_t end) {
    for (std::size_t i = begin; i < end; ++i) ++done[i];
  });
  CHECK(std::accumulate(done.begin(), done.end(), 0) == 100'001);
  CHECK(*std::min_element(done.begin(), done.end()) == 1);
}

TEST_CASE("the watch of the thread that begins ends the work of all") {
  std::vector<std::uint32_t> numbers = random_numbers(200'000);
  CountingWatch all(std::numeric_limits<std::size_t>::max());
  {
    const WorkWatchScope scope(&all);
    parallel_sort(std::span<std::uint32_t>(numbers), 2, std::less<>());
  }
  CHECK(all.looks >= 13);
  CHECK(all.held == 0);
  for (std::size_t last = 1; last <= all.looks; ++last) {
    numbers = random_numbers(200'000);
    CountingWatch some(last);
    const WorkWatchScope scope(&some);
    CHECK_THROWS_WITH(parallel_sort(std::span<std::uint32_t>(numbers), 2, std::less<>()), "enough");
    CHECK(some.held == 0);
  }
  look_at_watch();  // nobody watches any more
}

TEST_CASE("memory is charged before it is taken, and given back") {
  CountingWatch watch(std::numeric_limits<std::size_t>::max(), 1000);
  const WorkWatchScope scope(&watch);
  {
    const HeldMemory held(600);
    CHECK_THROWS_WITH(HeldMemory(600), "too much");
    CHECK(watch.held == 600);
    HeldMemory kept(300);
    kept.keep();
  }
  CHECK(watch.held == 300);
  {
    const WorkWatchScope nobody(nullptr);
    const HeldMemory more(5000);
    CHECK(watch.held == 300);
  }
}

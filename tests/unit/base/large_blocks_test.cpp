#include "kontor/base/large_blocks.hpp"

#include <cstdint>
#include <numeric>
#include <vector>

#include "kontor/base/process_memory.hpp"

#include "test.hpp"

using namespace kontor;

TEST_CASE("a vector of large blocks grows through both kinds of blocks") {
  std::vector<std::uint32_t, LargeBlocks<std::uint32_t>> numbers;
  constexpr std::uint32_t count = 3 * least_large_block / sizeof(std::uint32_t) + 1;
  for (std::uint32_t i = 0; i < count; ++i) numbers.push_back(i);
  const std::uint64_t sum = std::accumulate(numbers.begin(), numbers.end(), std::uint64_t{0});
  CHECK(sum == std::uint64_t{count} * (count - 1) / 2);
  const auto copy = numbers;
  numbers.clear();
  numbers.shrink_to_fit();
  CHECK(copy.back() == count - 1);
}

TEST_CASE("a large block takes memory as it is touched and gives it back") {
  constexpr std::size_t size = (std::size_t{64} << 20U) + 1;
  const std::size_t before = resident_bytes();
  auto* block = static_cast<char*>(take_large_block(size));
  block[0] = 'a';
  block[size - 1] = 'z';
  if (before != 0) CHECK(resident_bytes() < before + size / 2);
  for (std::size_t i = 0; i < size; i += 1024) block[i] = 'b';
  if (before != 0) CHECK(resident_bytes() > before + size / 2);
  free_large_block(block, size);
  if (before != 0) CHECK(resident_bytes() < before + size / 2);
  CHECK_THROWS_AS(LargeBlocks<std::uint64_t>().allocate(static_cast<std::size_t>(-1) / 8), std::bad_alloc);
}

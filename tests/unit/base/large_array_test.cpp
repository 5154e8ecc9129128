#include "kontor/base/large_array.hpp"

#include <array>
#include <cstdint>

#include "kontor/base/process_memory.hpp"

#include "test.hpp"

using namespace kontor;

TEST_CASE("a large array keeps what it has while it grows, and adds zeros") {
  LargeArray<std::uint32_t> numbers;
  constexpr std::size_t count = 9 * least_large_block / sizeof(std::uint32_t) + 1;
  for (std::uint32_t i = 0; i < count; ++i) {
    numbers.resize(i + 1);
    numbers[i] += i + 1;
  }
  std::uint64_t sum = 0;
  for (const std::uint32_t number : numbers) sum += number;
  CHECK(sum == std::uint64_t{count} * (count + 1) / 2);
  const std::array<std::uint32_t, 3> more{7, 8, 9};
  numbers.append(more);
  CHECK(numbers.size() == count + 3);
  CHECK(numbers[count - 1] == count);
  CHECK(numbers[count + 2] == 9);
}

TEST_CASE("a large array can be moved") {
  LargeArray<char> from(3);
  from[1] = 'a';
  LargeArray<char> to(std::move(from));
  CHECK(to[1] == 'a');
  to = LargeArray<char>();
  CHECK(to.size() == 0);
  CHECK(to.memory_bytes(0) == 0);
}

TEST_CASE("a large array takes what it says, and gives it back") {
  const std::size_t before = resident_bytes();
  constexpr std::size_t size = (std::size_t{64} << 20U) + 1;
  {
    LargeArray<char> bytes;
    for (std::size_t i = 0; i < size; i += 1024) {
      bytes.resize(i + 1);
      bytes[i] = 'a';
    }
    const std::size_t said = bytes.memory_bytes(bytes.size());
    CHECK(said >= size - 1024);
    CHECK(said <= size + size / 10);
    if (before != 0) CHECK(resident_bytes() > before + size / 2);
    if (before != 0) CHECK(resident_bytes() < before + said + size / 10);
  }
  if (before != 0) CHECK(resident_bytes() < before + size / 2);
  CHECK_THROWS_AS(LargeArray<std::uint64_t>(static_cast<std::size_t>(-1) / 8), std::bad_alloc);
}

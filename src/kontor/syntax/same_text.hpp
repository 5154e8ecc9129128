// Comparing texts that are nearly always equal and some dozen bytes long, like IRIs of a vocabulary: without the call of
// memcmp, which costs more than the comparison. Internal to syntax/.
#pragma once

#include <cstddef>
#include <cstdint>
#include <cstring>
#include <string_view>

namespace kontor::syntax {

inline bool same_bytes(const char* a, const char* b, std::size_t size) {
  constexpr std::size_t step = sizeof(std::uint64_t);
  const auto differs = [a, b](std::size_t at) {
    std::uint64_t x = 0;
    std::uint64_t y = 0;
    std::memcpy(&x, a + at, step);
    std::memcpy(&y, b + at, step);
    return x != y;
  };
  if (size < step) return std::memcmp(a, b, size) == 0;
  for (std::size_t i = 0; i < size - step; i += step) {
    if (differs(i)) return false;
  }
  return !differs(size - step);  // overlaps the step before
}

inline bool same_text(std::string_view a, std::string_view b) {
  return a.size() == b.size() && same_bytes(a.data(), b.data(), a.size());
}

}  // namespace kontor::syntax

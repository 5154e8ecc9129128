// Sizes of memory as people write them.
#pragma once

#include <charconv>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string_view>

namespace kontor {

// A number of bytes, or of units of 1024 (K), 1024 K (M), 1024 M (G) bytes: "64M". None if it is something else or too
// large.
inline std::optional<std::size_t> parse_byte_size(std::string_view text) {
  std::size_t number = 0;
  const char* const end = text.data() + text.size();
  const auto [unit, error] = std::from_chars(text.data(), end, number);
  if (error != std::errc()) return std::nullopt;
  const std::string_view name(unit, static_cast<std::size_t>(end - unit));
  if (name.empty()) return number;
  const std::size_t power = std::string_view("KMG").find(name);
  if (name.size() != 1 || power == std::string_view::npos) return std::nullopt;
  const auto shift = static_cast<unsigned>(10 * (power + 1));
  if (number > SIZE_MAX >> shift) return std::nullopt;
  return number << shift;
}

}  // namespace kontor

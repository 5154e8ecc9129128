#include "kontor/align/index/index_format.hpp"

#include <cstring>

namespace kontor::align {
namespace {

std::uint64_t mix(std::uint64_t h) {
  h ^= h >> 33U;
  h *= 0xFF51AFD7ED558CCDULL;
  h ^= h >> 33U;
  h *= 0xC4CEB9FE1A85EC53ULL;
  return h ^ (h >> 33U);
}

}  // namespace

std::uint64_t key_hash(KeyKind kind, std::string_view text) {
  std::uint64_t hash = (0xCBF29CE484222325ULL ^ static_cast<unsigned char>(kind)) * 0x100000001B3ULL;
  for (const char c : text) {
    hash = (hash ^ static_cast<unsigned char>(c)) * 0x100000001B3ULL;
  }
  return mix(hash);
}

void IndexChecksum::add(std::string_view bytes) {
  while (!bytes.empty()) {
    std::uint64_t word = 0;
    const std::size_t count = bytes.size() < sizeof word ? bytes.size() : sizeof word;
    std::memcpy(&word, bytes.data(), count);
    bytes.remove_prefix(count);
    state_ = (state_ ^ word) * 0x9FB21C651E98DF25ULL;
    state_ ^= state_ >> 29U;
  }
}

std::uint64_t IndexChecksum::value() const {
  return mix(state_);
}

std::uint16_t pack_country(std::string_view country) {
  const auto capital = [](char c) { return c >= 'A' && c <= 'Z'; };
  if (country.size() != 2 || !capital(country[0]) || !capital(country[1])) return 0;
  return static_cast<std::uint16_t>(static_cast<unsigned char>(country[0]) << 8U |
                                    static_cast<unsigned char>(country[1]));
}

std::uint32_t cell_of(std::int32_t latitude, std::int32_t longitude) {
  const auto row = static_cast<std::uint32_t>((latitude + 90'000'000) / cell_size);
  const auto column = static_cast<std::uint32_t>((longitude + 180'000'000) / cell_size) % cells_per_row;
  return row * cells_per_row + column;
}

}  // namespace kontor::align

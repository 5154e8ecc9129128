// Looks at eight bytes at a time: most text of RDF is plain ASCII with nothing in it to escape or to refuse.
#pragma once

#include <bit>
#include <cstddef>
#include <cstdint>
#include <cstring>

namespace kontor::syntax {

constexpr std::uint64_t each_byte(std::uint64_t byte) {
  return byte * 0x0101010101010101U;
}

// The high bit of every byte that is zero, or below `limit` (at most 0x80); those above the first such byte may be wrong.
// "Bit Twiddling Hacks", Sean Eron Anderson.
constexpr std::uint64_t zero_bytes(std::uint64_t word) {
  return (word - each_byte(1)) & ~word & each_byte(0x80);
}
constexpr std::uint64_t bytes_below(std::uint64_t word, std::uint64_t limit) {
  return (word - each_byte(limit)) & ~word & each_byte(0x80);
}

// Marks bytes that are no ASCII or that a literal is not written with as they are: control characters, '"', '\'.
constexpr std::uint64_t unusual_in_string(std::uint64_t word) {
  return (word & each_byte(0x80)) | bytes_below(word, 0x20) | zero_bytes(word ^ each_byte('"')) |
         zero_bytes(word ^ each_byte('\\')) | zero_bytes(word ^ each_byte(0x7F));
}

// Marks bytes that are no ASCII or may not stand in an IRI: up to 0x20, "<>\^`{|}; '~' and DEL, too.
constexpr std::uint64_t unusual_in_iri(std::uint64_t word) {
  const std::uint64_t folded = word | each_byte(0x02);  // < with >, \ with ^
  return (word & each_byte(0x80)) | ((word + each_byte(0x80 - '{')) & each_byte(0x80)) | bytes_below(word, 0x21) |
         zero_bytes(word ^ each_byte('"')) | zero_bytes(folded ^ each_byte('>')) |
         zero_bytes(folded ^ each_byte('^')) | zero_bytes(word ^ each_byte('`'));
}

// Goes on from `at` over bytes that `unusual` does not mark, in whole words and not beyond `end`: the byte it returns may
// be a usual one.
template <std::uint64_t (*unusual)(std::uint64_t)>
const char* skip_usual(const char* at, const char* end) {
  for (std::uint64_t word = 0; static_cast<std::size_t>(end - at) >= sizeof word; at += sizeof word) {
    std::memcpy(&word, at, sizeof word);
    const std::uint64_t marks = unusual(word);
    if (marks == 0) continue;
    if constexpr (std::endian::native == std::endian::little) at += std::countr_zero(marks) / 8;
    break;
  }
  return at;
}

}  // namespace kontor::syntax

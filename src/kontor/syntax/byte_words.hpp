// Looks at eight bytes at a time, at sixteen where the processor surely can: most text of RDF is plain ASCII with
// nothing in it to escape or to refuse.
#pragma once

#include <bit>
#include <cstddef>
#include <cstdint>
#include <cstring>

#if defined(__SSE2__)
#include <emmintrin.h>
#endif

namespace kontor::syntax {

constexpr std::uint64_t each_byte(std::uint64_t byte) {
  return byte * 0x0101010101010101U;
}

// The high bit of every byte that is zero, or below `limit` (at most 0x80); those above the first such byte may be
// wrong. "Bit Twiddling Hacks", Sean Eron Anderson.
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
         zero_bytes(word ^ each_byte('"')) | zero_bytes(folded ^ each_byte('>')) | zero_bytes(folded ^ each_byte('^')) |
         zero_bytes(word ^ each_byte('`'));
}

#if defined(__SSE2__)
// The same for sixteen bytes: one bit for each that is marked. Bytes are compared as signed numbers, so those beyond
// ASCII are below all others.
inline unsigned unusual_in_string(__m128i bytes) {
  const __m128i marks = _mm_or_si128(
      _mm_or_si128(_mm_cmplt_epi8(bytes, _mm_set1_epi8(0x20)), _mm_cmpeq_epi8(bytes, _mm_set1_epi8('"'))),
      _mm_or_si128(_mm_cmpeq_epi8(bytes, _mm_set1_epi8('\\')), _mm_cmpeq_epi8(bytes, _mm_set1_epi8(0x7F))));
  return static_cast<unsigned>(_mm_movemask_epi8(marks));
}

inline unsigned unusual_in_iri(__m128i bytes) {
  const __m128i folded = _mm_or_si128(bytes, _mm_set1_epi8(0x02));  // < with >, \ with ^
  const __m128i outside =
      _mm_or_si128(_mm_cmplt_epi8(bytes, _mm_set1_epi8(0x21)), _mm_cmpgt_epi8(bytes, _mm_set1_epi8('z')));
  const __m128i quotes =
      _mm_or_si128(_mm_cmpeq_epi8(bytes, _mm_set1_epi8('"')), _mm_cmpeq_epi8(bytes, _mm_set1_epi8('`')));
  const __m128i brackets =
      _mm_or_si128(_mm_cmpeq_epi8(folded, _mm_set1_epi8('>')), _mm_cmpeq_epi8(folded, _mm_set1_epi8('^')));
  return static_cast<unsigned>(_mm_movemask_epi8(_mm_or_si128(_mm_or_si128(outside, quotes), brackets)));
}
#endif

struct InString {
  template <typename Bytes>
  static auto unusual(Bytes bytes) {
    return unusual_in_string(bytes);
  }
};
struct InIri {
  template <typename Bytes>
  static auto unusual(Bytes bytes) {
    return unusual_in_iri(bytes);
  }
};

// Goes on from `at` over bytes that `Where` does not mark, in whole words and not beyond `end`: the byte it returns may
// be a usual one.
template <typename Where>
const char* skip_usual(const char* at, const char* end) {
#if defined(__SSE2__)
  for (; static_cast<std::size_t>(end - at) >= sizeof(__m128i); at += sizeof(__m128i)) {
    const unsigned marks = Where::unusual(_mm_loadu_si128(reinterpret_cast<const __m128i*>(at)));
    if (marks != 0) return at + std::countr_zero(marks);
  }
#endif
  for (std::uint64_t word = 0; static_cast<std::size_t>(end - at) >= sizeof word; at += sizeof word) {
    std::memcpy(&word, at, sizeof word);
    const std::uint64_t marks = Where::unusual(word);
    if (marks == 0) continue;
    if constexpr (std::endian::native == std::endian::little) at += std::countr_zero(marks) / 8;
    break;
  }
  return at;
}

// Copies `size` bytes. Returns false if one of them is marked; what was written then means nothing.
template <typename Where>
bool copy_usual(char* out, const char* text, std::size_t size) {
  const auto copy = [&](auto bytes, std::size_t at) {
    std::memcpy(&bytes, text + at, sizeof bytes);
    std::memcpy(out + at, &bytes, sizeof bytes);
    return Where::unusual(bytes);
  };
  // The last step overlaps the one before.
#if defined(__SSE2__)
  if (size >= sizeof(__m128i)) {
    unsigned marks = copy(__m128i(), size - sizeof(__m128i));
    for (std::size_t i = 0; i + sizeof(__m128i) < size; i += sizeof(__m128i)) marks |= copy(__m128i(), i);
    return marks == 0;
  }
#endif
  if (size >= sizeof(std::uint64_t)) {
    std::uint64_t marks = copy(std::uint64_t(), size - sizeof(std::uint64_t));
    for (std::size_t i = 0; i + sizeof(std::uint64_t) < size; i += sizeof(std::uint64_t)) {
      marks |= copy(std::uint64_t(), i);
    }
    return marks == 0;
  }
  // Three bytes or less are one, three times: the first, the last and the one between.
  if (size == 0) return true;
  std::uint64_t word = each_byte('0');
  auto* const bytes = reinterpret_cast<char*>(&word);
  if (size >= sizeof(std::uint32_t)) {
    std::memcpy(bytes, text, sizeof(std::uint32_t));
    std::memcpy(bytes + sizeof(std::uint32_t), text + size - sizeof(std::uint32_t), sizeof(std::uint32_t));
    std::memcpy(out, bytes, sizeof(std::uint32_t));
    std::memcpy(out + size - sizeof(std::uint32_t), bytes + sizeof(std::uint32_t), sizeof(std::uint32_t));
  } else {
    out[0] = bytes[0] = text[0];
    out[size / 2] = bytes[1] = text[size / 2];
    out[size - 1] = bytes[2] = text[size - 1];
  }
  return Where::unusual(word) == 0;
}

}  // namespace kontor::syntax

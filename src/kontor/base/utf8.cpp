#include "kontor/base/utf8.hpp"

#include <algorithm>
#include <array>
#include <cstring>

namespace kontor {
namespace {

unsigned byte_at(std::string_view text, std::size_t offset) {
  return static_cast<unsigned char>(text[offset]);
}

// The number of bytes of a sequence by its first byte, 0 for a byte that cannot start one (Unicode 15, table 3-7).
std::size_t sequence_length(unsigned first) {
  if (first < 0x80) return 1;
  if (first >= 0xC2 && first <= 0xDF) return 2;
  if (first >= 0xE0 && first <= 0xEF) return 3;
  if (first >= 0xF0 && first <= 0xF4) return 4;
  return 0;
}

bool second_byte_fits(unsigned first, unsigned second) {
  switch (first) {
    case 0xE0:
      return second >= 0xA0;
    case 0xED:
      return second <= 0x9F;
    case 0xF0:
      return second >= 0x90;
    case 0xF4:
      return second <= 0x8F;
    default:
      return true;
  }
}

// The offset of the first byte from `offset` on that is not ASCII, or the end.
std::size_t skip_ascii(std::string_view text, std::size_t offset) {
  constexpr std::size_t block = 32;  // bytes that are looked at together: most text is ASCII
  while (text.size() - offset >= block) {
    std::array<std::uint64_t, block / 8> words{};
    std::memcpy(words.data(), text.data() + offset, block);
    if (((words[0] | words[1] | words[2] | words[3]) & 0x8080808080808080U) != 0) break;
    offset += block;
  }
  while (offset < text.size() && byte_at(text, offset) < 0x80) ++offset;
  return offset;
}

}  // namespace

char32_t decode_utf8(std::string_view text, std::size_t& offset) {
  const unsigned first = byte_at(text, offset);
  const std::size_t length = sequence_length(first);
  if (length == 1) {
    ++offset;
    return first;
  }
  if (length == 0 || text.size() - offset < length || !second_byte_fits(first, byte_at(text, offset + 1))) {
    ++offset;
    return invalid_code_point;
  }
  char32_t code_point = first & (0x7FU >> length);
  for (std::size_t i = 1; i < length; ++i) {
    const unsigned byte = byte_at(text, offset + i);
    if ((byte & 0xC0U) != 0x80U) {
      ++offset;
      return invalid_code_point;
    }
    code_point = code_point << 6U | (byte & 0x3FU);
  }
  offset += length;
  return code_point;
}

void append_utf8(std::string& out, char32_t code_point) {
  const auto byte = [](char32_t bits) { return static_cast<char>(bits); };
  if (code_point < 0x80) {
    out += byte(code_point);
  } else if (code_point < 0x800) {
    out += byte(0xC0 | code_point >> 6);
    out += byte(0x80 | (code_point & 0x3F));
  } else if (code_point < 0x10000) {
    out += byte(0xE0 | code_point >> 12);
    out += byte(0x80 | (code_point >> 6 & 0x3F));
    out += byte(0x80 | (code_point & 0x3F));
  } else {
    out += byte(0xF0 | code_point >> 18);
    out += byte(0x80 | (code_point >> 12 & 0x3F));
    out += byte(0x80 | (code_point >> 6 & 0x3F));
    out += byte(0x80 | (code_point & 0x3F));
  }
}

std::size_t find_invalid_utf8(std::string_view text) {
  std::size_t offset = skip_ascii(text, 0);
  while (offset < text.size()) {
    const std::size_t start = offset;
    if (decode_utf8(text, offset) == invalid_code_point) return start;
    offset = skip_ascii(text, offset);
  }
  return std::string_view::npos;
}

std::size_t count_code_points(std::string_view text) {
  return static_cast<std::size_t>(std::count_if(
      text.begin(), text.end(), [](char byte) { return (static_cast<unsigned char>(byte) & 0xC0) != 0x80; }));
}

}  // namespace kontor

// Numbers in as few bytes as they need, for tables of texts: seven bits a byte, the lowest first, the eighth bit says
// that more follow (LEB128).
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

namespace kontor {

inline constexpr std::size_t max_varint_size = 10;

inline char* write_varint(char* out, std::uint64_t value) {
  for (; value >= 0x80; value >>= 7U) *out++ = static_cast<char>(value | 0x80U);
  *out++ = static_cast<char>(value);
  return out;
}

inline const char* read_varint(const char* in, std::uint64_t& value) {
  value = 0;
  for (unsigned shift = 0;; shift += 7) {
    const auto byte = static_cast<unsigned char>(*in++);
    value |= static_cast<std::uint64_t>(byte & 0x7FU) << shift;
    if (byte < 0x80) return in;
  }
}

inline void append_varint(std::string& out, std::uint64_t value) {
  char bytes[max_varint_size];
  out.append(bytes, write_varint(bytes, value));
}

// A text with its size in front.
inline void append_sized(std::string& out, std::string_view text) {
  append_varint(out, text.size());
  out += text;
}

// Takes a number, or a text with its size, from the front of `in`, which some append_ function has made.
inline std::uint64_t take_varint(std::string_view& in) {
  std::uint64_t value = 0;
  in.remove_prefix(static_cast<std::size_t>(read_varint(in.data(), value) - in.data()));
  return value;
}
inline std::string_view take_sized(std::string_view& in) {
  const std::uint64_t size = take_varint(in);
  const std::string_view text = in.substr(0, size);
  in.remove_prefix(size);
  return text;
}

}  // namespace kontor

// UTF-8 (RFC 3629): checking, decoding and encoding. Surrogates and overlong forms are invalid.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

namespace kontor {

// What decode_utf8 answers for bytes that are not UTF-8.
inline constexpr char32_t invalid_code_point = 0xFFFFFFFF;

// Reads the code point that starts at `offset` and moves `offset` behind it. Invalid bytes give invalid_code_point and
// move on by one byte. `offset` must be below text.size().
char32_t decode_utf8(std::string_view text, std::size_t& offset);

// Appends a code point; it must be a Unicode scalar value.
void append_utf8(std::string& out, char32_t code_point);

// The offset of the first byte that is not valid UTF-8, or npos.
std::size_t find_invalid_utf8(std::string_view text);

// The number of code points in valid UTF-8.
std::size_t count_code_points(std::string_view text);

}  // namespace kontor

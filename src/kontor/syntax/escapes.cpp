#include "kontor/syntax/escapes.hpp"

#include "kontor/base/utf8.hpp"
#include "kontor/syntax/characters.hpp"

namespace kontor::syntax {
namespace {

unsigned hex_value(char c) {
  if (c <= '9') return static_cast<unsigned>(c - '0');
  return static_cast<unsigned>((c | 0x20) - 'a' + 10);
}

// The character that ECHAR stands for, 0 if there is none.
char echar(char c) {
  switch (c) {
    case 't':
      return '\t';
    case 'b':
      return '\b';
    case 'n':
      return '\n';
    case 'r':
      return '\r';
    case 'f':
      return '\f';
    case '"':
    case '\'':
    case '\\':
      return c;
    default:
      return 0;
  }
}

std::string quoted_start(std::string_view text) {
  // The backslash and one whole character.
  std::size_t end = 1;
  if (end < text.size() && static_cast<unsigned char>(text[end]) >= 0x20) decode_utf8(text, end);
  return "'" + std::string(text.substr(0, end)) + "'";
}

}  // namespace

Escape decode_uchar(std::string& out, std::string_view text) {
  const bool is_short = text.size() > 1 && text[1] == 'u';
  const bool is_long = text.size() > 1 && text[1] == 'U';
  if (!is_short && !is_long) return {0, "invalid escape " + quoted_start(text) + ", expected \\u or \\U"};
  const std::size_t length = is_short ? 6 : 10;
  char32_t code_point = 0;
  for (std::size_t i = 2; i < length; ++i) {
    if (i >= text.size() || !is(hex, text[i])) {
      return {0, "invalid escape '" + std::string(text.substr(0, i)) + "', expected " + std::to_string(length - 2) +
                     " hexadecimal digits"};
    }
    code_point = code_point << 4U | hex_value(text[i]);
  }
  if (code_point >= 0xD800 && code_point <= 0xDFFF) {
    return {0, "'" + std::string(text.substr(0, length)) + "' is half of a surrogate pair, not a character"};
  }
  if (code_point > 0x10FFFF) {
    return {0, "'" + std::string(text.substr(0, length)) + "' is above U+10FFFF, the last character"};
  }
  append_utf8(out, code_point);
  return {length, {}};
}

Escape decode_string_escape(std::string& out, std::string_view text) {
  if (text.size() > 1 && (text[1] == 'u' || text[1] == 'U')) return decode_uchar(out, text);
  const char c = text.size() > 1 ? echar(text[1]) : '\0';
  if (c == 0) {
    return {0, "invalid escape " + quoted_start(text) + R"(, expected one of \t \b \n \r \f \" \' \\ \u \U)"};
  }
  out += c;
  return {2, {}};
}

}  // namespace kontor::syntax

#include "kontor/source/json_path_scanner.hpp"

#include "kontor/base/utf8.hpp"

namespace kontor::source::json_path {
namespace {

constexpr std::int64_t max_integer = 9007199254740991;  // section 2.1: the range of I-JSON

}  // namespace

void Scanner::fail(const std::string& what) const {
  std::string message = "invalid JSONPath '" + std::string(text_) + "': " + what;
  if (at_ < text_.size()) message += ", found '" + std::string(text_.substr(at_, 1)) + "'";
  throw Error(message + " (character " + std::to_string(at_ + 1) + ")", where_);
}

// int = "0" / (["-"] DIGIT1 *DIGIT)
std::int64_t Scanner::integer() {
  const std::size_t begin = at_;
  const bool negative = take('-');
  if (!is_digit(peek())) fail("expected a digit");
  if (peek() == '0' && (negative || is_digit(peek(1)))) fail("a number has no leading zero");
  std::int64_t number = 0;
  while (is_digit(peek())) {
    number = number * 10 + (text_[at_++] - '0');
    if (number > max_integer) {
      at_ = begin;
      fail("the number is out of range");
    }
  }
  return negative ? -number : number;
}

std::string Scanner::string_literal() {
  const char quote = text_[at_++];
  std::string out;
  for (;;) {
    if (at_ >= text_.size()) fail("the quoted name is never closed");
    if (take(quote)) return out;
    if (peek() == '\\') {
      escape(quote, out);
      continue;
    }
    const std::size_t begin = at_;
    const char32_t code_point = decode_utf8(text_, at_);
    if (code_point == invalid_code_point || code_point < 0x20) {
      at_ = begin;
      fail("a quoted name holds no control characters and is UTF-8");
    }
    out += text_.substr(begin, at_ - begin);
  }
}

void Scanner::escape(char quote, std::string& out) {
  constexpr std::string_view names = "bfnrt/\\";
  constexpr std::string_view meanings = "\b\f\n\r\t/\\";
  ++at_;
  const char c = peek();
  if (c == 'u') {
    ++at_;
    append_utf8(out, unicode_escape());
  } else if (c == quote) {
    out += c;
    ++at_;
  } else if (const std::size_t known = names.find(c); known != std::string_view::npos && at_ < text_.size()) {
    out += meanings[known];
    ++at_;
  } else {
    fail("unknown escape");
  }
}

char32_t Scanner::unicode_escape() {
  const char32_t first = four_hex_digits();
  if (first >= 0xDC00 && first <= 0xDFFF) fail("a low surrogate stands alone");
  if (first < 0xD800 || first > 0xDBFF) return first;
  if (!take("\\u")) fail("a high surrogate stands alone");
  const char32_t second = four_hex_digits();
  if (second < 0xDC00 || second > 0xDFFF) fail("a high surrogate stands alone");
  return 0x10000 + ((first - 0xD800) << 10U) + (second - 0xDC00);
}

char32_t Scanner::four_hex_digits() {
  char32_t value = 0;
  for (int i = 0; i < 4; ++i, ++at_) {
    const char c = peek();
    const int digit = is_digit(c)              ? c - '0'
                      : c >= 'a' && c <= 'f' ? c - 'a' + 10
                      : c >= 'A' && c <= 'F' ? c - 'A' + 10
                                               : -1;
    if (digit < 0) fail("expected four hexadecimal digits");
    value = value * 16 + static_cast<char32_t>(digit);
  }
  return value;
}

// number = (int / "-0") [ frac ] [ exp ]
std::string Scanner::number_literal() {
  const std::size_t begin = at_;
  take('-');
  if (!is_digit(peek())) fail("expected a digit");
  if (peek() == '0' && is_digit(peek(1))) fail("a number has no leading zero");
  while (is_digit(peek())) ++at_;
  if (take('.')) {
    if (!is_digit(peek())) fail("expected a digit");
    while (is_digit(peek())) ++at_;
  }
  if (peek() == 'e' || peek() == 'E') {
    ++at_;
    if (!take('+')) take('-');
    if (!is_digit(peek())) fail("expected a digit");
    while (is_digit(peek())) ++at_;
  }
  return std::string(text_.substr(begin, at_ - begin));
}

}  // namespace kontor::source::json_path

#include "kontor/syntax/line_cursor.hpp"

#include <utility>

#include "kontor/base/utf8.hpp"

namespace kontor::syntax {

void LineCursor::read_utf8(std::string_view where) {
  auto offset = static_cast<std::size_t>(position_ - block_.data());
  if (decode_utf8(block_, offset) == invalid_code_point) {
    fail(position_, "the " + std::string(where) + " is not valid UTF-8");
  }
  position_ = block_.data() + offset;
}

std::string LineCursor::describe(const char* at) const {
  if (*at == '\n' || *at == '\r') return "the end of the line";
  if (*at == ' ') return "a space";
  const auto byte = static_cast<unsigned char>(*at);
  if (byte < 0x20 || byte == 0x7F) return "a control character";
  auto end = static_cast<std::size_t>(at - block_.data());
  if (decode_utf8(block_, end) == invalid_code_point) return "a byte that is not UTF-8";
  return "'" + std::string(at, block_.data() + end) + "'";
}

void LineCursor::fail_expected(std::string_view what) const {
  fail(position_, "expected " + std::string(what) + ", found " + describe(position_));
}

void LineCursor::fail(const char* at, std::string message) const {
  const char* end = at;
  while (*end != '\n' && *end != '\r') ++end;
  throw LineError{std::move(message), out_.lines, column(at), std::string(line_begin_, end)};
}

}  // namespace kontor::syntax

#include "kontor/sparql/text/token_cursor.hpp"

#include <algorithm>

#include "kontor/base/suggest.hpp"
#include "kontor/base/work_watch.hpp"

namespace kontor::sparql {
namespace {

char to_upper(char c) {
  return c >= 'a' && c <= 'z' ? static_cast<char>(c - 'a' + 'A') : c;
}

bool equal_ignoring_case(std::string_view a, std::string_view b) {
  return std::equal(a.begin(), a.end(), b.begin(), b.end(), [](char x, char y) { return to_upper(x) == to_upper(y); });
}

// Longer tokens are cut in messages.
constexpr std::size_t max_shown_bytes = 40;

std::string shown(std::string_view text) {
  std::string out;
  for (const char c : text.substr(0, max_shown_bytes)) {
    if (c == '\n' || c == '\r') break;
    out += c;
  }
  while (!out.empty() && out.size() < text.size() && (static_cast<unsigned char>(text[out.size()]) & 0xC0) == 0x80) {
    out.pop_back();
  }
  if (out.size() < text.size()) out += "...";
  return out;
}

}  // namespace

TokenCursor::TokenCursor(const QueryText& query) : query_(query), lexer_(query), token_(lexer_.next()) {}

bool TokenCursor::is_sign(std::string_view sign) const {
  return token_.kind == TokenKind::sign && token_.value == sign;
}

bool TokenCursor::is_word(std::string_view keyword) const {
  return token_.kind == TokenKind::word && equal_ignoring_case(token_.value, keyword);
}

void TokenCursor::expect(std::string_view text, Expectation::Kind kind) {
  const auto same = [text](const Expectation& other) { return other.text == text; };
  if (std::none_of(expected_.begin(), expected_.end(), same)) expected_.push_back({text, kind});
}

void TokenCursor::expect(std::string_view description) {
  expect(description, Expectation::Kind::description);
}

bool TokenCursor::at_sign(std::string_view sign) {
  if (is_sign(sign)) return true;
  expect(sign, Expectation::Kind::sign);
  return false;
}

bool TokenCursor::at_word(std::string_view keyword) {
  if (is_word(keyword)) return true;
  expect(keyword, Expectation::Kind::word);
  return false;
}

bool TokenCursor::at(TokenKind kind, std::string_view description) {
  if (token_.kind == kind) return true;
  expect(description);
  return false;
}

bool TokenCursor::accept_sign(std::string_view sign) {
  if (!at_sign(sign)) return false;
  advance();
  return true;
}

bool TokenCursor::accept_word(std::string_view keyword) {
  if (!at_word(keyword)) return false;
  advance();
  return true;
}

void TokenCursor::need_sign(std::string_view sign) {
  if (!accept_sign(sign)) fail_unexpected();
}

void TokenCursor::need_word(std::string_view keyword) {
  if (!accept_word(keyword)) fail_unexpected();
}

Token TokenCursor::need(TokenKind kind, std::string_view description) {
  if (!at(kind, description)) fail_unexpected();
  return advance();
}

// Queries of more tokens than this are looked at by the watch again and again.
constexpr std::size_t watched_tokens = 4096;

// What the syntax tree and the algebra hold of a token, in bytes: measured with VALUES, where a term is a token.
constexpr std::size_t bytes_per_token = 280;

Token TokenCursor::advance() {
  if (++taken_ % watched_tokens == 0) {
    look_at_watch();
    HeldMemory(watched_tokens * bytes_per_token).keep();
  }
  previous_end_ = token_.end;
  Token token = std::move(token_);
  token_ = lexer_.next();
  expected_.clear();
  return token;
}

void TokenCursor::fail_unexpected() {
  const std::string_view text = query_.text().substr(token_.begin, token_.end - token_.begin);
  std::string message =
      token_.kind == TokenKind::end ? "unexpected end of the query" : "unexpected '" + shown(text) + "'";
  if (token_.kind == TokenKind::word) {
    std::vector<std::string_view> keywords;
    for (const Expectation& expected : expected_) {
      if (expected.kind == Expectation::Kind::word) keywords.push_back(expected.text);
    }
    message += suggestion(text, keywords);
  }
  for (std::size_t i = 0; i < expected_.size(); ++i) {
    message += i == 0 ? ", expected " : i + 1 == expected_.size() ? " or " : ", ";
    const bool quoted = expected_[i].kind != Expectation::Kind::description;
    if (quoted) message += '\'';
    message += expected_[i].text;
    if (quoted) message += '\'';
  }
  if (text == "<") message += " (an IRI in '<...>' holds no spaces, quotes or braces)";
  query_.fail(token_.begin, std::move(message));
}

}  // namespace kontor::sparql

#include "kontor/sparql/text/token_cursor.hpp"

#include <string>
#include <string_view>
#include <vector>

#include "kontor/base/suggest.hpp"
#include "kontor/base/work_watch.hpp"

namespace kontor::sparql {
namespace {

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

TokenCursor::TokenCursor(const QueryText& query) : query_(query), lexer_(query) {
  lexer_.next();
}

// Queries of more tokens than this are looked at by the watch again and again.
constexpr std::size_t watched_tokens = 4096;

// What the syntax tree and the algebra hold of a token, in bytes: measured with VALUES, where a term is a token.
constexpr std::size_t bytes_per_token = 180;

bool TokenCursor::move_on() {
  if (++taken_ % watched_tokens == 0) {
    look_at_watch();
    HeldMemory(watched_tokens * bytes_per_token).keep();
  }
  previous_end_ = token().end;
  lexer_.next();
  expected_.clear();
  return true;
}

void TokenCursor::fail_unexpected() {
  const std::string_view text = query_.text().substr(token().begin, token().end - token().begin);
  std::string message =
      token().kind == TokenKind::end ? "unexpected end of the query" : "unexpected '" + shown(text) + "'";
  std::vector<std::string> expected;
  std::vector<std::string_view> keywords;
  expected_.for_each([&](Symbol symbol) {
    const std::string written(symbol.text());
    expected.push_back(symbol.is_description() ? written : "'" + written + "'");
    if (symbol.is_keyword()) keywords.push_back(symbol.text());
  });
  if (token().kind == TokenKind::word) message += suggestion(text, keywords);
  for (std::size_t i = 0; i < expected.size(); ++i) {
    message += i == 0 ? ", expected " : i + 1 == expected.size() ? " or " : ", ";
    message += expected[i];
  }
  if (text == "<") message += " (an IRI in '<...>' holds no spaces, quotes or braces)";
  query_.fail(token().begin, std::move(message));
}

}  // namespace kontor::sparql

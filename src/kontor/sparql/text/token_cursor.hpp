// Walks over the tokens of a query, one token ahead, and remembers what the grammar would have accepted at the current
// one. So the error message needs no writing: where nothing fits, it names everything that was tried.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "kontor/sparql/text/lexer.hpp"

namespace kontor::sparql {

class TokenCursor {
 public:
  explicit TokenCursor(const QueryText& query);

  const Token& token() const { return token_; }
  const QueryText& query() const { return query_; }
  // The end of the token before the current one.
  std::size_t previous_end() const { return previous_end_; }

  // Whether the current token is this sign or keyword (case ignored); if not, it is remembered as expected. The view
  // must live as long as the cursor: pass string literals.
  bool at_sign(std::string_view sign);
  bool at_word(std::string_view keyword);
  bool at(TokenKind kind, std::string_view description);

  // The same, without remembering.
  bool is_sign(std::string_view sign) const;
  bool is_word(std::string_view keyword) const;

  // Remembers a description of what would fit here.
  void expect(std::string_view description);

  // Moves on if the token fits.
  bool accept_sign(std::string_view sign);
  bool accept_word(std::string_view keyword);

  // Moves on, or throws the error that nothing fits.
  void need_sign(std::string_view sign);
  void need_word(std::string_view keyword);
  Token need(TokenKind kind, std::string_view description);

  // The current token; the next one becomes current.
  Token advance();

  // "unexpected 'x', expected ..." at the current token.
  [[noreturn]] void fail_unexpected();

 private:
  const QueryText& query_;
  Lexer lexer_;
  Token token_;
  std::size_t previous_end_ = 0;
  std::size_t taken_ = 0;  // tokens
  struct Expectation {
    std::string_view text;
    enum class Kind : std::uint8_t { sign, word, description } kind;
  };
  void expect(std::string_view text, Expectation::Kind kind);
  std::vector<Expectation> expected_;
};

}  // namespace kontor::sparql

// Walks over the tokens of a query, one token ahead, and remembers what the grammar would have accepted at the current
// one. So the error message needs no writing: where nothing fits, it names everything that was tried.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

#include <boost/container/small_vector.hpp>

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
  bool at_sign(std::string_view sign) { return is_sign(sign) || expect(sign, Expectation::Kind::sign); }
  bool at_word(std::string_view keyword) { return is_word(keyword) || expect(keyword, Expectation::Kind::word); }
  bool at(TokenKind kind, std::string_view description) { return token_.kind == kind || expect(description); }

  // The same, without remembering.
  bool is_sign(std::string_view sign) const { return token_.kind == TokenKind::sign && token_.value == sign; }
  bool is_word(std::string_view keyword) const {
    return token_.kind == TokenKind::word && token_.value.size() == keyword.size() && is_same_word(keyword);
  }

  // Remembers a description of what would fit here; false, since it is not there.
  bool expect(std::string_view description) { return expect(description, Expectation::Kind::description); }

  // Moves on if the token fits.
  bool accept_sign(std::string_view sign) { return at_sign(sign) && move_on(); }
  bool accept_word(std::string_view keyword) { return at_word(keyword) && move_on(); }

  // Moves on, or throws the error that nothing fits.
  void need_sign(std::string_view sign);
  void need_word(std::string_view keyword);
  Token need(TokenKind kind, std::string_view description);

  // The current token; the next one becomes current.
  Token advance() {
    const Token token = token_;
    move_on();
    return token;
  }

  // "unexpected 'x', expected ..." at the current token.
  [[noreturn]] void fail_unexpected();

 private:
  struct Expectation {
    std::string_view text;
    enum class Kind : std::uint8_t { sign, word, description } kind;
  };
  bool expect(std::string_view text, Expectation::Kind kind) {
    expected_.push_back({text, kind});
    return false;
  }
  bool is_same_word(std::string_view keyword) const;
  bool move_on();  // true

  const QueryText& query_;
  Lexer lexer_;
  Token token_;
  std::size_t previous_end_ = 0;
  std::size_t taken_ = 0;  // tokens
  // More than the grammar tries at most tokens need no memory of their own.
  boost::container::small_vector<Expectation, 32> expected_;  // at the current token, some of it more than once
};

}  // namespace kontor::sparql

// Walks over the tokens of a query, one token ahead, and remembers what the grammar would have accepted at the current
// one. So the error message needs no writing: where nothing fits, it names everything that was tried.
#pragma once

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

#include <boost/container/static_vector.hpp>

#include "kontor/sparql/text/lexer.hpp"

namespace kontor::sparql {

class TokenCursor {
 public:
  explicit TokenCursor(const QueryText& query);

  const Token& token() const { return lexer_.token(); }
  const QueryText& query() const { return query_; }
  // The end of the token before the current one.
  std::size_t previous_end() const { return previous_end_; }

  // Whether the current token is this sign or keyword (case ignored); if not, it is remembered as expected. The view
  // must live as long as the cursor: pass string literals.
  bool at_sign(std::string_view sign) { return is_sign(sign) || expect(sign, Expectation::Kind::sign); }
  bool at_word(std::string_view keyword) { return is_word(keyword) || expect(keyword, Expectation::Kind::word); }
  bool at(TokenKind kind, std::string_view description) { return token().kind == kind || expect(description); }

  // The same, without remembering.
  bool is_sign(std::string_view sign) const {
    return token().kind == TokenKind::sign && token().value.size() == sign.size() &&
           std::equal(sign.begin(), sign.end(), token().value.begin());
  }
  bool is_word(std::string_view keyword) const {
    return token().kind == TokenKind::word && token().value.size() == keyword.size() && is_same_word(keyword);
  }

  // Remembers a description of what would fit here; false, since it is not there.
  bool expect(std::string_view description) { return expect(description, Expectation::Kind::description); }

  // Moves on if the token fits.
  bool accept_sign(std::string_view sign) { return at_sign(sign) && move_on(); }
  bool accept_word(std::string_view keyword) { return at_word(keyword) && move_on(); }

  // Moves on, or throws the error that nothing fits.
  void need_sign(std::string_view sign) {
    if (!accept_sign(sign)) fail_unexpected();
  }
  void need_word(std::string_view keyword);

  // The current token, which must be of this kind: throws the error that nothing fits if it is not. Valid until the
  // cursor moves on.
  const Token& need(TokenKind kind, std::string_view description) {
    if (!at(kind, description)) fail_unexpected();
    return token();
  }

  // The next token becomes current.
  void advance() { move_on(); }

  // The token that was current.
  Token take() {
    const Token taken = token();
    move_on();
    return taken;
  }

  // "unexpected 'x', expected ..." at the current token.
  [[noreturn]] void fail_unexpected();

 private:
  struct Expectation {
    std::string_view text;
    enum class Kind : std::uint8_t { sign, word, description } kind;
  };
  bool expect(std::string_view text, Expectation::Kind kind) {
    if (expected_.size() < expected_.capacity()) expected_.push_back({text, kind});
    return false;
  }
  bool is_same_word(std::string_view keyword) const;
  bool move_on();  // true

  const QueryText& query_;
  Lexer lexer_;
  std::size_t previous_end_ = 0;
  std::size_t taken_ = 0;  // tokens
  // At the current token, some of it more than once; there is room for more than the grammar tries.
  boost::container::static_vector<Expectation, 64> expected_;
};

}  // namespace kontor::sparql

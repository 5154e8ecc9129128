// Walks over the tokens of a query, one token ahead, and remembers what the grammar would have accepted at the current
// one. So the error message needs no writing: where nothing fits, it names everything that was tried.
#pragma once

#include <cstddef>

#include "kontor/sparql/text/lexer.hpp"

namespace kontor::sparql {

class TokenCursor {
 public:
  explicit TokenCursor(const QueryText& query);

  const Token& token() const { return lexer_.token(); }
  const QueryText& query() const { return query_; }
  // The end of the token before the current one.
  std::size_t previous_end() const { return previous_end_; }

  // Whether the current token is this sign or keyword; if not, it is remembered as expected.
  bool at(Symbol symbol) {
    if (is(symbol)) return true;
    expected_.add(symbol);
    return false;
  }
  bool at_one_of(const SymbolSet& symbols) {
    if (symbols.has(token().symbol)) return true;
    expected_.add_all(symbols);
    return false;
  }
  bool at(TokenKind kind, Description description) { return token().kind == kind || expect(description); }

  // The same, without remembering.
  bool is(Symbol symbol) const { return token().symbol == symbol; }

  // Remembers what would fit here; false, since it is not there.
  bool expect(Description description) {
    expected_.add(description.symbol);
    return false;
  }

  // Moves on if the token fits.
  bool accept(Symbol symbol) { return at(symbol) && move_on(); }

  // Moves on, or throws the error that nothing fits.
  void need(Symbol symbol) {
    if (!accept(symbol)) fail_unexpected();
  }

  // The current token, which must be of this kind: throws the error that nothing fits if it is not. Valid until the
  // cursor moves on.
  const Token& need(TokenKind kind, Description description) {
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
  bool move_on();  // true

  const QueryText& query_;
  Lexer lexer_;
  std::size_t previous_end_ = 0;
  std::size_t taken_ = 0;  // tokens
  SymbolSet expected_;     // at the current token
};

}  // namespace kontor::sparql

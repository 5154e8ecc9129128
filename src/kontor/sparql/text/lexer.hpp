// Cuts the text of a query into tokens, each the longest that fits (SPARQL 1.1 section 19.8). White space and comments
// separate tokens and are dropped.
#pragma once

#include <cstddef>
#include <forward_list>
#include <string>
#include <string_view>

#include "kontor/sparql/text/query_text.hpp"
#include "kontor/sparql/text/token.hpp"

namespace kontor::sparql {

class Lexer {
 public:
  // The text must outlive the lexer.
  explicit Lexer(const QueryText& query) : query_(query), text_(query.text()) {}

  // Moves to the next token; at the end it is always one of kind `end`. Throws Error for what starts no token, an
  // unterminated string or an invalid escape.
  void next();

  // The token at hand, whose text is valid as long as the lexer. One of kind `end` before the first call of next().
  const Token& token() const { return token_; }

 private:
  void skip_space();
  std::string_view rest() const { return {text_.data() + position_, text_.size() - position_}; }
  void take(TokenKind kind, std::size_t length, std::string_view value, Symbol symbol = {}) {
    token_.kind = kind;
    token_.symbol = symbol;
    token_.begin = position_;
    position_ += length;
    token_.end = position_;
    token_.value = value;
  }
  void read_iri(std::size_t length);
  void read_string();
  void read_variable();
  void read_blank_node_label();
  void read_language_tag();
  void read_number();
  void read_name();
  void read_sign();
  std::string_view decode_escapes(std::string_view raw, std::size_t offset);
  // The length of a PN_LOCAL at `offset`, and whether it has escapes.
  std::size_t match_local(std::size_t offset, bool& escaped) const;
  // Keeps what was decoded for its token.
  std::string_view keep(std::string decoded) { return decoded_.emplace_front(std::move(decoded)); }

  const QueryText& query_;
  std::string_view text_;
  std::size_t position_ = 0;
  Token token_;
  std::forward_list<std::string> decoded_;
};

}  // namespace kontor::sparql

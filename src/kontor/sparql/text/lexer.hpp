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

  // The next token, valid as long as the lexer; at the end always one of kind `end`. Throws Error for what starts no
  // token, an unterminated string or an invalid escape.
  Token next();

 private:
  void skip_space();
  std::string_view rest() const { return text_.substr(position_); }
  Token take(TokenKind kind, std::size_t length, std::string_view value);
  Token read_iri(std::size_t length);
  Token read_string();
  Token read_variable();
  Token read_blank_node_label();
  Token read_language_tag();
  Token read_number();
  Token read_name();
  Token read_sign();
  std::string_view decode_escapes(std::string_view raw, std::size_t offset);
  // The length of a PN_LOCAL at `offset`, and whether it has escapes.
  std::size_t match_local(std::size_t offset, bool& escaped) const;
  // Keeps what was decoded for its token.
  std::string_view keep(std::string decoded) { return decoded_.emplace_front(std::move(decoded)); }

  const QueryText& query_;
  std::string_view text_;
  std::size_t position_ = 0;
  std::forward_list<std::string> decoded_;
};

}  // namespace kontor::sparql

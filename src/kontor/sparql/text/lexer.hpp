// Cuts the text of a query into tokens, each the longest that fits (SPARQL 1.1 section 19.8). White space and comments
// separate tokens and are dropped.
#pragma once

#include <cstddef>
#include <string_view>

#include "kontor/sparql/text/query_text.hpp"
#include "kontor/sparql/text/token.hpp"

namespace kontor::sparql {

class Lexer {
 public:
  // The text must outlive the lexer.
  explicit Lexer(const QueryText& query) : query_(query), text_(query.text()) {}

  // The next token; at the end always one of kind `end`. Throws Error for what starts no token, an unterminated string
  // or an invalid escape.
  Token next();

 private:
  void skip_space();
  std::string_view rest() const { return text_.substr(position_); }
  Token take(TokenKind kind, std::size_t length, std::string value);
  Token read_iri(std::size_t length);
  Token read_string();
  Token read_variable();
  Token read_blank_node_label();
  Token read_number();
  Token read_name();
  Token read_sign();
  std::string decode_escapes(std::string_view raw, std::size_t offset) const;
  // The length of a PN_LOCAL at `offset`, its decoded form appended to `out`.
  std::size_t read_local(std::size_t offset, std::string& out) const;

  const QueryText& query_;
  std::string_view text_;
  std::size_t position_ = 0;
};

}  // namespace kontor::sparql

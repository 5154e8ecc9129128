// The tokens of the SPARQL grammar (SPARQL 1.1 section 19.8, the terminals).
#pragma once

#include <cstddef>
#include <cstdint>
#include <string_view>

#include "kontor/sparql/text/symbol.hpp"

namespace kontor::sparql {

enum class TokenKind : std::uint8_t {
  end,
  iri,               // IRIREF: <...>
  prefixed_name,     // PNAME_LN: p:x
  prefix,            // PNAME_NS: p:
  blank_node_label,  // _:x
  variable,          // ?x, $x
  language_tag,      // @en
  integer,           // without sign, as the next two
  decimal,
  double_,
  string,
  word,  // keywords, function names, 'a', true, false
  sign,  // punctuation and operators
};

struct Token {
  TokenKind kind = TokenKind::end;
  Symbol symbol;          // of signs, and of words that are keywords
  std::size_t begin = 0;  // offsets in bytes of the text
  std::size_t end = 0;
  // iri, string: decoded, without delimiters. prefixed_name, prefix: decoded, with ':'. blank_node_label, variable,
  // language_tag: without the leading "_:", '?', '@'. Others: as written. A view of the text or, where something had to
  // be decoded, of what the lexer keeps.
  std::string_view value;
};

}  // namespace kontor::sparql

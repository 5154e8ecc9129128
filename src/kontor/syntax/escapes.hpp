// Escapes of the Turtle family (RDF 1.1 Turtle, section 6.4).
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace kontor::syntax {

// How an escape was read: its length in bytes, or what is wrong with it and length 0.
struct Escape {
  std::size_t length = 0;
  std::string error;
};

// UCHAR ::= '\u' HEX HEX HEX HEX | '\U' HEX HEX HEX HEX HEX HEX HEX HEX, at the start of `text`. Appends the character
// to `out`. Surrogates and numbers above U+10FFFF are errors.
Escape decode_uchar(std::string& out, std::string_view text);

// UCHAR, or ECHAR ::= '\' [tbnrf"'\].
Escape decode_string_escape(std::string& out, std::string_view text);

}  // namespace kontor::syntax

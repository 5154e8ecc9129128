// Character classes of the Turtle family (RDF 1.1 Turtle, section 6.5). Names are those of the grammar.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <string_view>

namespace kontor::syntax {

// One bit per class, looked up by byte. Bytes from 0x80 have no bit set except `utf8`, and are decoded where they
// matter.
enum CharacterClass : std::uint8_t {
  iri_ref = 1,     // allowed as it is in IRIREF: not control, space, <>"{}|^`\ .
  name_start = 2,  // the ASCII part of PN_CHARS_BASE: letters
  name = 4,        // the ASCII part of PN_CHARS: letters, digits, '_', '-'
  digit = 8,
  hex = 16,
  space = 32,         // WS
  plain_string = 64,  // inside "...": not '"', '\', LF, CR
  utf8 = 128,         // not ASCII
};

namespace detail {

constexpr std::uint8_t classes_of(unsigned c) {
  if (c >= 0x80) return utf8;
  unsigned bits = 0;
  const bool letter = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
  const bool number = c >= '0' && c <= '9';
  const bool no_iri = c <= 0x20 || c == '<' || c == '>' || c == '"' || c == '{' || c == '}' || c == '|' || c == '^' ||
                      c == '`' || c == '\\';
  if (!no_iri) bits |= iri_ref;
  if (letter) bits |= name_start;
  if (letter || number || c == '_' || c == '-') bits |= name;
  if (number) bits |= digit;
  if (number || (c >= 'a' && c <= 'f') || (c >= 'A' && c <= 'F')) bits |= hex;
  if (c == ' ' || c == '\t' || c == '\n' || c == '\r') bits |= space;
  if (c != '"' && c != '\\' && c != '\n' && c != '\r') bits |= plain_string;
  return static_cast<std::uint8_t>(bits);
}

constexpr std::array<std::uint8_t, 256> make_classes() {
  std::array<std::uint8_t, 256> table{};
  for (unsigned c = 0; c < 256; ++c) table[c] = classes_of(c);
  return table;
}

}  // namespace detail

inline constexpr std::array<std::uint8_t, 256> character_classes = detail::make_classes();

inline bool is(CharacterClass which, char c) {
  return (character_classes[static_cast<unsigned char>(c)] & which) != 0;
}

// PN_CHARS_BASE, PN_CHARS_U (with '_') and PN_CHARS for any code point.
bool is_pn_chars_base(char32_t c);
bool is_pn_chars_u(char32_t c);
bool is_pn_chars(char32_t c);

// The length of the longest start of `text` that fits the production, 0 if none does.
//   BLANK_NODE_LABEL without "_:"   (PN_CHARS_U | [0-9]) ((PN_CHARS | '.')* PN_CHARS)?
//   PN_PREFIX                       PN_CHARS_BASE ((PN_CHARS | '.')* PN_CHARS)?
//   LANG_DIR without '@'            [a-zA-Z]+ ('-' [a-zA-Z0-9]+)* ('--' ('ltr' | 'rtl'))?       of RDF 1.2
std::size_t match_blank_node_label(std::string_view text);
std::size_t match_pn_prefix(std::string_view text);
std::size_t match_language_tag(std::string_view text);

// Why a literal with this tag or, without a tag, this datatype is none (RDF 1.1 Concepts, section 3.3); null if it is
// one.
const char* why_no_language_tag(std::string_view tag);
const char* why_no_datatype(std::string_view datatype);

}  // namespace kontor::syntax

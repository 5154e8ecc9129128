#include "kontor/syntax/term_writer.hpp"

#include <array>

#include "kontor/base/error.hpp"
#include "kontor/base/utf8.hpp"
#include "kontor/rdf/iri.hpp"
#include "kontor/syntax/characters.hpp"

namespace kontor::syntax {
namespace {

constexpr char hex_digits[] = "0123456789ABCDEF";

void append_control(std::string& out, char c) {
  const auto byte = static_cast<unsigned char>(c);
  out += "\\u00";
  out += hex_digits[byte >> 4U];
  out += hex_digits[byte & 0xFU];
}

void append_escape(std::string& out, char c) {
  switch (c) {
    case '\t':
      out += "\\t";
      break;
    case '\b':
      out += "\\b";
      break;
    case '\n':
      out += "\\n";
      break;
    case '\r':
      out += "\\r";
      break;
    case '\f':
      out += "\\f";
      break;
    case '"':
      out += "\\\"";
      break;
    case '\\':
      out += "\\\\";
      break;
    default:
      append_control(out, c);
  }
}

bool needs_escape(char c) {
  const auto byte = static_cast<unsigned char>(c);
  return byte < 0x20 || byte == '"' || byte == '\\' || byte == 0x7F;
}

// U+FFFE and U+FFFF, which are no characters: EF BF BE and EF BF BF.
bool is_noncharacter(std::string_view text, std::size_t at) {
  return text[at] == '\xEF' && text.size() - at >= 3 && text[at + 1] == '\xBF' && (text[at + 2] & '\xFE') == '\xBE';
}

void check_utf8(std::string_view text) {
  if (find_invalid_utf8(text) != std::string_view::npos) throw Error("cannot write a literal whose text is not UTF-8");
}

// For append_string: bytes that stand as they are in every position.
constexpr std::array<bool, 256> make_plain_bytes() {
  std::array<bool, 256> plain{};
  for (unsigned c = 0x20; c < 0x7F; ++c) plain[c] = c != '"' && c != '\\';
  return plain;
}
constexpr std::array<bool, 256> plain_bytes = make_plain_bytes();

std::size_t count_plain(std::string_view text, std::size_t from) {
  std::size_t end = from;
  while (end < text.size() && plain_bytes[static_cast<unsigned char>(text[end])]) ++end;
  return end - from;
}

// The same in text that is valid UTF-8: characters beyond ASCII too, as far as their first byte tells.
constexpr std::array<bool, 256> make_plain_in_utf8() {
  std::array<bool, 256> plain = make_plain_bytes();
  for (unsigned c = 0x80; c < 0x100; ++c) plain[c] = c != 0xEF;
  return plain;
}
constexpr std::array<bool, 256> plain_in_utf8 = make_plain_in_utf8();

// Text with something to escape or beyond ASCII.
void append_unusual_text(std::string& out, std::string_view text) {
  check_utf8(text);
  for (std::size_t i = 0; i < text.size();) {
    const std::size_t begin = i;
    while (i < text.size() && plain_in_utf8[static_cast<unsigned char>(text[i])]) ++i;
    out.append(text, begin, i - begin);
    if (i == text.size()) break;
    if (is_noncharacter(text, i)) {
      out += text[i + 2] == '\xBE' ? "\\uFFFE" : "\\uFFFF";
      i += 3;
    } else if (needs_escape(text[i])) {
      append_escape(out, text[i++]);
    } else {
      out += text[i++];
    }
  }
}

[[noreturn]] void fail_iri(std::string_view iri) {
  throw Error("cannot write the IRI '" + std::string(iri) + "': an IRI cannot hold the character at position " +
              std::to_string(rdf::find_invalid_iri_character(iri) + 1));
}

}  // namespace

void append_iri(std::string& out, std::string_view iri) {
  std::size_t ascii = 0;
  while (ascii < iri.size() && is(iri_ref, iri[ascii])) ++ascii;
  if (ascii < iri.size() && rdf::find_invalid_iri_character(iri.substr(ascii)) != std::string_view::npos) fail_iri(iri);
  out += '<';
  out += iri;
  out += '>';
}

void append_blank_node(std::string& out, std::string_view label) {
  if (label.empty() || match_blank_node_label(label) != label.size()) {
    throw Error("cannot write the blank node label '" + std::string(label) +
                "': expected letters, digits, '_', '-' or inner '.'");
  }
  out += "_:";
  out += label;
}

void append_string(std::string& out, std::string_view text) {
  out += '"';
  std::size_t i = count_plain(text, 0);
  out.append(text, 0, i);
  if (i < text.size()) append_unusual_text(out, text.substr(i));
  out += '"';
}

void append_long_string(std::string& out, std::string_view text) {
  check_utf8(text);
  out += "\"\"\"";
  for (std::size_t i = 0; i < text.size(); ++i) {
    const char c = text[i];
    // A quote is harmless unless two more follow or the text ends with it.
    const bool plain_quote = c == '"' && i + 1 < text.size() && text[i + 1] != '"';
    if (c == '\n' || plain_quote || !needs_escape(c)) {
      out += c;
    } else {
      append_escape(out, c);
    }
  }
  out += "\"\"\"";
}

void append_language(std::string& out, std::string_view language) {
  if (match_language_tag(language) != language.size()) {
    throw Error("cannot write the language tag '" + std::string(language) +
                "': expected letters, then parts of letters and digits after '-'");
  }
  out += '@';
  out += language;
}

void append_term(std::string& out, const rdf::TermView& term) {
  switch (term.kind) {
    case rdf::TermKind::none:
      break;
    case rdf::TermKind::iri:
      append_iri(out, term.text);
      break;
    case rdf::TermKind::blank_node:
      append_blank_node(out, term.text);
      break;
    case rdf::TermKind::literal:
      append_string(out, term.text);
      if (!term.language.empty()) {
        append_language(out, term.language);
      } else if (!term.datatype.empty()) {
        out += "^^";
        append_iri(out, term.datatype);
      }
      break;
  }
}

}  // namespace kontor::syntax

#include "kontor/sparql/text/lexer.hpp"

#include <algorithm>
#include <utility>

#include "kontor/base/utf8.hpp"
#include "kontor/syntax/characters.hpp"

namespace kontor::sparql {
namespace {

using syntax::is;

bool is_digit(char c) {
  return is(syntax::digit, c);
}

// The code point at `offset`, and how many bytes it takes.
char32_t code_point_at(std::string_view text, std::size_t offset, std::size_t& length) {
  std::size_t end = offset;
  const char32_t c = decode_utf8(text, end);
  length = end - offset;
  return c;
}

// The length of the ASCII letters, digits and '_' at the start of `text`.
std::size_t match_word(std::string_view text) {
  std::size_t i = 0;
  while (i < text.size() && is(syntax::name, text[i]) && text[i] != '-') ++i;
  return i;
}

// VARNAME: (PN_CHARS_U | [0-9]) (PN_CHARS without '-')*
std::size_t match_variable_name(std::string_view text) {
  std::size_t i = match_word(text);
  while (i < text.size() && is(syntax::utf8, text[i])) {
    std::size_t length = 0;
    const char32_t c = code_point_at(text, i, length);
    if (!(i == 0 ? syntax::is_pn_chars_u(c) : syntax::is_pn_chars(c))) break;
    i += length;
    i += match_word(text.substr(i));
  }
  return i;
}

// The exponent of a double: [eE] [+-]? [0-9]+
std::size_t match_exponent(std::string_view text) {
  if (text.empty() || (text[0] | 0x20) != 'e') return 0;
  std::size_t i = 1;
  if (i < text.size() && (text[i] == '+' || text[i] == '-')) ++i;
  const std::size_t digits = i;
  while (i < text.size() && is_digit(text[i])) ++i;
  return i > digits ? i : 0;
}

// PN_LOCAL_ESC stands for the character behind its backslash.
std::string without_backslashes(std::string_view name) {
  std::string out;
  for (std::size_t i = 0; i < name.size(); ++i) {
    if (name[i] == '\\') ++i;
    out += name[i];
  }
  return out;
}

}  // namespace

void Lexer::next() {
  skip_space();
  if (position_ == text_.size()) return take(TokenKind::end, 0, {});
  const std::string_view text = rest();
  const char c = text[0];
  if (c == ':' || is(syntax::name_start, c) || is(syntax::utf8, c)) return read_name();
  switch (c) {
    case '?':
    case '$':
      return read_variable();
    case '<': {
      const std::size_t length = match_iri_ref(text);
      return length > 0 ? read_iri(length) : read_sign();
    }
    case '"':
    case '\'':
      return read_string();
    case '@':
      return read_language_tag();
    case '_':
      return text.starts_with("_:") ? read_blank_node_label() : read_sign();
    case '.':
      return text.size() > 1 && is_digit(text[1]) ? read_number() : read_sign();
    default:
      return is_digit(c) ? read_number() : read_sign();
  }
}

void Lexer::skip_space() {
  const char* const begin = text_.data();
  const char* const end = begin + text_.size();
  const char* at = begin + position_;
  for (;;) {
    while (at < end && is(syntax::space, *at)) ++at;
    if (at == end || *at != '#') break;
    while (at < end && *at != '\r' && *at != '\n') ++at;
  }
  position_ = static_cast<std::size_t>(at - begin);
}

void Lexer::read_iri(std::size_t length) {
  const std::string_view written = rest().substr(1, length - 2);
  const std::string_view value = decode_escapes(written, position_ + 1);
  if (value.data() == written.data()) return take(TokenKind::iri, length, value);
  for (const char c : value) {
    if (!is(syntax::iri_ref, c) && !is(syntax::utf8, c))
      query_.fail(position_, "an escape in this IRI stands for a character that IRIs cannot hold");
  }
  return take(TokenKind::iri, length, value);
}

void Lexer::read_string() {
  const std::string_view text = rest();
  const std::size_t length = match_string(text);
  if (length == 0) {
    query_.fail(position_, "this string does not end");
  }
  const std::size_t quotes = length >= 6 && text[1] == text[0] && text[2] == text[0] ? 3 : 1;
  const std::string_view value = decode_escapes(text.substr(quotes, length - 2 * quotes), position_ + quotes);
  return take(TokenKind::string, length, value);
}

void Lexer::read_variable() {
  const std::size_t length = match_variable_name(rest().substr(1));
  if (length > 0) return take(TokenKind::variable, length + 1, rest().substr(1, length));
  if (rest()[0] == '$') query_.fail(position_, "expected a variable name after '$'");
  return read_sign();
}

void Lexer::read_blank_node_label() {
  const std::size_t length = syntax::match_blank_node_label(rest().substr(2));
  if (length == 0) query_.fail(position_, "expected a blank node label after '_:'");
  return take(TokenKind::blank_node_label, length + 2, rest().substr(2, length));
}

void Lexer::read_language_tag() {
  const std::string_view text = rest();
  const std::size_t length = syntax::match_language_tag(text.substr(1));
  if (length == 0) query_.fail(position_, "expected a language tag after '@'");
  const std::string_view behind = text.substr(1 + length);
  if (behind.starts_with("--") && behind.size() > 2 && is(syntax::name_start, behind[2])) {
    query_.fail(position_ + 1 + length, "expected '--ltr' or '--rtl' for a base direction");
  }
  return take(TokenKind::language_tag, length + 1, text.substr(1, length));
}

// INTEGER: [0-9]+   DECIMAL: [0-9]* '.' [0-9]+   DOUBLE: a number with an exponent, where "1.e5" is one too
void Lexer::read_number() {
  const std::string_view text = rest();
  std::size_t end = 0;
  while (end < text.size() && is_digit(text[end])) ++end;
  TokenKind kind = TokenKind::integer;
  if (end < text.size() && text[end] == '.') {
    std::size_t fraction = end + 1;
    while (fraction < text.size() && is_digit(text[fraction])) ++fraction;
    if (fraction > end + 1 || match_exponent(text.substr(fraction)) > 0) {
      kind = TokenKind::decimal;
      end = fraction;
    }
  }
  if (const std::size_t exponent = match_exponent(text.substr(end)); exponent > 0) {
    kind = TokenKind::double_;
    end += exponent;
  }
  return take(kind, end, text.substr(0, end));
}

// A prefixed name if a ':' follows a PN_PREFIX (or nothing), else a word of ASCII letters, digits and '_'.
void Lexer::read_name() {
  const std::string_view text = rest();
  const std::size_t word = match_word(text);
  std::size_t prefix = word;
  if (word < text.size() && (text[word] == '-' || text[word] == '.' || is(syntax::utf8, text[word]))) {
    prefix = syntax::match_pn_prefix(text);
  }
  if (prefix < text.size() && text[prefix] == ':') {
    bool escaped = false;
    const std::size_t length = prefix + 1 + match_local(position_ + prefix + 1, escaped);
    const std::string_view name = text.substr(0, length);
    return take(length > prefix + 1 ? TokenKind::prefixed_name : TokenKind::prefix, length,
                escaped ? keep(without_backslashes(name)) : name);
  }
  if (word == 0) return read_sign();
  const std::string_view value = text.substr(0, word);
  take(TokenKind::word, word, value, Symbol::keyword(value));
}

void Lexer::read_sign() {
  if (const Symbol sign = Symbol::sign_at(rest()); !sign.is_none()) {
    const std::size_t size = sign.text().size();
    return take(TokenKind::sign, size, rest().substr(0, size), sign);
  }
  std::size_t length = 0;
  code_point_at(text_, position_, length);
  query_.fail(position_, "unexpected character '" + std::string(rest().substr(0, length)) + "'");
}

// PN_LOCAL: (PN_CHARS_U | ':' | [0-9] | PLX) ((PN_CHARS | '.' | ':' | PLX)* (PN_CHARS | ':' | PLX))?
std::size_t Lexer::match_local(std::size_t offset, bool& escaped) const {
  const std::string_view text = text_.substr(offset);
  constexpr std::string_view escapable = "_~.-!$&'()*+,;=/?#@%";
  std::size_t i = 0;
  std::size_t end = 0;  // behind the last character that may end the name
  while (i < text.size()) {
    const char c = text[i];
    if (is(syntax::name, c) && (i > 0 || c != '-')) {
      ++i;
    } else if (c == '\\' && i + 1 < text.size() && escapable.find(text[i + 1]) != std::string_view::npos) {
      escaped = true;
      i += 2;
    } else if (c == '%' && i + 2 < text.size() && is(syntax::hex, text[i + 1]) && is(syntax::hex, text[i + 2])) {
      i += 3;
    } else if (c == '.' && i > 0) {
      ++i;
      continue;
    } else {
      std::size_t length = 1;
      const char32_t code_point = code_point_at(text, i, length);
      if (c != ':' && !(i == 0 ? syntax::is_pn_chars_u(code_point) : syntax::is_pn_chars(code_point))) break;
      i += length;
    }
    end = i;
  }
  return end;
}

std::string_view Lexer::decode_escapes(std::string_view raw, std::size_t offset) {
  if (!query_.has_backslash() || raw.find('\\') == std::string_view::npos) return raw;
  constexpr std::string_view letters = "tbnrf\"'\\";
  constexpr std::string_view meanings = "\t\b\n\r\f\"'\\";
  std::string out;
  std::size_t i = 0;
  while (i < raw.size()) {
    const std::size_t backslash = std::min(raw.find('\\', i), raw.size());
    out += raw.substr(i, backslash - i);
    i = backslash;
    if (i == raw.size()) break;
    const char letter = raw[i + 1];
    std::size_t length = 2;
    if (letter == 'u' || letter == 'U') {
      const char32_t code_point = read_code_point_escape(raw.substr(i), length);
      if (code_point == invalid_code_point) {
        query_.fail(offset + i, "invalid codepoint escape '" + std::string(raw.substr(i, length)) + "'");
      }
      append_utf8(out, code_point);
    } else if (const std::size_t known = letters.find(letter); known != std::string_view::npos) {
      out += meanings[known];
    } else {
      code_point_at(raw, i + 1, length);
      query_.fail(offset + i, "unknown escape '" + std::string(raw.substr(i, length + 1)) + "' in a string");
    }
    i += length;
  }
  return keep(std::move(out));
}

}  // namespace kontor::sparql

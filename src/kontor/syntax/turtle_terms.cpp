#include "kontor/syntax/turtle_terms.hpp"

#include <vector>

#include "kontor/base/suggest.hpp"
#include "kontor/base/utf8.hpp"
#include "kontor/rdf/iri.hpp"
#include "kontor/syntax/characters.hpp"
#include "kontor/syntax/escapes.hpp"

namespace kontor::syntax {
namespace {

constexpr std::string_view generated_label = "genid";

// Whether a label of the document could be one that make_blank_node gives: "genid", digits, then underscores.
bool looks_generated(std::string_view label) {
  if (!label.starts_with(generated_label)) return false;
  std::size_t i = generated_label.size();
  while (i < label.size() && is(digit, label[i])) ++i;
  while (i < label.size() && label[i] == '_') ++i;
  return i == label.size();
}

std::string_view unknown_prefix_hint(std::string_view prefix) {
  return rdf::well_known_prefixes().find(prefix).value_or(std::string_view());
}

}  // namespace

TurtleTerms::TurtleTerms(TextInput& input, const ReadOptions& options)
    : input_(input), options_(options), base_(options.base) {}

void TurtleTerms::skip_space() {
  for (;;) {
    const int c = input_.peek();
    if (c == '#') {
      skip_comment();
    } else if (is_byte(space, c)) {
      input_.advance();
    } else {
      return;
    }
  }
}

void TurtleTerms::skip_comment() {
  for (int c = input_.peek(); c != '\n' && c != '\r' && c != TextInput::end; c = input_.peek()) {
    if (!is_byte(utf8, c)) {
      input_.skip();
      continue;
    }
    std::size_t length = 0;
    if (next_code_point(0, length) == invalid_code_point) input_.fail("the comment is not valid UTF-8");
    input_.skip(length);
  }
}

void TurtleTerms::read_iriref(TermBuffer& term) {
  const Place begin = input_.place();
  term.set(rdf::TermKind::iri, {});
  input_.skip();
  for (;;) {
    const std::string_view ahead = input_.window(1);
    std::size_t length = 0;
    while (length < ahead.size() && is(iri_ref, ahead[length])) ++length;
    term.text.append(ahead, 0, length);
    input_.skip(length);
    check_size(term.text);
    const int c = input_.peek();
    if (c == '>') break;
    if (is_byte(iri_ref, c)) continue;
    if (c == '\\') {
      read_iri_escape(term.text);
    } else if (is_byte(utf8, c)) {
      read_utf8(term.text, "IRI");
    } else if (c == TextInput::end || c == '\n' || c == '\r') {
      fail_expected("'>' at the end of the IRI");
    } else {
      input_.fail("an IRI cannot hold " + input_.describe_next());
    }
  }
  input_.skip();
  resolve(term, begin);
}

void TurtleTerms::read_iri_escape(std::string& text) {
  const std::size_t before = text.size();
  const std::string_view ahead = input_.window(10);
  const Escape escape = decode_uchar(text, ahead);
  if (escape.length == 0) input_.fail(escape.error);
  if (rdf::find_invalid_iri_character(std::string_view(text).substr(before)) != std::string_view::npos) {
    input_.fail("an IRI cannot hold the character '" + std::string(ahead.substr(0, escape.length)) + "'");
  }
  input_.skip(escape.length);
}

void TurtleTerms::resolve(TermBuffer& term, Place begin) {
  if (rdf::has_scheme(term.text)) return;
  if (base_.empty()) {
    input_.fail("relative IRI '" + term.text + "' without a base IRI to resolve it against", begin);
  }
  term.text = rdf::resolve_iri(base_, term.text);
}

void TurtleTerms::set_prefix(std::string_view name, std::string_view iri) {
  prefixes_.set(name, iri);
  has_last_prefix_ = false;
}

// The character `ahead` bytes behind the next one and its length; 0 at the end of the input.
char32_t TurtleTerms::next_code_point(std::size_t ahead, std::size_t& length) {
  const int byte = input_.peek(ahead);
  length = byte == TextInput::end ? 0 : 1;
  if (byte < 0x80) return byte == TextInput::end ? 0 : static_cast<char32_t>(byte);
  const std::string_view bytes = input_.window(ahead + 4).substr(ahead);
  length = 0;
  return decode_utf8(bytes, length);
}

// At a '.': whether the name goes on behind the dots. `dots` becomes their number.
bool TurtleTerms::name_continues_behind_dots(std::size_t& dots, bool local) {
  while (input_.peek(dots) == '.') {
    if (++dots > options_.limits.token_size) input_.fail("too many dots");
  }
  std::size_t length = 0;
  const char32_t c = next_code_point(dots, length);
  return is_pn_chars(c) || (local && (c == ':' || c == '%' || c == '\\'));
}

void TurtleTerms::read_word(std::string& word) {
  word.clear();
  for (;;) {
    const int c = input_.peek();
    if (is_byte(name, c)) {
      if (word.empty() && !is_byte(name_start, c)) return;
      word += static_cast<char>(c);
      input_.skip();
    } else if (is_byte(utf8, c)) {
      std::size_t length = 0;
      const char32_t code_point = next_code_point(0, length);
      if (!(word.empty() ? is_pn_chars_base(code_point) : is_pn_chars(code_point))) return;
      word.append(input_.window(length), 0, length);
      input_.skip(length);
    } else if (std::size_t dots = 0; c == '.' && !word.empty() && name_continues_behind_dots(dots, false)) {
      word.append(dots, '.');
      input_.skip(dots);
    } else {
      return;
    }
    check_size(word);
  }
}

void TurtleTerms::read_local_name(std::string_view prefix, Place begin, TermBuffer& term) {
  if (!has_last_prefix_ || last_prefix_ != prefix) {
    const auto iri = prefixes_.find(prefix);
    if (!iri) {
      std::vector<std::string_view> known;
      for (const auto& entry : prefixes_) known.push_back(entry.first);
      const std::string_view hint = unknown_prefix_hint(prefix);
      const std::string near = suggestion(prefix, known);
      input_.fail("unknown prefix '" + std::string(prefix) + ":'" + near +
                      (near.empty() && !hint.empty() ? ", usually declared as <" + std::string(hint) + ">" : ""),
                  begin);
    }
    last_prefix_ = prefix;
    last_prefix_iri_ = *iri;
    has_last_prefix_ = true;
  }
  term.set(rdf::TermKind::iri, last_prefix_iri_);
  input_.skip();  // ':'
  bool first = true;
  for (;; first = false) {
    const int c = input_.peek();
    if (is_byte(name, c) || c == ':') {
      if (first && c == '-') break;
      term.text += static_cast<char>(c);
      input_.skip();
    } else if (c == '%' || c == '\\') {
      read_plx(term.text);
    } else if (is_byte(utf8, c)) {
      std::size_t length = 0;
      const char32_t code_point = next_code_point(0, length);
      if (!(first ? is_pn_chars_u(code_point) : is_pn_chars(code_point))) break;
      term.text.append(input_.window(length), 0, length);
      input_.skip(length);
    } else if (std::size_t dots = 0; c == '.' && !first && name_continues_behind_dots(dots, true)) {
      term.text.append(dots, '.');
      input_.skip(dots);
    } else {
      break;
    }
    check_size(term.text);
  }
  if (!rdf::has_scheme(term.text)) resolve(term, begin);
}

// PLX ::= PERCENT | PN_LOCAL_ESC. A percent sign stays as it is, a backslash goes.
void TurtleTerms::read_plx(std::string& text) {
  if (input_.peek() == '%') {
    if (!is_byte(hex, input_.peek(1)) || !is_byte(hex, input_.peek(2))) {
      input_.fail("'%' in a name must be followed by two hexadecimal digits");
    }
    text.append(input_.window(3), 0, 3);
    input_.skip(3);
    return;
  }
  constexpr std::string_view escapable = "_~.-!$&'()*+,;=/?#@%";
  const int c = input_.peek(1);
  if (c == TextInput::end || escapable.find(static_cast<char>(c)) == std::string_view::npos) {
    input_.skip();
    fail_expected("one of " + std::string(escapable) + " after '\\' in a name");
  }
  text += static_cast<char>(c);
  input_.skip(2);
}

void TurtleTerms::read_blank_node_label(TermBuffer& term) {
  input_.skip();
  if (input_.peek() != ':') fail_expected("':' after '_' of a blank node");
  input_.skip();
  std::string& label = word_;
  label.clear();
  for (;;) {
    std::size_t length = 0;
    std::size_t dots = 0;
    const char32_t c = next_code_point(0, length);
    const bool fits = label.empty() ? is_pn_chars_u(c) || (c >= '0' && c <= '9') : is_pn_chars(c);
    if (c == '.' && !label.empty() && name_continues_behind_dots(dots, false)) {
      length = dots;
    } else if (!fits) {
      break;
    }
    label.append(input_.window(length), 0, length);
    input_.skip(length);
    check_size(label);
  }
  if (label.empty()) fail_expected("a blank node label after '_:'");
  if (looks_generated(label)) label += '_';
  term.set(rdf::TermKind::blank_node, options_.blank_node_prefix);
  term.text += label;
}

void TurtleTerms::make_blank_node(TermBuffer& term) {
  term.set(rdf::TermKind::blank_node, options_.blank_node_prefix);
  term.text += generated_label;
  term.text += std::to_string(blank_nodes_++);
}

void TurtleTerms::read_utf8(std::string& text, std::string_view where) {
  std::size_t length = 0;
  if (next_code_point(0, length) == invalid_code_point) {
    input_.fail("the " + std::string(where) + " is not valid UTF-8");
  }
  text.append(input_.window(length), 0, length);
  input_.skip(length);
}

void TurtleTerms::check_size(const std::string& text) {
  if (text.size() > options_.limits.token_size) {
    input_.fail("the term is longer than " + std::to_string(options_.limits.token_size) + " bytes");
  }
}

void TurtleTerms::fail_expected(std::string_view what) {
  input_.fail("expected " + std::string(what) + ", found " + input_.describe_next());
}

}  // namespace kontor::syntax

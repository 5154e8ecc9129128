#include "kontor/syntax/turtle_spelling.hpp"

#include <algorithm>
#include <utility>
#include <vector>

#include "kontor/base/utf8.hpp"
#include "kontor/rdf/vocab/xsd.hpp"
#include "kontor/syntax/characters.hpp"
#include "kontor/syntax/term_writer.hpp"

namespace kontor::syntax {
namespace {

std::size_t count_digits(std::string_view text, std::size_t from) {
  std::size_t end = from;
  while (end < text.size() && is(digit, text[end])) ++end;
  return end - from;
}

std::size_t sign_length(std::string_view text, std::size_t from) {
  return from < text.size() && (text[from] == '+' || text[from] == '-') ? 1 : 0;
}

// INTEGER ::= [+-]? [0-9]+
bool is_integer(std::string_view text) {
  const std::size_t sign = sign_length(text, 0);
  return sign < text.size() && sign + count_digits(text, sign) == text.size();
}

// DECIMAL ::= [+-]? [0-9]* '.' [0-9]+
bool is_decimal(std::string_view text) {
  std::size_t i = sign_length(text, 0);
  i += count_digits(text, i);
  if (i >= text.size() || text[i] != '.') return false;
  const std::size_t fraction = count_digits(text, i + 1);
  return fraction > 0 && i + 1 + fraction == text.size();
}

// DOUBLE ::= [+-]? ([0-9]+ '.' [0-9]* EXPONENT | '.' [0-9]+ EXPONENT | [0-9]+ EXPONENT)
bool is_double(std::string_view text) {
  std::size_t i = sign_length(text, 0);
  std::size_t digits = count_digits(text, i);
  i += digits;
  if (i < text.size() && text[i] == '.') {
    const std::size_t fraction = count_digits(text, i + 1);
    i += 1 + fraction;
    digits += fraction;
  }
  if (digits == 0 || i >= text.size() || (text[i] != 'e' && text[i] != 'E')) return false;
  ++i;
  i += sign_length(text, i);
  const std::size_t exponent = count_digits(text, i);
  return exponent > 0 && i + exponent == text.size();
}

// Appends one ASCII character of a local name that is not a letter, digit or '_'. False if it cannot stand there.
bool append_special(std::string& out, std::string_view local, std::size_t at) {
  const char c = local[at];
  const bool first = at == 0;
  const bool last = at + 1 == local.size();
  switch (c) {
    case ':':
      break;
    case '-':
      if (first) out += '\\';
      break;
    case '.':
      if (first || last) out += '\\';
      break;
    case '%':
      if (at + 2 >= local.size() || !is(hex, local[at + 1]) || !is(hex, local[at + 2])) out += '\\';
      break;
    case '~':
    case '!':
    case '$':
    case '&':
    case '\'':
    case '(':
    case ')':
    case '*':
    case '+':
    case ',':
    case ';':
    case '=':
    case '@':
      out += '\\';
      break;
    default:
      return false;
  }
  out += c;
  return true;
}

}  // namespace

bool stands_bare(const rdf::TermView& literal) {
  namespace xsd = rdf::vocab::xsd;
  if (literal.datatype == xsd::integer) return is_integer(literal.text);
  if (literal.datatype == xsd::decimal) return is_decimal(literal.text);
  if (literal.datatype == xsd::double_) return is_double(literal.text);
  return literal.datatype == xsd::boolean && (literal.text == "true" || literal.text == "false");
}

bool append_local_name(std::string& out, std::string_view local) {
  const std::size_t before = out.size();
  bool fits = !local.empty();
  for (std::size_t i = 0; fits && i < local.size();) {
    const std::size_t begin = i;
    if (is(utf8, local[i])) {
      const char32_t c = decode_utf8(local, i);
      fits = begin == 0 ? is_pn_chars_u(c) : is_pn_chars(c);
      out.append(local, begin, i - begin);
    } else if (is(name, local[i]) && local[i] != '-') {
      out += local[i++];
    } else {
      fits = append_special(out, local, i++);
    }
  }
  if (!fits) out.resize(before);
  return fits;
}

std::string prefix_declaration(std::string_view name, std::string_view iri) {
  std::string out = "@prefix ";
  out.append(name).append(": ");
  append_iri(out, iri);
  return out += " .\n";
}

TurtleSpelling::TurtleSpelling(const rdf::PrefixMap& prefixes) : prefixes_(rdf::well_known_prefixes()) {
  for (const auto& [name, iri] : prefixes) set(name, iri);
}

bool TurtleSpelling::declare(std::string_view name, std::string_view iri) {
  if (declared_.find(name) != declared_.end()) return false;
  set(name, iri);
  return true;
}

// Well-known names of the same IRI make way, so that the name of the source is the one that is used.
void TurtleSpelling::set(std::string_view name, std::string_view iri) {
  std::vector<std::string> same;
  for (const auto& [other, other_iri] : prefixes_) {
    if (other_iri == iri && other != name && !declared_.contains(other)) same.push_back(other);
  }
  for (const std::string& other : same) {
    used_.erase(other);
    prefixes_.erase(other);
  }
  prefixes_.set(name, iri);
  declared_.emplace(name);
}

void TurtleSpelling::append_iri(std::string& out, std::string_view iri) {
  const std::size_t before = out.size();
  if (const auto parts = prefixes_.shorten(iri)) {
    out.append(parts->first).append(":");
    if (append_local_name(out, parts->second)) {
      if (used_.find(parts->first) == used_.end()) used_.emplace(parts->first);
      return;
    }
    out.resize(before);
  }
  syntax::append_iri(out, iri);
}

bool TurtleSpelling::may_shorten(std::string_view stem) const {
  return std::any_of(prefixes_.begin(), prefixes_.end(),
                     [stem](const auto& entry) { return std::string_view(entry.second).starts_with(stem); });
}

void TurtleSpelling::append_literal(std::string& out, const rdf::TermView& literal, LineBreaks line_breaks) {
  if (stands_bare(literal)) {
    out += literal.text;
    return;
  }
  if (line_breaks == LineBreaks::keep && literal.text.find('\n') != std::string_view::npos) {
    append_long_string(out, literal.text);
  } else {
    append_string(out, literal.text);
  }
  if (!literal.language.empty()) {
    append_language(out, literal.language);
  } else if (!literal.datatype.empty()) {
    out += "^^";
    append_iri(out, literal.datatype);
  }
}

std::string TurtleSpelling::used_prefixes() const {
  std::string out;
  for (const std::string& name : used_) out += prefix_declaration(name, *prefixes_.find(name));
  return out;
}

std::string TurtleSpelling::fix_prefixes() {
  rdf::PrefixMap kept;
  std::string out;
  for (const auto& [name, iri] : prefixes_) {
    if (!declared_.contains(name) && !used_.contains(name)) continue;
    kept.set(name, iri);
    out += prefix_declaration(name, iri);
  }
  used_.clear();
  prefixes_ = kept;
  for (const auto& entry : prefixes_) declared_.insert(entry.first);
  return out;
}

}  // namespace kontor::syntax

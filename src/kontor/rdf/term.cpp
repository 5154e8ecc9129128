#include "kontor/rdf/term.hpp"

#include <tuple>

#include "kontor/rdf/vocab/rdf.hpp"
#include "kontor/rdf/vocab/xsd.hpp"

namespace kontor::rdf {
namespace {

void append_escaped(std::string& out, std::string_view text) {
  for (const char c : text) {
    switch (c) {
      case '"':
        out += "\\\"";
        break;
      case '\\':
        out += "\\\\";
        break;
      case '\n':
        out += "\\n";
        break;
      case '\r':
        out += "\\r";
        break;
      default:
        out += c;
    }
  }
}

}  // namespace

TermView iri(std::string_view text) {
  return {TermKind::iri, text, {}, {}};
}

TermView blank_node(std::string_view label) {
  return {TermKind::blank_node, label, {}, {}};
}

TermView literal(std::string_view lexical_form, std::string_view datatype) {
  return {TermKind::literal, lexical_form, datatype == vocab::xsd::string ? std::string_view() : datatype, {}};
}

TermView language_string(std::string_view lexical_form, std::string_view language) {
  return {TermKind::literal, lexical_form, {}, language};
}

std::string_view language_tag(std::string_view language) {
  return language.substr(0, language.find("--"));
}

std::string_view base_direction(std::string_view language) {
  const std::size_t at = language.find("--");
  return at == std::string_view::npos ? std::string_view() : language.substr(at + 2);
}

std::string_view datatype_iri(const TermView& literal) {
  if (!literal.datatype.empty()) return literal.datatype;
  if (literal.language.empty()) return vocab::xsd::string;
  return base_direction(literal.language).empty() ? vocab::rdf::lang_string : vocab::rdf::dir_lang_string;
}

Term::Term(const TermView& view)
    : text_size_(view.text.size()), kind_(view.kind), has_language_(!view.language.empty()) {
  const std::string_view behind = has_language_ ? view.language : view.datatype;
  characters_.reserve(view.text.size() + behind.size());
  characters_.append(view.text).append(behind);
}

std::strong_ordering operator<=>(const Term& a, const Term& b) {
  const TermView x = a.view();
  const TermView y = b.view();
  return std::tie(x.kind, x.text, x.datatype, x.language) <=> std::tie(y.kind, y.text, y.datatype, y.language);
}

std::string to_string(const TermView& term) {
  std::string out;
  switch (term.kind) {
    case TermKind::none:
      break;
    case TermKind::iri:
      out.append("<").append(term.text).append(">");
      break;
    case TermKind::blank_node:
      out.append("_:").append(term.text);
      break;
    case TermKind::literal:
      out += '"';
      append_escaped(out, term.text);
      out += '"';
      if (!term.language.empty()) out.append("@").append(term.language);
      if (!term.datatype.empty()) out.append("^^<").append(term.datatype).append(">");
      break;
  }
  return out;
}

}  // namespace kontor::rdf

std::size_t std::hash<kontor::rdf::TermView>::operator()(const kontor::rdf::TermView& term) const noexcept {
  const std::hash<std::string_view> hash_text;
  std::size_t seed = hash_text(term.text) + static_cast<std::size_t>(term.kind);
  // The mixing step of boost::hash_combine, 64 bits wide.
  for (const std::string_view part : {term.datatype, term.language}) {
    if (!part.empty()) seed ^= hash_text(part) + 0x9E3779B97F4A7C15U + (seed << 6U) + (seed >> 2U);
  }
  return seed;
}

// RDF terms (RDF 1.1 Concepts, section 3), in the two forms in which kontor holds them.
//
// On the way from a reader to a writer a term is a TermView: nothing is allocated per quad. Where terms stay
// (documents, query results) they are a Term, which owns its text. Both are equal exactly when RDF says that the terms
// are, because the constructors below fold the two spellings that mean the same: xsd:string is the empty datatype, and
// a literal with a language tag has no other datatype than rdf:langString, which is implied.
#pragma once

#include <algorithm>
#include <compare>
#include <cstddef>
#include <cstdint>
#include <functional>
#include <string>
#include <string_view>
#include <utility>

namespace kontor::rdf {

enum class TermKind : std::uint8_t {
  none,  // no term: the name of the default graph, an unbound variable
  iri,
  blank_node,
  literal,
};

// A term whose text belongs to somebody else: valid until the call that received it returns, unless said otherwise.
struct TermView {
  TermKind kind = TermKind::none;
  std::string_view text;      // the IRI, the blank node's label without "_:", or the lexical form
  std::string_view datatype;  // literals: the datatype IRI; empty for xsd:string and for a language-tagged string
  std::string_view language;  // literals: the language tag as written, with "--ltr" or "--rtl" behind it if the text
                              // has a base direction (RDF 1.2 Concepts, section 3.4); empty if there is none

  bool is_iri() const { return kind == TermKind::iri; }
  bool is_blank_node() const { return kind == TermKind::blank_node; }
  bool is_literal() const { return kind == TermKind::literal; }
  explicit operator bool() const { return kind != TermKind::none; }

  friend bool operator==(const TermView&, const TermView&) = default;
};

TermView iri(std::string_view text);
TermView blank_node(std::string_view label);
// `datatype` may be xsd:string or empty, which is the same.
TermView literal(std::string_view lexical_form, std::string_view datatype = {});
TermView language_string(std::string_view lexical_form, std::string_view language);

// The parts of a TermView's language: "en" and "rtl" of "en--rtl"; the direction is empty if there is none.
std::string_view language_tag(std::string_view language);
std::string_view base_direction(std::string_view language);

// The datatype IRI of a literal in full: xsd:string and rdf:langString spelled out.
std::string_view datatype_iri(const TermView& literal);

// A term that owns its text: all of it in one string, because queries and documents hold many terms and move them
// about.
class Term {
 public:
  Term() = default;
  explicit Term(const TermView& view);
  static Term of_iri(std::string iri) {
    Term term;
    term.text_size_ = iri.size();
    term.characters_ = std::move(iri);
    term.kind_ = TermKind::iri;
    return term;
  }

  // Views of its parts, valid as long as the term is neither changed nor moved.
  TermView view() const { return {kind(), text(), datatype(), language()}; }
  TermKind kind() const { return kind_; }
  std::string_view text() const { return std::string_view(characters_).substr(0, text_size_); }
  std::string_view datatype() const { return has_language_ ? std::string_view() : behind_text(); }
  std::string_view language() const { return has_language_ ? behind_text() : std::string_view(); }

  bool is_iri() const { return kind_ == TermKind::iri; }
  bool is_blank_node() const { return kind_ == TermKind::blank_node; }
  bool is_literal() const { return kind_ == TermKind::literal; }
  explicit operator bool() const { return kind_ != TermKind::none; }

  friend bool operator==(const Term& a, const Term& b) { return a.view() == b.view(); }
  // An arbitrary but stable total order: by kind, then text, datatype, language. Not the order of SPARQL's ORDER BY.
  friend std::strong_ordering operator<=>(const Term& a, const Term& b);

 private:
  // A term that was moved from has no characters any more.
  std::string_view behind_text() const {
    return std::string_view(characters_).substr(std::min(text_size_, characters_.size()));
  }

  std::string characters_;  // the text, behind it the datatype or the language
  std::size_t text_size_ = 0;
  TermKind kind_ = TermKind::none;
  bool has_language_ = false;
};

// The term in N-Triples syntax, for messages and tests.
std::string to_string(const TermView& term);

}  // namespace kontor::rdf

template <>
struct std::hash<kontor::rdf::TermView> {
  std::size_t operator()(const kontor::rdf::TermView& term) const noexcept;
};

template <>
struct std::hash<kontor::rdf::Term> {
  std::size_t operator()(const kontor::rdf::Term& term) const noexcept {
    return std::hash<kontor::rdf::TermView>()(term.view());
  }
};

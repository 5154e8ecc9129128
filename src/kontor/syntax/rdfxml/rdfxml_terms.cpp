#include "kontor/syntax/rdfxml/rdfxml_terms.hpp"

#include "kontor/rdf/iri.hpp"
#include "kontor/rdf/vocab/rdf.hpp"
#include "kontor/syntax/characters.hpp"
#include "kontor/syntax/rdfxml/xml_names.hpp"

namespace kontor::syntax {
namespace {

namespace vocab = rdf::vocab::rdf;

bool is_absolute_iri(std::string_view iri) {
  return rdf::has_scheme(iri) && rdf::find_invalid_iri_character(iri) == std::string_view::npos;
}

std::string quoted(std::string_view text) {
  return "'" + std::string(text) + "'";
}

}  // namespace

RdfXmlTerms::RdfXmlTerms(const xml::Parser& parser, const ReadOptions& options)
    : parser_(parser),
      blank_nodes_(options.blank_node_prefix),
      bases_{options.base},
      languages_{std::string()},
      scopes_(1) {}

// xml:base and xml:lang count for the element's own attributes too.
void RdfXmlTerms::open_scope(const RdfAttributes& attributes) {
  scopes_.push_back(scopes_.back());
  if (attributes.xml_base != nullptr) {
    bases_.push_back(resolve(*attributes.xml_base));
    scopes_.back().base = bases_.size() - 1;
  }
  if (const xml::Attribute* const lang = attributes.xml_lang) {
    if (match_language_tag(lang->value) != lang->value.size()) {
      parser_.fail(
          quoted(lang->value) + " is no language tag, expected letters, then parts of letters and digits after '-'",
          lang->name);
    }
    languages_.emplace_back(lang->value);
    scopes_.back().language = languages_.size() - 1;
  }
}

void RdfXmlTerms::close_scope() {
  scopes_.pop_back();
  bases_.resize(scopes_.back().base + 1);
  languages_.resize(scopes_.back().language + 1);
}

std::string RdfXmlTerms::element_iri(const xml::Name& name, NameRole role) const {
  if (name.ns == vocab::ns && !is_allowed_rdf_name(name.local, role)) {
    if (is_withdrawn_rdf_name(name.local)) {
      parser_.fail(quoted(to_string(name)) + " was withdrawn from RDF/XML in 2004");
    }
    parser_.fail(quoted(to_string(name)) + " cannot be a " + (role == NameRole::node_element ? "node" : "property") +
                 " element");
  }
  std::string iri(name.ns);
  iri += name.local;
  if (!is_absolute_iri(iri)) parser_.fail("the namespace " + quoted(name.ns) + " is not an absolute IRI");
  return iri;
}

std::string RdfXmlTerms::attribute_iri(const xml::Attribute& attribute) const {
  std::string iri = property_iri(attribute.name);
  if (!is_absolute_iri(iri)) {
    parser_.fail("the namespace " + quoted(attribute.name.ns) + " is not an absolute IRI", attribute.name);
  }
  return iri;
}

std::string RdfXmlTerms::resolve(const xml::Attribute& attribute) const {
  const std::size_t bad = rdf::find_invalid_iri_character(attribute.value);
  if (bad != std::string_view::npos) {
    parser_.fail(quoted(attribute.value) + " is not an IRI: the character at position " + std::to_string(bad + 1) +
                     " must be escaped",
                 attribute.name);
  }
  if (rdf::has_scheme(attribute.value)) return std::string(attribute.value);
  if (base().empty()) {
    parser_.fail("relative IRI " + quoted(attribute.value) + " without a base IRI to resolve it against",
                 attribute.name);
  }
  return rdf::resolve_iri(base(), attribute.value);
}

std::string RdfXmlTerms::resolve_id(const xml::Attribute& attribute) {
  const std::string shown = to_string(attribute.name) + " " + quoted(attribute.value);
  if (!is_ncname(attribute.value)) {
    parser_.fail(shown + " is no XML name: expected letters, digits, '_', '-' and '.', a letter or '_' first",
                 attribute.name);
  }
  if (base().empty()) parser_.fail(shown + " without a base IRI to resolve it against", attribute.name);
  std::string iri = rdf::resolve_iri(base(), "#" + std::string(attribute.value));
  if (!ids_.insert(iri).second) parser_.fail(shown + " stands in the document already", attribute.name);
  return iri;
}

rdf::Term RdfXmlTerms::named_blank_node(const xml::Attribute& attribute) const {
  if (!is_ncname(attribute.value)) {
    parser_.fail(to_string(attribute.name) + " " + quoted(attribute.value) +
                     " is no XML name: expected letters, digits, '_', '-' and '.', a letter or '_' first",
                 attribute.name);
  }
  std::string label(attribute.value);
  // Labels of the other formats do not end in '.'; one '_' more keeps "x." apart from "x._" as well.
  const std::size_t end = label.find_last_not_of('_');
  if (end != std::string::npos && label[end] == '.') label += '_';
  return rdf::Term(rdf::blank_node(blank_nodes_.named(label)));
}

rdf::TermView RdfXmlTerms::plain_literal(std::string_view text) const {
  const std::string& language = languages_[scopes_.back().language];
  return language.empty() ? rdf::literal(text) : rdf::language_string(text, language);
}

}  // namespace kontor::syntax

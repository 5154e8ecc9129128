// Makes RDF terms of the names and attribute values of RDF/XML: resolves references against xml:base, checks names,
// keeps the language in scope, the labels of blank nodes and the rdf:ID that were used.
#pragma once

#include <string>
#include <string_view>
#include <unordered_set>
#include <vector>

#include "kontor/rdf/term.hpp"
#include "kontor/syntax/document_blank_nodes.hpp"
#include "kontor/syntax/rdfxml/rdf_attributes.hpp"
#include "kontor/syntax/format.hpp"
#include "kontor/xml/parser.hpp"

namespace kontor::syntax {

class RdfXmlTerms {
 public:
  // Both must outlive it. What is wrong is reported through `parser`.
  RdfXmlTerms(const xml::Parser& parser, const ReadOptions& options);

  // Opens an element with its xml:base and xml:lang; closes the innermost.
  void open_scope(const RdfAttributes& attributes);
  void close_scope();

  // The base IRI in scope; may be empty.
  const std::string& base() const { return bases_[scopes_.back().base]; }

  // The IRI that an element's name stands for.
  std::string element_iri(const xml::Name& name, NameRole role) const;

  // The predicate of a property attribute.
  std::string attribute_iri(const xml::Attribute& attribute) const;

  // An IRI reference, resolved (section 5.3).
  std::string resolve(const xml::Attribute& attribute) const;

  // The IRI of an rdf:ID: a fragment of the base, once in a document (7.2.34).
  std::string resolve_id(const xml::Attribute& attribute);

  rdf::Term named_blank_node(const xml::Attribute& attribute) const;
  rdf::Term new_blank_node() { return rdf::Term(rdf::blank_node(blank_nodes_.generate())); }

  // The text as a literal in the language in scope. A view of `text`.
  rdf::TermView plain_literal(std::string_view text) const;

 private:
  struct Scope {
    std::size_t base = 0;  // index
    std::size_t language = 0;
  };

  const xml::Parser& parser_;
  DocumentBlankNodes blank_nodes_;
  std::vector<std::string> bases_;
  std::vector<std::string> languages_;
  std::vector<Scope> scopes_;
  std::unordered_set<std::string> ids_;
};

}  // namespace kontor::syntax

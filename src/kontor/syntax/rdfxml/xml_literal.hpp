// Makes the lexical form of rdf:XMLLiteral from the events of an XML parser: Exclusive XML Canonicalization 1.0 with
// comments and an empty InclusiveNamespaces PrefixList (RDF 1.1 XML Syntax, section 7.2.17), of a list of nodes.
#pragma once

#include <cstddef>
#include <map>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "kontor/xml/parser.hpp"

namespace kontor::syntax {

class XmlLiteral {
 public:
  void clear();

  void start_element(const xml::Name& name, std::span<const xml::Attribute> attributes);
  // The element that was opened last.
  void end_element();
  void text(std::string_view text);
  void comment(std::string_view text);
  void processing_instruction(std::string_view target, std::string_view data);

  // Elements that are open.
  std::size_t depth() const { return elements_.size(); }
  const std::string& lexical_form() const { return out_; }

 private:
  // Prefixes with the IRIs that the open elements have declared for them, the innermost last.
  using Scope = std::map<std::string, std::vector<std::string>, std::less<>>;
  struct Declaration {
    std::string_view prefix;
    std::string_view iri;
  };
  struct Element {
    std::string name;              // as written
    std::size_t declarations = 0;  // how many were open around it
  };

  bool is_declared(const xml::Name& name) const;
  void append_declarations(const xml::Name& name, const std::vector<const xml::Attribute*>& attributes);
  void append_attribute(std::string_view name, std::string_view value);

  std::string out_;
  std::vector<Element> elements_;
  Scope scope_;
  std::vector<Scope::iterator> declared_;  // in the order of their elements
};

}  // namespace kontor::syntax

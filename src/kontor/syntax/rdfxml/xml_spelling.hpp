// How RDF/XML spells things: element names with their prefixes, text and attribute values.
#pragma once

#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <unordered_map>

#include "kontor/base/error.hpp"
#include "kontor/rdf/prefix_map.hpp"
#include "kontor/rdf/term.hpp"

namespace kontor::syntax {

struct ElementName {
  std::string name;         // "prefix:local"
  std::string declaration;  // " xmlns:ns0=\"...\"" where the outermost element does not declare the prefix, else empty
};

class XmlSpelling {
 public:
  // Knows rdf, the well-known prefixes and `prefixes`, which win where names or IRIs clash; except that 'rdf' is always
  // the RDF vocabulary. Names that XML does not allow are left out.
  explicit XmlSpelling(const rdf::PrefixMap& prefixes);

  // A prefix of the source. Ignored if its name or its IRI is taken by one of the constructor's or of an earlier
  // source.
  void declare(std::string_view name, std::string_view iri);

  // The IRI as an element's name, nothing if no cut of it leaves a name. Namespaces without a prefix get ns1, ns2, ...;
  // after fix_declarations they are declared where they are used. Valid until the next call.
  const std::optional<ElementName>& element_name(std::string_view iri);

  // The declarations of all prefixes that were used, for the outermost element: each in a line of its own.
  std::string declarations() const;

  // The same; what is not among them, or was declared by a source, must be declared with the element from here on.
  std::string fix_declarations();

 private:
  std::optional<ElementName> make_element_name(std::string_view iri);
  void set(std::string_view name, std::string_view iri);
  std::string generate_prefix(std::string_view ns);

  rdf::PrefixMap prefixes_;
  std::set<std::string, std::less<>> declared_;  // names that came from the options or a source
  std::set<std::string, std::less<>> used_;
  std::unordered_map<std::string, std::optional<ElementName>> cache_;
  std::size_t generated_ = 0;
  bool fixed_ = false;
};

// Throws Error if the predicate cannot be a property element, naming it: no cut of the IRI leaves an XML name, or
// RDF/XML keeps the name for itself.
void check_property_iri(std::string_view iri, Place place);

// Whether an IRI can be a node element's name.
bool can_be_node_element(std::string_view iri);

// Character data. Throws Error if the text holds a character that XML 1.0 does not allow or is not UTF-8.
void append_xml_text(std::string& out, std::string_view text);

// ' name="value"'. Throws like append_xml_text.
void append_xml_attribute(std::string& out, std::string_view name, std::string_view value);

// The same with an IRI as the value. Throws Error if it holds a character that no IRI can.
void append_iri_attribute(std::string& out, std::string_view name, std::string_view iri);

// ' rdf:nodeID="label"'. Labels that begin with a digit, which XML names do not, get a '_' before it.
void append_node_id(std::string& out, std::string_view label);

// ">text</name>" with its attributes before: what follows "<name".
void append_literal_content(std::string& out, std::string_view name, const rdf::TermView& literal);

}  // namespace kontor::syntax

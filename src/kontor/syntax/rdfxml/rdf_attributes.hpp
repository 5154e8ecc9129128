// The attributes of an RDF/XML element, told apart (RDF 1.1 XML Syntax, sections 6.1.2 and 6.1.4, 7.2.2 to 7.2.5).
#pragma once

#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "kontor/xml/parser.hpp"

namespace kontor::syntax {

// Null where the element has no such attribute.
struct RdfAttributes {
  const xml::Attribute* id = nullptr;
  const xml::Attribute* node_id = nullptr;
  const xml::Attribute* about = nullptr;
  const xml::Attribute* resource = nullptr;
  const xml::Attribute* datatype = nullptr;
  const xml::Attribute* parse_type = nullptr;
  const xml::Attribute* xml_base = nullptr;
  const xml::Attribute* xml_lang = nullptr;
  std::vector<const xml::Attribute*> properties;

  // Sorts the attributes in; those that XML reserves and RDF does not know are left out, and the versions that RDF 1.2
  // announces. `parser` is told of names that cannot be attributes.
  void assign(std::span<const xml::Attribute> attributes, const xml::Parser& parser);
};

// Which production a name is checked for. What may be a property attribute stands for itself everywhere, while
// rdf:Description and rdf:li mean something else as elements.
enum class NameRole { node_element, property_element, property_attribute };

// Whether `local` of the RDF namespace may stand there: nodeElementURIs, propertyElementURIs, propertyAttributeURIs.
bool is_allowed_rdf_name(std::string_view local, NameRole role);

// aboutEach, aboutEachPrefix, bagID: part of RDF/XML until 2004.
bool is_withdrawn_rdf_name(std::string_view local);

// Names that begin with "xml" in any case are XML's own (XML 1.0, section 2.3).
bool is_reserved_xml_name(std::string_view name);

// The IRI of a property attribute: namespace and local name; rdf:type for 'type' without a prefix.
std::string property_iri(const xml::Name& attribute);

}  // namespace kontor::syntax

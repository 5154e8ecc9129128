// What the RDF/XML reader knows of an element that is open.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>

#include "kontor/base/error.hpp"
#include "kontor/rdf/term.hpp"

namespace kontor::syntax {

// What an open element is, which says what may stand in it.
enum class ElementKind : std::uint8_t {
  rdf,             // rdf:RDF: node elements
  node,            // a node element or parseType="Resource": property elements
  property,        // a property element: text or one node element
  empty_property,  // a property element whose attributes say it all
  collection,      // parseType="Collection": node elements
  xml_literal,     // parseType="Literal": any XML
};

struct Element {
  ElementKind kind = ElementKind::rdf;
  rdf::Term subject;      // node: itself; collection: the node of the last item, none before the first
  std::string predicate;  // property: its IRI
  std::string statement;  // property: the IRI that reifies it, or empty
  std::string datatype;   // property: the datatype IRI of its text, or empty
  std::string text;       // property: what stands in it so far
  bool has_node = false;  // property: a node element stands in it
  std::size_t items = 0;  // node: how many rdf:li came
  Place begin;
};

}  // namespace kontor::syntax

// The constraint components of SHACL Core by name (section 4).
#pragma once

#include <cstdint>
#include <string>

#include "kontor/shacl/shapes.hpp"

namespace kontor::shacl {

enum class Component : std::uint8_t {
  class_,
  datatype,
  node_kind,
  min_count,
  max_count,
  min_exclusive,
  min_inclusive,
  max_exclusive,
  max_inclusive,
  min_length,
  max_length,
  pattern,
  language_in,
  unique_lang,
  equals,
  disjoint,
  less_than,
  less_than_or_equals,
  not_,
  and_,
  or_,
  xone,
  node,
  property,
  qualified_min_count,
  qualified_max_count,
  closed,
  has_value,
  in,
  sparql,
  declared,  // by the shapes graph
};

// The component of a constraint; qualified_min_count for a qualified value shape, whose results say which of the two.
Component component_of(const Constraint& constraint);

// Its IRI: sh:ClassConstraintComponent ... `constraint` is the one that the component was found at.
std::string component_iri(Component component, const Constraint& constraint);

}  // namespace kontor::shacl

// A context of prefixes for data that brings no context of its own.
#pragma once

#include "kontor/json/value.hpp"
#include "kontor/rdf/prefix_map.hpp"

namespace kontor::syntax::jsonld {

// A context with those of `prefixes` that shorten some IRI of the expanded document and make no other one ambiguous.
json::Value prefix_context(const rdf::PrefixMap& prefixes, const json::Array& expanded);

}  // namespace kontor::syntax::jsonld

// Casting between the datatypes (SPARQL 1.1 section 17.5, XPath Functions and Operators 3.1, section 19).
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "kontor/xsd/value.hpp"

namespace kontor::xsd {

// The value with data cast to a datatype with data; empty if there is no such cast or it fails.
std::optional<Value> cast(const Value& value, Datatype target);

// A string cast to a datatype with data: white space around it is ignored. Empty if it does not fit.
std::optional<Value> cast(std::string_view text, Datatype target);

// A value cast to xsd:string: plain notation for numbers (1.0E0 gives "1"), the canonical form for all others.
std::string cast_to_string(const Value& value);

}  // namespace kontor::xsd

// Arithmetic on typed values with the type promotion of the SPARQL operator table (SPARQL 1.1 section 17.3) and the
// date, time and duration operators of XPath Functions and Operators 3.1, sections 8.4 and 9.7.
#pragma once

#include <optional>

#include "kontor/xsd/value.hpp"

namespace kontor::xsd {

// Each answers an empty optional for operands that the operator does not take, for overflow, and for a division of
// integers or decimals by zero. Integers and their restrictions give xsd:integer, except that dividing two integers
// gives xsd:decimal.
std::optional<Value> add(const Value& a, const Value& b);
std::optional<Value> subtract(const Value& a, const Value& b);
std::optional<Value> multiply(const Value& a, const Value& b);
std::optional<Value> divide(const Value& a, const Value& b);
std::optional<Value> negate(const Value& a);

// fn:abs, fn:round, fn:ceiling, fn:floor: keep the primitive type (integer, decimal, float, double).
std::optional<Value> absolute(const Value& a);
std::optional<Value> round(const Value& a);
std::optional<Value> ceiling(const Value& a);
std::optional<Value> floor(const Value& a);

// Adds `addend` to `sum` as add() does, without an allocation for small numbers. False, and `sum` undefined, on error.
bool add_to(Value& sum, const Value& addend);

}  // namespace kontor::xsd

// How typed values compare across datatypes (SPARQL 1.1 section 17.3, XML Schema 1.1 part 2, section 2.2).
#pragma once

#include <compare>
#include <optional>

#include "kontor/xsd/value.hpp"

namespace kontor::xsd {

// Whether two values with data are equal. Numbers are promoted; values of different primitive datatypes differ. Empty if
// it cannot be told: a dateTime with and one without a timezone less than 14 hours apart.
std::optional<bool> equal(const Value& a, const Value& b);

// The order of two values with data: unordered if they are of kinds that are not compared with each other, if one is
// NaN, or if the partial order of dates or durations leaves it open. `comparable` tells the first case apart.
std::partial_ordering compare(const Value& a, const Value& b);

// Whether there is an order between the two kinds at all: two numbers, two booleans, two dates, two durations.
bool is_comparable(const Value& a, const Value& b);

}  // namespace kontor::xsd

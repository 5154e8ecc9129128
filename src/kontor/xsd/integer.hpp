// The ranges of the integer datatypes (XML Schema 1.1 part 2, sections 3.4.13 to 3.4.25).
#pragma once

#include "kontor/xsd/datatype.hpp"
#include "kontor/xsd/decimal.hpp"

namespace kontor::xsd {

// Whether the number is an integer within the range of `datatype`, which is xsd:integer or derived from it.
bool is_in_range(const Decimal& value, Datatype datatype);

}  // namespace kontor::xsd

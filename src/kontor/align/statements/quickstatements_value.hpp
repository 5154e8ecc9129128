// The values of QuickStatements, version 1, as text and back.
//
//   Q42   "a string"   en:"a text"   +1966-09-16T00:00:00Z/11   +1582-10-04T00:00:00Z/11/J   @52.37/9.73   12U11573
//   somevalue   novalue
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "kontor/align/statements/statement.hpp"

namespace kontor::align {

// Whether the text is a letter of `letters` and a number from 1, such as "Q42".
bool is_entity_id(std::string_view text, std::string_view letters);

// Throws Error for texts that the format cannot hold: those with line ends, tabs or other control characters.
std::string print_quickstatements_value(const Value& value);

// Nothing if the text is no value.
std::optional<Value> parse_quickstatements_value(std::string_view text);

}  // namespace kontor::align

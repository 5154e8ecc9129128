// Dates as exact as they are known, in the Extended Date/Time Format (ISO 8601-2:2019; Library of Congress, EDTF 2019).
//
// Read are: 1966, 1966-09, 1966-09-16; with a qualifier ? ~ % behind; intervals 2011/2013 with open (..) or unknown
// (empty) ends; one of a set [1966,1967..1969] and all of a set {1966,1967}. Masked digits (19XX) of year, month and day.
// Not read: times, exponential years, seasons, qualifiers on single components.
#pragma once

#include <cstdint>
#include <string_view>

namespace kontor::xsd {

enum class EdtfKind : std::uint8_t {
  invalid,
  year,        // 1966: an xsd:gYear
  year_month,  // 1966-09: an xsd:gYearMonth
  date,        // 1966-09-16: an xsd:date
  inexact,     // everything that no type of XML Schema can say
};

// What `text` is. Days must exist in the proleptic Gregorian calendar: 1967-02-29 is invalid.
EdtfKind classify_edtf(std::string_view text);

}  // namespace kontor::xsd

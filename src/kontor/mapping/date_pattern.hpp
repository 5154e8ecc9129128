// Dates as people write them, read by patterns: those of Java's SimpleDateFormat (yyyy-MM-dd HH:mm), which GREL uses, or of
// strptime if there is a '%' (%d.%m.%Y).
#pragma once

#include <optional>
#include <string_view>

#include "kontor/xsd/date_time.hpp"

namespace kontor::mapping {

// The pattern's letters: y M d E H k h K m s S a z Z X, quoted text, anything else stands for itself; names of months and
// days in English or (language "de") German, in full or short, in any case. Two digits of a year are 1970 to 2069. What a
// pattern leaves out is the beginning: January, the first, midnight. None if the text does not match, is no date, or the
// pattern holds something else.
std::optional<xsd::DateTime> parse_by_pattern(std::string_view text, std::string_view pattern,
                                              std::string_view language = {});

// Whether a pattern speaks of hours, minutes or seconds.
bool has_time(std::string_view pattern);

}  // namespace kontor::mapping

// Dates as registries write them (EDTF, ISO 8601-2) and as Wikidata does, compared at the coarser of both precisions.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "kontor/align/statements/statement.hpp"

namespace kontor::align {

// What a registry says of a date.
struct PartialDate {
  // One date; several for "one of" ("[2004,2005]"); for an interval its first and its last ("2011/2013"), where an
  // open or unknown end is missing ("2023/..").
  std::vector<WikidataTime> dates;
  bool interval = false;
  bool open_start = false;  // the only date is the interval's last
  bool uncertain = false;   // '~', '?' or '%' stands behind it

  // The date if there is exactly one and it is certain: what can be stated elsewhere.
  std::optional<WikidataTime> exact() const;
};

// Nothing if the text is none of the forms above.
std::optional<PartialDate> parse_partial_date(std::string_view text);

// A time in Wikidata's JSON ("+1973-00-00T00:00:00Z" with precision 9 and the item of its calendar). Nothing for
// precisions coarser than a year and for what is no date.
std::optional<WikidataTime> parse_wikidata_time(std::string_view time, int precision, std::string_view calendar_item);

// Whether both can mean the same day: equal as far as both are known. A Julian date is compared as the Gregorian day
// that it was.
bool agree(const PartialDate& ours, const WikidataTime& theirs);

// "1966-09-16", "1966-09" or "1966", with a minus sign for years BCE.
std::string to_string(const WikidataTime& time);

}  // namespace kontor::align

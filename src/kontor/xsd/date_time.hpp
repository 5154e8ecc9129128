// The eight datatypes around points in time: dateTime, date, time, gYear, gYearMonth, gMonth, gMonthDay and gDay, after
// the seven-property model of XML Schema 1.1 part 2, section D.2.1 (proleptic Gregorian calendar, a year 0 exists, no
// leap seconds).
#pragma once

#include <compare>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "kontor/xsd/datatype.hpp"
#include "kontor/xsd/duration.hpp"

namespace kontor::xsd {

// Years have at most eleven digits here (XML Schema demands four), so that seconds fit into 64 bits.
inline constexpr std::int64_t max_year = 99'999'999'999;

// Which properties mean something depends on the datatype; the others hold the values they have below, which is what
// comparison needs (1972 is the reference year of XPath Functions and Operators 3.1, section 9.4).
struct DateTime {
  static constexpr std::int16_t no_timezone = INT16_MIN;

  std::int64_t year = 1972;
  std::uint64_t attoseconds = 0;        // the fraction of the second
  std::int16_t timezone = no_timezone;  // minutes east of UTC, -840 to 840
  std::uint8_t month = 1;
  std::uint8_t day = 1;
  std::uint8_t hour = 0;
  std::uint8_t minute = 0;
  std::uint8_t second = 0;

  bool has_timezone() const { return timezone != no_timezone; }

  // The same properties, not the same point on the time line: use compare() for that.
  friend bool operator==(const DateTime&, const DateTime&) = default;
};

// Reads the lexical space of `datatype`. "24:00:00" becomes 00:00:00 of the next day; a second 60 is refused; digits of a
// second beyond 10^-18 are cut off. Empty if the text is not in the lexical space or the year is beyond max_year.
std::optional<DateTime> parse_date_time(std::string_view lexical, Datatype datatype);

// The canonical form: timezones are kept, UTC is "Z".
std::string print_date_time(const DateTime& value, Datatype datatype);

// "Z", "-05:30", or nothing.
std::string print_timezone(const DateTime& value);

// The order of XML Schema 1.1 part 2, section 3.3.7.2, for two values of one datatype: with and without a timezone are
// unordered if they are less than 14 hours apart.
std::partial_ordering compare(const DateTime& a, const DateTime& b);

// A total order that takes a value without timezone to be in UTC and puts it before an equal one with a timezone: for
// sorting. Agrees with compare() where that has an answer.
std::strong_ordering order_in_utc(const DateTime& a, const DateTime& b);

// The point in time moved by the duration (XML Schema 1.1 part 2, section E.3.3: months first, then the day is pinned to
// its month, then seconds). For date the time of the result is dropped; for time only seconds are allowed and the clock
// turns over at midnight. Empty on overflow and for a datatype without arithmetic.
std::optional<DateTime> add(const DateTime& value, const Duration& duration, Datatype datatype);

// The seconds from b to a (op:subtract-dateTimes, -dates, -times). A value without timezone is taken to be in UTC if
// the other one has a timezone. Empty on overflow.
std::optional<Duration> subtract(const DateTime& a, const DateTime& b);

// Seconds of the minute with their fraction.
Decimal seconds_of(const DateTime& value);

// The part of a dateTime that is a date, time, gYear, gYearMonth, gMonth, gMonthDay or gDay, timezone kept; of a date
// the dateTime at its start. XPath Functions and Operators 3.1, section 19.1.5. Empty if there is no such cast.
std::optional<DateTime> cast_date_time(const DateTime& value, Datatype from, Datatype to);

// A dateTime in UTC from the seconds since 1970-01-01T00:00:00Z.
DateTime date_time_of_unix_time(std::int64_t seconds, std::uint64_t attoseconds);

// The days of a month; `month` is 1 to 12.
unsigned days_in_month(std::int64_t year, unsigned month);

}  // namespace kontor::xsd

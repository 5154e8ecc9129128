// xsd:duration and its two restrictions, yearMonthDuration and dayTimeDuration: months and seconds, apart.
#pragma once

#include <compare>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "kontor/xsd/datatype.hpp"
#include "kontor/xsd/decimal.hpp"

namespace kontor::xsd {

// Fractions of a second are held in attoseconds (10^-18 s); digits beyond are cut off.
inline constexpr std::int64_t attoseconds_per_second = 1'000'000'000'000'000'000;

// All parts that are not zero have the same sign. Built by the functions below only.
struct Duration {
  std::int64_t months = 0;
  std::int64_t seconds = 0;
  std::int64_t attoseconds = 0;  // above -attoseconds_per_second and below attoseconds_per_second

  bool is_zero() const { return months == 0 && seconds == 0 && attoseconds == 0; }

  // Equality as values: P1D and PT24H are equal, P1M and P30D are not.
  friend bool operator==(const Duration&, const Duration&) = default;
};

// Reads the lexical space of xsd:duration, yearMonthDuration or dayTimeDuration. Empty if the text is not in it or a
// number in it is beyond 64 bits.
std::optional<Duration> parse_duration(std::string_view lexical, Datatype datatype = Datatype::duration);

// The canonical form, "P1Y2M3DT4H5M6.7S"; zero is "PT0S", for yearMonthDuration "P0M".
std::string print_duration(const Duration& duration, Datatype datatype = Datatype::duration);

// Seconds with their fraction. Empty if they do not fit.
Decimal total_seconds(const Duration& duration);
std::optional<Duration> duration_of_seconds(const Decimal& seconds);

// Parts are added apart. Empty on overflow, or if months and seconds would end up with different signs, which no
// duration can have.
std::optional<Duration> add(const Duration& a, const Duration& b);
Duration operator-(const Duration& duration);
// For durations of months only (rounded to whole months, halves up) or of seconds only; empty for mixed ones.
// XPath Functions and Operators 3.1, sections 8.4.3, 8.4.4, 8.4.8 and 8.4.9.
std::optional<Duration> multiply(const Duration& duration, const Decimal& factor);
std::optional<Duration> divide(const Duration& duration, const Decimal& divisor);
// The ratio of two durations of months only or of seconds only. Sections 8.4.5 and 8.4.10.
std::optional<Decimal> divide(const Duration& a, const Duration& b);

// The partial order of XML Schema 1.1 part 2, section 3.3.6.2: P1M and P30D are incomparable (unordered).
std::partial_ordering compare(const Duration& a, const Duration& b);

// A total order by the average length of months, 30.436875 days, for sorting. Agrees with compare() where that has an
// answer; different durations are never equivalent.
std::strong_ordering order_by_length(const Duration& a, const Duration& b);

}  // namespace kontor::xsd

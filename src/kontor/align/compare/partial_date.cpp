#include "kontor/align/compare/partial_date.hpp"

#include <algorithm>
#include <charconv>
#include <cstdio>
#include <tuple>

namespace kontor::align {
namespace {

bool take_digits(std::string_view& text, std::size_t digits, unsigned& number) {
  if (text.size() < digits) return false;
  const auto [end, error] = std::from_chars(text.data(), text.data() + digits, number);
  if (error != std::errc() || end != text.data() + digits) return false;
  text.remove_prefix(digits);
  return true;
}

// YYYY, YYYY-MM or YYYY-MM-DD.
std::optional<WikidataTime> parse_date(std::string_view text) {
  WikidataTime time;
  const bool negative = text.starts_with('-');
  if (negative) text.remove_prefix(1);
  unsigned year = 0;
  unsigned month = 0;
  unsigned day = 0;
  if (!take_digits(text, 4, year)) return std::nullopt;
  time.year = negative ? -static_cast<std::int32_t>(year) : static_cast<std::int32_t>(year);
  if (text.empty()) return time;
  if (text[0] != '-') return std::nullopt;
  text.remove_prefix(1);
  if (!take_digits(text, 2, month) || month < 1 || month > 12) return std::nullopt;
  time.month = static_cast<std::uint8_t>(month);
  time.precision = TimePrecision::month;
  if (text.empty()) return time;
  if (text[0] != '-') return std::nullopt;
  text.remove_prefix(1);
  if (!take_digits(text, 2, day) || day < 1 || day > 31 || !text.empty()) return std::nullopt;
  time.day = static_cast<std::uint8_t>(day);
  time.precision = TimePrecision::day;
  return time;
}

std::string_view cut_qualification(std::string_view text, bool& uncertain) {
  if (text.empty() || std::string_view("~?%").find(text.back()) == std::string_view::npos) return text;
  uncertain = true;
  return text.substr(0, text.size() - 1);
}

bool add_date(std::string_view text, PartialDate& date) {
  const std::optional<WikidataTime> time = parse_date(cut_qualification(text, date.uncertain));
  if (time) date.dates.push_back(*time);
  return time.has_value();
}

std::optional<PartialDate> parse_interval(std::string_view first, std::string_view last) {
  const auto is_open = [](std::string_view end) { return end.empty() || end == ".."; };
  PartialDate date;
  date.interval = true;
  date.open_start = is_open(first);
  if (!date.open_start && !add_date(first, date)) return std::nullopt;
  if (!is_open(last) && !add_date(last, date)) return std::nullopt;
  if (date.dates.empty()) return std::nullopt;
  return date;
}

std::optional<PartialDate> parse_set(std::string_view members) {
  PartialDate date;
  for (std::size_t begin = 0; begin <= members.size();) {
    const std::size_t end = std::min(members.find(',', begin), members.size());
    std::string_view member = members.substr(begin, end - begin);
    while (member.starts_with(' ')) member.remove_prefix(1);
    if (!add_date(member, date)) return std::nullopt;
    begin = end + 1;
  }
  return date;
}

// The day's number in the Julian period, by the calendar (Richards, Explanatory Supplement to the Astronomical Almanac,
// 2013, section 15.11).
std::int32_t julian_day(std::int32_t year, std::int32_t month, std::int32_t day, Calendar calendar) {
  const std::int32_t h = month - 2;
  const std::int32_t g = year + 4716 - (12 - h) / 12;
  const std::int32_t f = (h - 1 + 12) % 12;
  const std::int32_t e = (1461 * g) / 4 + day - 1 - 1401;
  const std::int32_t julian = e + (153 * f + 2) / 5;
  if (calendar == Calendar::julian) return julian;
  return julian - (3 * ((g + 184) / 100)) / 4 + 38;
}

WikidataTime gregorian(const WikidataTime& time) {
  if (time.calendar == Calendar::gregorian || time.precision != TimePrecision::day || time.year < -4700) return time;
  const std::int32_t number = julian_day(time.year, time.month, time.day, Calendar::julian);
  WikidataTime day = time;
  day.calendar = Calendar::gregorian;
  // Both calendars differ by at most a few weeks: walk from the same digits.
  for (day.year = time.year - 1; julian_day(day.year + 1, 1, 1, Calendar::gregorian) <= number;) ++day.year;
  day.month = 12;
  while (julian_day(day.year, day.month, 1, Calendar::gregorian) > number) --day.month;
  day.day = static_cast<std::uint8_t>(number - julian_day(day.year, day.month, 1, Calendar::gregorian) + 1);
  return day;
}

// Below 0, 0 or above 0, as far as both are known.
int compare(const WikidataTime& a, const WikidataTime& b) {
  const TimePrecision precision = std::min(a.precision, b.precision);
  const auto key = [precision](const WikidataTime& time) {
    return std::tuple(time.year, precision >= TimePrecision::month ? time.month : std::uint8_t{0},
                      precision == TimePrecision::day ? time.day : std::uint8_t{0});
  };
  if (key(a) == key(b)) return 0;
  return key(a) < key(b) ? -1 : 1;
}

}  // namespace

std::optional<WikidataTime> PartialDate::exact() const {
  if (dates.size() != 1 || interval || uncertain) return std::nullopt;
  return dates.front();
}

std::optional<PartialDate> parse_partial_date(std::string_view text) {
  if (text.size() >= 2 && text.front() == '[' && text.back() == ']') return parse_set(text.substr(1, text.size() - 2));
  if (const std::size_t slash = text.find('/'); slash != std::string_view::npos) {
    return parse_interval(text.substr(0, slash), text.substr(slash + 1));
  }
  PartialDate date;
  if (!add_date(text, date)) return std::nullopt;
  return date;
}

std::optional<WikidataTime> parse_wikidata_time(std::string_view time, int precision, std::string_view calendar_item) {
  if (precision < 9 || time.size() < 2 || (time[0] != '+' && time[0] != '-')) return std::nullopt;
  const bool negative = time[0] == '-';
  time.remove_prefix(1);
  unsigned year = 0;
  unsigned month = 0;
  unsigned day = 0;
  const std::size_t dash = time.find('-');
  if (dash == std::string_view::npos || dash < 4 || dash > 6 || !take_digits(time, dash, year)) return std::nullopt;
  time.remove_prefix(1);
  if (!take_digits(time, 2, month) || !time.starts_with('-')) return std::nullopt;
  time.remove_prefix(1);
  if (!take_digits(time, 2, day) || month > 12 || day > 31) return std::nullopt;
  WikidataTime parsed;
  parsed.year = negative ? -static_cast<std::int32_t>(year) : static_cast<std::int32_t>(year);
  if (calendar_item == "Q1985786") parsed.calendar = Calendar::julian;
  if (precision >= 10 && month != 0) {
    parsed.month = static_cast<std::uint8_t>(month);
    parsed.precision = TimePrecision::month;
  }
  if (precision >= 11 && month != 0 && day != 0) {
    parsed.day = static_cast<std::uint8_t>(day);
    parsed.precision = TimePrecision::day;
  }
  return parsed;
}

bool agree(const PartialDate& ours, const WikidataTime& theirs) {
  const WikidataTime time = gregorian(theirs);
  if (!ours.interval) {
    return std::any_of(ours.dates.begin(), ours.dates.end(),
                       [&time](const WikidataTime& date) { return compare(date, time) == 0; });
  }
  if (!ours.open_start && compare(time, ours.dates.front()) < 0) return false;
  const bool has_end = ours.open_start || ours.dates.size() == 2;
  return !has_end || compare(time, ours.dates.back()) <= 0;
}

std::string to_string(const WikidataTime& time) {
  char text[32];
  const char* sign = time.year < 0 ? "-" : "";
  const int year = time.year < 0 ? -time.year : time.year;
  if (time.precision == TimePrecision::day) {
    std::snprintf(text, sizeof text, "%s%04d-%02u-%02u", sign, year, static_cast<unsigned>(time.month),
                  static_cast<unsigned>(time.day));
  } else if (time.precision == TimePrecision::month) {
    std::snprintf(text, sizeof text, "%s%04d-%02u", sign, year, static_cast<unsigned>(time.month));
  } else {
    std::snprintf(text, sizeof text, "%s%04d", sign, year);
  }
  return text;
}

}  // namespace kontor::align

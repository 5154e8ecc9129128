#include "kontor/xsd/date_time.hpp"

#include <algorithm>
#include <array>

namespace kontor::xsd {
namespace {

constexpr std::int64_t seconds_per_day = 86400;

// A point on a time line: seconds since 1970-01-01T00:00:00 and the fraction.
struct Instant {
  std::int64_t seconds = 0;
  std::uint64_t attoseconds = 0;

  friend std::strong_ordering operator<=>(const Instant&, const Instant&) = default;
};

bool is_leap_year(std::int64_t year) {
  return year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);
}

std::int64_t floor_divide(std::int64_t a, std::int64_t b) {
  return a / b - (a % b < 0 ? 1 : 0);
}

// Days since 1970-01-01 in the proleptic Gregorian calendar. The year is taken to start in March, so that the leap day
// is its last; 400 years have 146097 days, and 153 days fall on five months from March on.
std::int64_t days_of_date(std::int64_t year, std::int64_t month, std::int64_t day) {
  if (month <= 2) --year;
  const std::int64_t era = floor_divide(year, 400);
  const std::int64_t year_of_era = year - era * 400;
  const std::int64_t day_of_year = (153 * (month + (month > 2 ? -3 : 9)) + 2) / 5 + day - 1;
  const std::int64_t day_of_era = year_of_era * 365 + year_of_era / 4 - year_of_era / 100 + day_of_year;
  return era * 146097 + day_of_era - 719468;
}

void set_date(DateTime& value, std::int64_t days) {
  days += 719468;
  const std::int64_t era = floor_divide(days, 146097);
  const std::int64_t day_of_era = days - era * 146097;
  const std::int64_t year_of_era = (day_of_era - day_of_era / 1460 + day_of_era / 36524 - day_of_era / 146096) / 365;
  const std::int64_t day_of_year = day_of_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
  const std::int64_t shifted_month = (5 * day_of_year + 2) / 153;
  value.day = static_cast<std::uint8_t>(day_of_year - (153 * shifted_month + 2) / 5 + 1);
  value.month = static_cast<std::uint8_t>(shifted_month < 10 ? shifted_month + 3 : shifted_month - 9);
  value.year = year_of_era + era * 400 + (value.month <= 2 ? 1 : 0);
}

Instant local_instant(const DateTime& value) {
  const std::int64_t days = days_of_date(value.year, value.month, value.day);
  return {days * seconds_per_day + std::int64_t{3600} * value.hour + std::int64_t{60} * value.minute + value.second,
          value.attoseconds};
}

Instant instant(const DateTime& value, int timezone_if_absent) {
  Instant result = local_instant(value);
  result.seconds -= std::int64_t{60} * (value.has_timezone() ? value.timezone : timezone_if_absent);
  return result;
}

void set_instant(DateTime& value, const Instant& point) {
  const std::int64_t days = floor_divide(point.seconds, seconds_per_day);
  const std::int64_t time = point.seconds - days * seconds_per_day;
  set_date(value, days);
  value.hour = static_cast<std::uint8_t>(time / 3600);
  value.minute = static_cast<std::uint8_t>(time / 60 % 60);
  value.second = static_cast<std::uint8_t>(time % 60);
  value.attoseconds = point.attoseconds;
}

// Reads a lexical form from left to right; `failed` stays set once something did not fit.
class Reader {
 public:
  explicit Reader(std::string_view text) : text_(text) {}

  bool at_end() const { return text_.empty(); }
  bool failed() const { return failed_; }
  void fail() { failed_ = true; }

  bool accept(char c) {
    if (text_.empty() || text_[0] != c) return false;
    text_.remove_prefix(1);
    return true;
  }
  void expect(std::string_view text) {
    if (text_.substr(0, text.size()) == text) {
      text_.remove_prefix(text.size());
    } else {
      failed_ = true;
    }
  }
  unsigned digit() {
    if (text_.empty() || text_[0] < '0' || text_[0] > '9') {
      failed_ = true;
      return 0;
    }
    const auto value = static_cast<unsigned>(text_[0] - '0');
    text_.remove_prefix(1);
    return value;
  }
  bool at_digit() const { return !text_.empty() && text_[0] >= '0' && text_[0] <= '9'; }

  std::uint8_t two_digits(unsigned low, unsigned high) {
    const unsigned tens = digit();
    const unsigned value = tens * 10 + digit();
    if (value < low || value > high) failed_ = true;
    return static_cast<std::uint8_t>(value);
  }

  // yearFrag: four digits or more, no leading zero beyond four.
  std::int64_t year() {
    const bool negative = accept('-');
    std::int64_t value = 0;
    const bool leading_zero = !text_.empty() && text_[0] == '0';
    int digits = 0;
    for (; at_digit() && digits < 12; ++digits) value = value * 10 + digit();
    if (digits < 4 || (digits > 4 && leading_zero) || value > max_year) failed_ = true;
    return negative ? -value : value;
  }

  std::uint64_t fraction() {
    std::uint64_t value = 0;
    std::uint64_t weight = attoseconds_per_second / 10;
    if (!accept('.')) return 0;
    if (!at_digit()) failed_ = true;
    for (; at_digit(); weight /= 10) value += digit() * weight;
    return value;
  }

  void timezone(DateTime& value) {
    if (accept('Z')) {
      value.timezone = 0;
      return;
    }
    const bool west = accept('-');
    if (!west && !accept('+')) return;
    const int hours = two_digits(0, 14);
    expect(":");
    const int minutes = two_digits(0, 59);
    const int offset = hours * 60 + minutes;
    if (offset > 840) failed_ = true;
    value.timezone = static_cast<std::int16_t>(west ? -offset : offset);
  }

 private:
  std::string_view text_;
  bool failed_ = false;
};

// Reads hh:mm:ss(.f)?; true for 24:00:00, which is left as 00:00:00.
bool read_time(Reader& reader, DateTime& value) {
  value.hour = reader.two_digits(0, 24);
  reader.expect(":");
  value.minute = reader.two_digits(0, 59);
  reader.expect(":");
  value.second = reader.two_digits(0, 59);
  value.attoseconds = reader.fraction();
  if (value.hour != 24) return false;
  if (value.minute != 0 || value.second != 0 || value.attoseconds != 0) reader.fail();
  value.hour = 0;
  return true;
}

// A month alone, a day of a month, or a month alone, behind the "--".
void read_month_and_day(Reader& reader, DateTime& value) {
  value.month = reader.two_digits(1, 12);
  reader.expect("-");
  value.day = reader.two_digits(1, 31);
  if (!reader.failed() && value.day > days_in_month(value.year, value.month)) reader.fail();
}

// Whether the datatype has this property.
struct Properties {
  bool year;
  bool month;
  bool day;
  bool time;
};

Properties properties(Datatype datatype) {
  switch (datatype) {
    case Datatype::date_time:
    case Datatype::date_time_stamp:
      return {true, true, true, true};
    case Datatype::date:
      return {true, true, true, false};
    case Datatype::time:
      return {false, false, false, true};
    case Datatype::g_year:
      return {true, false, false, false};
    case Datatype::g_year_month:
      return {true, true, false, false};
    case Datatype::g_month:
      return {false, true, false, false};
    case Datatype::g_month_day:
      return {false, true, true, false};
    case Datatype::g_day:
      return {false, false, true, false};
    default:
      return {false, false, false, false};
  }
}

void append_padded(std::string& out, std::uint64_t number, std::size_t width) {
  const std::string digits = std::to_string(number);
  if (digits.size() < width) out.append(width - digits.size(), '0');
  out += digits;
}

void append_year(std::string& out, std::int64_t year) {
  if (year < 0) out += '-';
  append_padded(out, static_cast<std::uint64_t>(year < 0 ? -year : year), 4);
}

void append_time(std::string& out, const DateTime& value) {
  append_padded(out, value.hour, 2);
  out += ':';
  append_padded(out, value.minute, 2);
  out += ':';
  append_padded(out, value.second, 2);
  if (value.attoseconds == 0) return;
  out += '.';
  append_padded(out, value.attoseconds, 18);
  out.erase(out.find_last_not_of('0') + 1);
}

}  // namespace

unsigned days_in_month(std::int64_t year, unsigned month) {
  constexpr std::array<unsigned, 12> days = {31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
  return month == 2 && is_leap_year(year) ? 29 : days[month - 1];
}

std::optional<DateTime> parse_date_time(std::string_view lexical, Datatype datatype) {
  const Properties has = properties(datatype);
  DateTime value;
  Reader reader(lexical);
  bool next_day = false;
  if (has.year) value.year = reader.year();
  if (has.year && has.month) reader.expect("-");
  if (!has.year && !has.time) reader.expect(has.month ? "--" : "---");
  if (has.month && has.day) {
    read_month_and_day(reader, value);
  } else if (has.month) {
    value.month = reader.two_digits(1, 12);
  } else if (has.day) {
    value.day = reader.two_digits(1, 31);
  }
  if (has.day && has.time) reader.expect("T");
  if (has.time) next_day = read_time(reader, value);
  reader.timezone(value);
  if (reader.failed() || !reader.at_end()) return std::nullopt;
  if (datatype == Datatype::date_time_stamp && !value.has_timezone()) return std::nullopt;
  if (next_day && has.year) return add(value, Duration{0, seconds_per_day, 0}, datatype);
  return value;
}

std::string print_timezone(const DateTime& value) {
  if (!value.has_timezone()) return {};
  if (value.timezone == 0) return "Z";
  std::string out(1, value.timezone < 0 ? '-' : '+');
  const auto offset = static_cast<std::uint64_t>(value.timezone < 0 ? -value.timezone : value.timezone);
  append_padded(out, offset / 60, 2);
  out += ':';
  append_padded(out, offset % 60, 2);
  return out;
}

std::string print_date_time(const DateTime& value, Datatype datatype) {
  const Properties has = properties(datatype);
  std::string out;
  if (has.year) append_year(out, value.year);
  if (has.year && has.month) out += '-';
  if (!has.year && !has.time) out += has.month ? "--" : "---";
  if (has.month) append_padded(out, value.month, 2);
  if (has.month && has.day) out += '-';
  if (has.day) append_padded(out, value.day, 2);
  if (has.day && has.time) out += 'T';
  if (has.time) append_time(out, value);
  return out + print_timezone(value);
}

std::partial_ordering compare(const DateTime& a, const DateTime& b) {
  if (a.has_timezone() == b.has_timezone()) return instant(a, 0) <=> instant(b, 0);
  if (b.has_timezone()) {
    const std::partial_ordering reverse = compare(b, a);
    return reverse == std::partial_ordering::less      ? std::partial_ordering::greater
           : reverse == std::partial_ordering::greater ? std::partial_ordering::less
                                                       : std::partial_ordering::unordered;
  }
  const Instant point = instant(a, 0);
  if (point < instant(b, 840)) return std::partial_ordering::less;
  if (point > instant(b, -840)) return std::partial_ordering::greater;
  return std::partial_ordering::unordered;
}

std::strong_ordering order_in_utc(const DateTime& a, const DateTime& b) {
  const std::strong_ordering order = instant(a, 0) <=> instant(b, 0);
  return order != 0 ? order : a.has_timezone() <=> b.has_timezone();
}

std::optional<DateTime> add(const DateTime& value, const Duration& duration, Datatype datatype) {
  const Properties has = properties(datatype);
  if (!(has.year && has.day) && !(has.time && duration.months == 0)) return std::nullopt;
  DateTime result = value;
  std::int64_t months = 0;
  if (__builtin_add_overflow(duration.months, value.month - 1, &months)) return std::nullopt;
  const std::int64_t years = floor_divide(months, 12);
  result.year += years;
  if (result.year > max_year || result.year < -max_year) return std::nullopt;
  result.month = static_cast<std::uint8_t>(months - years * 12 + 1);
  result.day = static_cast<std::uint8_t>(std::min<unsigned>(value.day, days_in_month(result.year, result.month)));

  Instant point = local_instant(result);
  if (__builtin_add_overflow(point.seconds, duration.seconds, &point.seconds)) return std::nullopt;
  std::int64_t fraction = static_cast<std::int64_t>(point.attoseconds) + duration.attoseconds;
  if (fraction < 0 && __builtin_sub_overflow(point.seconds, 1, &point.seconds)) return std::nullopt;
  if (fraction < 0) fraction += attoseconds_per_second;
  if (fraction >= attoseconds_per_second) {
    fraction -= attoseconds_per_second;
    if (__builtin_add_overflow(point.seconds, 1, &point.seconds)) return std::nullopt;
  }
  point.attoseconds = static_cast<std::uint64_t>(fraction);
  set_instant(result, point);
  if (has.year && (result.year > max_year || result.year < -max_year)) return std::nullopt;
  DateTime kept;  // the reference values for what the datatype does not have
  if (!has.year) {
    result.year = kept.year;
    result.month = kept.month;
    result.day = kept.day;
  }
  if (!has.time) {
    result.hour = result.minute = result.second = 0;
    result.attoseconds = 0;
  }
  return result;
}

std::optional<Duration> subtract(const DateTime& a, const DateTime& b) {
  const Instant left = instant(a, 0);
  const Instant right = instant(b, 0);
  Duration result;
  if (__builtin_sub_overflow(left.seconds, right.seconds, &result.seconds)) return std::nullopt;
  result.attoseconds = static_cast<std::int64_t>(left.attoseconds) - static_cast<std::int64_t>(right.attoseconds);
  if (result.seconds > 0 && result.attoseconds < 0) {
    --result.seconds;
    result.attoseconds += attoseconds_per_second;
  } else if (result.seconds < 0 && result.attoseconds > 0) {
    ++result.seconds;
    result.attoseconds -= attoseconds_per_second;
  }
  return result;
}

Decimal seconds_of(const DateTime& value) {
  return total_seconds({0, value.second, static_cast<std::int64_t>(value.attoseconds)});
}

std::optional<DateTime> cast_date_time(const DateTime& value, Datatype from, Datatype to) {
  const Properties source = properties(from);
  const Properties target = properties(to);
  if (primitive_type(from) != primitive_type(to)) {
    if (!source.year || !source.day) return std::nullopt;
    if (target.time && !source.time && !target.year) return std::nullopt;  // a date has no time
  }
  if (to == Datatype::date_time_stamp && !value.has_timezone()) return std::nullopt;
  DateTime result;
  result.timezone = value.timezone;
  if (target.year) result.year = value.year;
  if (target.month) result.month = value.month;
  if (target.day) result.day = value.day;
  if (target.time) {
    result.hour = value.hour;
    result.minute = value.minute;
    result.second = value.second;
    result.attoseconds = value.attoseconds;
  }
  return result;
}

DateTime date_time_of_unix_time(std::int64_t seconds, std::uint64_t attoseconds) {
  DateTime result;
  set_instant(result, {seconds, attoseconds});
  result.timezone = 0;
  return result;
}

}  // namespace kontor::xsd

#include "kontor/xsd/duration.hpp"

#include <array>
#include <limits>

#include "kontor/xsd/date_time.hpp"

namespace kontor::xsd {
namespace {

constexpr std::int64_t seconds_per_day = 86400;

// One "12Y" of a duration: a number, its fraction in attoseconds and the letter behind it.
struct Component {
  std::int64_t number = 0;
  std::int64_t fraction = 0;
  bool has_fraction = false;
  char unit = 0;
};

bool is_digit(char c) {
  return c >= '0' && c <= '9';
}

// Reads one component and moves `text` behind it. False if there is none or its number is beyond 64 bits.
bool read_component(std::string_view& text, Component& component) {
  std::size_t i = 0;
  component = {};
  for (; i < text.size() && is_digit(text[i]); ++i) {
    if (__builtin_mul_overflow(component.number, 10, &component.number) ||
        __builtin_add_overflow(component.number, text[i] - '0', &component.number)) {
      return false;
    }
  }
  if (i == 0) return false;
  if (i < text.size() && text[i] == '.') {
    component.has_fraction = true;
    const std::size_t start = ++i;
    std::int64_t weight = attoseconds_per_second / 10;
    for (; i < text.size() && is_digit(text[i]); ++i) {
      component.fraction += (text[i] - '0') * weight;
      weight /= 10;
    }
    if (i == start) return false;
  }
  if (i == text.size()) return false;
  component.unit = text[i];
  text.remove_prefix(i + 1);
  return component.has_fraction ? component.unit == 'S' : true;
}

struct Unit {
  char letter;
  std::int64_t factor;
};

constexpr std::array month_units = {Unit{'Y', 12}, Unit{'M', 1}};
constexpr std::array day_units = {Unit{'D', seconds_per_day}};
constexpr std::array time_units = {Unit{'H', 3600}, Unit{'M', 60}, Unit{'S', 1}};

// Reads components with the letters of `units`, in their order and each at most once, into `sum`. Stops at the first
// letter that is not among them. Returns how many there were, -1 if the text is wrong.
template <std::size_t N>
int read_components(std::string_view& text, const std::array<Unit, N>& units, std::int64_t& sum, std::int64_t& fraction) {
  int count = 0;
  for (const Unit& unit : units) {
    if (text.empty() || text[0] == 'T') break;
    std::string_view rest = text;
    Component component;
    if (!read_component(rest, component)) return -1;
    if (component.unit != unit.letter) continue;
    std::int64_t product = 0;
    if (__builtin_mul_overflow(component.number, unit.factor, &product) || __builtin_add_overflow(sum, product, &sum)) {
      return -1;
    }
    fraction += component.fraction;
    text = rest;
    ++count;
  }
  return count;
}

void append_component(std::string& out, std::int64_t number, char unit) {
  if (number != 0) out.append(std::to_string(number)) += unit;
}

Decimal decimal_of(const Duration& duration, bool months) {
  return months ? Decimal(duration.months) : total_seconds(duration);
}

bool is_mixed(const Duration& d) {
  return d.months != 0 && (d.seconds != 0 || d.attoseconds != 0);
}

// An integer whose negation fits, too.
std::optional<std::int64_t> to_count(const Decimal& number) {
  const auto count = number.to_int64();
  if (count == std::numeric_limits<std::int64_t>::min()) return std::nullopt;
  return count;
}

std::optional<Duration> scaled(const Duration& duration, const std::optional<Decimal>& result) {
  if (!result) return std::nullopt;
  if (duration.months == 0) return duration_of_seconds(*result);
  const auto months = to_count(result->round());
  if (!months) return std::nullopt;
  return Duration{*months, 0, 0};
}

}  // namespace

std::optional<Duration> parse_duration(std::string_view lexical, Datatype datatype) {
  const bool negative = !lexical.empty() && lexical[0] == '-';
  if (negative) lexical.remove_prefix(1);
  if (lexical.empty() || lexical[0] != 'P') return std::nullopt;
  lexical.remove_prefix(1);
  Duration result;
  std::int64_t none = 0;
  int months = 0;
  int days = 0;
  int times = 0;
  if (datatype != Datatype::day_time_duration) months = read_components(lexical, month_units, result.months, none);
  if (months < 0) return std::nullopt;
  if (datatype != Datatype::year_month_duration) {
    days = read_components(lexical, day_units, result.seconds, none);
    if (days < 0) return std::nullopt;
    if (!lexical.empty() && lexical[0] == 'T') {
      lexical.remove_prefix(1);
      times = read_components(lexical, time_units, result.seconds, result.attoseconds);
      if (times <= 0) return std::nullopt;
    }
  }
  if (!lexical.empty() || months + days + times == 0) return std::nullopt;
  return negative ? -result : result;
}

std::string print_duration(const Duration& duration, Datatype datatype) {
  if (duration.is_zero()) return datatype == Datatype::year_month_duration ? "P0M" : "PT0S";
  const bool negative = duration.months < 0 || duration.seconds < 0 || duration.attoseconds < 0;
  const Duration size = negative ? -duration : duration;
  std::string out = negative ? "-P" : "P";
  append_component(out, size.months / 12, 'Y');
  append_component(out, size.months % 12, 'M');
  append_component(out, size.seconds / seconds_per_day, 'D');
  const std::int64_t time = size.seconds % seconds_per_day;
  if (time == 0 && size.attoseconds == 0) return out;
  out += 'T';
  append_component(out, time / 3600, 'H');
  append_component(out, time / 60 % 60, 'M');
  if (time % 60 != 0 || size.attoseconds != 0) {
    out += total_seconds({0, time % 60, size.attoseconds}).to_string();
    out += 'S';
  }
  return out;
}

Decimal total_seconds(const Duration& duration) {
  return *add(Decimal(duration.seconds), Decimal::scaled(duration.attoseconds, 18));
}

std::optional<Duration> duration_of_seconds(const Decimal& seconds) {
  const Decimal whole = seconds.truncate();
  const auto count = to_count(whole);
  if (!count) return std::nullopt;
  const auto fraction = multiply(*subtract(seconds, whole), Decimal(attoseconds_per_second));
  return Duration{0, *count, fraction->truncate().to_int64().value_or(0)};
}

std::optional<Duration> add(const Duration& a, const Duration& b) {
  Duration result;
  if (__builtin_add_overflow(a.months, b.months, &result.months) ||
      result.months == std::numeric_limits<std::int64_t>::min()) {
    return std::nullopt;
  }
  const auto seconds = add(total_seconds(a), total_seconds(b));
  const auto rest = seconds ? duration_of_seconds(*seconds) : std::nullopt;
  if (!rest) return std::nullopt;
  result.seconds = rest->seconds;
  result.attoseconds = rest->attoseconds;
  const bool any_negative = result.months < 0 || result.seconds < 0 || result.attoseconds < 0;
  const bool any_positive = result.months > 0 || result.seconds > 0 || result.attoseconds > 0;
  if (any_negative && any_positive) return std::nullopt;
  return result;
}

Duration operator-(const Duration& duration) {
  // parse_duration and the overflow checks keep the smallest integer out.
  return {-duration.months, -duration.seconds, -duration.attoseconds};
}

std::optional<Duration> multiply(const Duration& duration, const Decimal& factor) {
  if (is_mixed(duration)) return std::nullopt;
  return scaled(duration, multiply(decimal_of(duration, duration.months != 0), factor));
}

std::optional<Duration> divide(const Duration& duration, const Decimal& divisor) {
  if (is_mixed(duration)) return std::nullopt;
  return scaled(duration, divide(decimal_of(duration, duration.months != 0), divisor));
}

std::optional<Decimal> divide(const Duration& a, const Duration& b) {
  if (is_mixed(a) || is_mixed(b) || b.is_zero()) return std::nullopt;
  const bool months = b.months != 0;
  if (!a.is_zero() && months != (a.months != 0)) return std::nullopt;
  return divide(decimal_of(a, months), decimal_of(b, months));
}

std::partial_ordering compare(const Duration& a, const Duration& b) {
  if (a.months == b.months) {
    if (a.seconds != b.seconds) return a.seconds <=> b.seconds;
    return a.attoseconds <=> b.attoseconds;
  }
  if (a.seconds == b.seconds && a.attoseconds == b.attoseconds) return a.months <=> b.months;
  // Four starting points that show the extremes of month lengths decide.
  struct Start {
    std::int64_t year;
    std::uint8_t month;
  };
  std::optional<std::partial_ordering> result;
  for (const Start& start : {Start{1696, 9}, Start{1697, 2}, Start{1903, 3}, Start{1903, 7}}) {
    DateTime origin;
    origin.year = start.year;
    origin.month = start.month;
    const auto left = add(origin, a, Datatype::date_time);
    const auto right = add(origin, b, Datatype::date_time);
    if (!left || !right) return std::partial_ordering::unordered;
    const std::partial_ordering order = compare(*left, *right);
    if (result && *result != order) return std::partial_ordering::unordered;
    result = order;
  }
  return *result;
}

std::strong_ordering order_by_length(const Duration& a, const Duration& b) {
  // 400 years are 146097 days, so an average month is 2629746 seconds.
  const auto length = [](const Duration& d) {
    return *add(*multiply(Decimal(d.months), Decimal(2629746)), total_seconds(d));
  };
  if (a.months != b.months) {
    if (const auto order = length(a) <=> length(b); order != 0) return order;
    return a.months <=> b.months;
  }
  return a.seconds != b.seconds ? a.seconds <=> b.seconds : a.attoseconds <=> b.attoseconds;
}

}  // namespace kontor::xsd

#include "kontor/mapping/date_pattern.hpp"

#include <array>
#include <string>
#include <vector>

#include "kontor/mapping/function_tools.hpp"

namespace kontor::mapping {
namespace {

using Names = std::array<std::string_view, 12>;

constexpr Names english_months = {"january", "february", "march",     "april",   "may",      "june",
                                  "july",    "august",   "september", "october", "november", "december"};
constexpr Names german_months = {"januar", "februar", "märz",      "april",   "mai",      "juni",
                                 "juli",   "august",  "september", "oktober", "november", "dezember"};
constexpr std::array<std::string_view, 7> english_days = {"monday", "tuesday",  "wednesday", "thursday",
                                                          "friday", "saturday", "sunday"};
constexpr std::array<std::string_view, 7> german_days = {"montag",  "dienstag", "mittwoch", "donnerstag",
                                                         "freitag", "samstag",  "sonntag"};

// A part of a pattern: a letter of SimpleDateFormat and how often it stands, or text (letter 0).
struct Part {
  char letter = 0;
  std::size_t count = 1;
  std::string text;
};

bool is_letter(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); }

std::vector<Part> parts_of_java(std::string_view pattern) {
  std::vector<Part> parts;
  for (std::size_t i = 0; i < pattern.size(); ++i) {
    const char c = pattern[i];
    if (c == '\'') {
      const std::size_t end = pattern.find('\'', i + 1);
      const std::size_t size = (end == std::string_view::npos ? pattern.size() : end) - i - 1;
      parts.push_back({0, 1, size == 0 ? "'" : std::string(pattern.substr(i + 1, size))});
      i += size + 1;
    } else if (!is_letter(c)) {
      parts.push_back({0, 1, std::string(1, c)});
    } else if (!parts.empty() && parts.back().letter == c) {
      ++parts.back().count;
    } else {
      parts.push_back({c, 1, {}});
    }
  }
  return parts;
}

// The conversions of strptime as letters of SimpleDateFormat.
std::vector<Part> parts_of_strptime(std::string_view pattern) {
  constexpr std::string_view conversions = "YymdHIMSfpBbhAazZ";
  constexpr std::string_view letters = "yyMdHhmsSaMMMEEXX";
  constexpr std::array<std::size_t, 17> counts = {4, 2, 1, 1, 1, 1, 1, 1, 1, 1, 4, 4, 4, 4, 4, 1, 1};
  std::vector<Part> parts;
  for (std::size_t i = 0; i < pattern.size(); ++i) {
    if (pattern[i] != '%' || i + 1 == pattern.size()) {
      parts.push_back({0, 1, std::string(1, pattern[i])});
      continue;
    }
    const std::size_t found = conversions.find(pattern[++i]);
    if (found != std::string_view::npos) parts.push_back({letters[found], counts[found], {}});
    else if (pattern[i] == '%') parts.push_back({0, 1, "%"});
    else parts.push_back({'?', 1, {}});
  }
  return parts;
}

std::vector<Part> parts_of(std::string_view pattern) {
  return pattern.find('%') == std::string_view::npos ? parts_of_java(pattern) : parts_of_strptime(pattern);
}

class Reader {
 public:
  Reader(std::string_view text, std::string_view language) : rest_(to_lower(text)), german_(language.starts_with("de")) {}

  bool read(const std::vector<Part>& parts) {
    for (std::size_t i = 0; i < parts.size(); ++i) {
      const bool digits_follow = i + 1 < parts.size() && parts[i + 1].letter != 0 && parts[i + 1].letter != 'a';
      if (!read(parts[i], digits_follow)) return false;
    }
    return rest_.empty() && is_date();
  }

  const xsd::DateTime& date() const { return date_; }

 private:
  // Numbers are as long as they are; where another number follows at once, as long as the pattern says.
  std::optional<std::int64_t> number(std::size_t count, bool limited) {
    std::size_t size = 0;
    while (size < rest_.size() && rest_[size] >= '0' && rest_[size] <= '9' && (!limited || size < count)) ++size;
    const std::optional<std::int64_t> value = integer(std::string_view(rest_).substr(0, size));
    if (value) rest_.erase(0, size);
    return value;
  }

  template <typename Part_>
  bool number_into(Part_& out, std::int64_t least, std::int64_t most, std::size_t count, bool limited) {
    const std::optional<std::int64_t> value = number(count, limited);
    if (!value || *value < least || *value > most) return false;
    out = static_cast<Part_>(*value);
    return true;
  }

  // The number of the name that stands here, in full or by its first three letters (with a dot or without).
  template <typename List>
  std::optional<std::size_t> name(const List& list) {
    for (std::size_t i = 0; i < list.size(); ++i) {
      const std::size_t short_size = list[i].starts_with("mär") ? 4 : 3;  // bytes
      for (const std::size_t size : {list[i].size(), short_size}) {
        if (!rest_.starts_with(list[i].substr(0, size))) continue;
        rest_.erase(0, size);
        if (size != list[i].size() && rest_.starts_with('.')) rest_.erase(0, 1);
        return i;
      }
    }
    return std::nullopt;
  }

  bool read(const Part& part, bool digits_follow) {
    switch (part.letter) {
      case 0: return read_text(part.text);
      case 'y':
      case 'u': return read_year(part.count, digits_follow);
      case 'M':
      case 'L':
        if (part.count <= 2) return number_into(date_.month, 1, 12, part.count, digits_follow);
        return read_month_name();
      case 'd': return number_into(date_.day, 1, 31, part.count, digits_follow);
      case 'E': return name(german_ ? german_days : english_days).has_value();
      case 'H': return number_into(date_.hour, 0, 23, part.count, digits_follow);
      case 'h': return number_into(date_.hour, 1, 12, part.count, digits_follow) && (half_day_ = true);
      case 'm': return number_into(date_.minute, 0, 59, part.count, digits_follow);
      case 's': return number_into(date_.second, 0, 59, part.count, digits_follow);
      case 'S': return read_fraction();
      case 'a': return read_half();
      case 'z':
      case 'Z':
      case 'X': return read_timezone();
      default: return false;
    }
  }

  bool read_text(const std::string& text) {
    const std::string wanted = to_lower(text);
    if (!rest_.starts_with(wanted)) return false;
    rest_.erase(0, wanted.size());
    return true;
  }

  bool read_year(std::size_t count, bool digits_follow) {
    const std::size_t before = rest_.size();
    if (!number_into(date_.year, 0, 9999, count, digits_follow)) return false;
    if (count == 2 && before - rest_.size() <= 2) date_.year += date_.year < 70 ? 2000 : 1900;
    return true;
  }

  bool read_month_name() {
    const std::optional<std::size_t> month = name(german_ ? german_months : english_months);
    if (month) date_.month = static_cast<std::uint8_t>(*month + 1);
    return month.has_value();
  }

  bool read_fraction() {
    std::uint64_t unit = 100'000'000'000'000'000;  // attoseconds
    std::size_t size = 0;
    for (; size < rest_.size() && rest_[size] >= '0' && rest_[size] <= '9'; ++size, unit /= 10) {
      date_.attoseconds += unit * static_cast<std::uint64_t>(rest_[size] - '0');
    }
    rest_.erase(0, size);
    return size > 0;
  }

  bool read_half() {
    afternoon_ = rest_.starts_with("pm");
    if (!afternoon_ && !rest_.starts_with("am")) return false;
    rest_.erase(0, 2);
    return true;
  }

  // Z, GMT, UTC, +01:00, +0100 or +01.
  bool read_timezone() {
    for (const std::string_view utc : {"z", "gmt", "utc"}) {
      if (!rest_.starts_with(utc)) continue;
      rest_.erase(0, utc.size());
      date_.timezone = 0;
      return true;
    }
    const bool west = rest_.starts_with('-');
    if (!west && !rest_.starts_with('+')) return false;
    rest_.erase(0, 1);
    int hours = 0;
    int minutes = 0;
    if (!number_into(hours, 0, 14, 2, true)) return false;
    if (rest_.starts_with(':')) rest_.erase(0, 1);
    if (!rest_.empty() && rest_[0] >= '0' && rest_[0] <= '9' && !number_into(minutes, 0, 59, 2, true)) return false;
    date_.timezone = static_cast<std::int16_t>((west ? -1 : 1) * (60 * hours + minutes));
    return true;
  }

  bool is_date() {
    if (half_day_) date_.hour = static_cast<std::uint8_t>(date_.hour % 12 + (afternoon_ ? 12 : 0));
    return date_.day <= xsd::days_in_month(date_.year, date_.month);
  }

  std::string rest_;
  bool german_;
  bool half_day_ = false;
  bool afternoon_ = false;
  xsd::DateTime date_ = {.year = 1970};
};

}  // namespace

std::optional<xsd::DateTime> parse_by_pattern(std::string_view text, std::string_view pattern, std::string_view language) {
  Reader reader(text, language);
  return reader.read(parts_of(pattern)) ? std::optional(reader.date()) : std::nullopt;
}

bool has_time(std::string_view pattern) {
  for (const Part& part : parts_of(pattern)) {
    if (part.letter != 0 && std::string_view("HhmsS").find(part.letter) != std::string_view::npos) return true;
  }
  return false;
}

}  // namespace kontor::mapping

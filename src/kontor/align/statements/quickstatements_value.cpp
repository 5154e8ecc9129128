#include "kontor/align/statements/quickstatements_value.hpp"

#include <algorithm>
#include <cctype>
#include <charconv>
#include <cstdio>
#include <cstdlib>

#include "kontor/base/error.hpp"

namespace kontor::align {
namespace {

bool is_digit(char c) {
  return c >= '0' && c <= '9';
}

std::string quote(std::string_view text) {
  const auto control = [](char c) { return static_cast<unsigned char>(c) < 0x20 || c == 0x7F; };
  if (std::any_of(text.begin(), text.end(), control)) {
    throw Error("QuickStatements cannot hold a text with tabs or line ends: '" + std::string(text) + "'");
  }
  return '"' + std::string(text) + '"';
}

struct Printer {
  std::string operator()(const ItemValue& value) const { return value.id; }
  std::string operator()(const StringValue& value) const { return quote(value.text); }
  std::string operator()(const MonolingualValue& value) const { return value.language + ":" + quote(value.text); }
  std::string operator()(const WikidataTime& time) const {
    char text[64];
    std::snprintf(text, sizeof text, "%c%04d-%02u-%02uT00:00:00Z/%d", time.year < 0 ? '-' : '+', std::abs(time.year),
                  static_cast<unsigned>(time.month), static_cast<unsigned>(time.day), static_cast<int>(time.precision));
    return std::string(text) + (time.calendar == Calendar::julian ? "/J" : "");
  }
  std::string operator()(const CoordinateValue& value) const { return "@" + value.latitude + "/" + value.longitude; }
  std::string operator()(const QuantityValue& value) const {
    return value.amount + (value.unit.empty() ? "" : "U" + value.unit);
  }
  std::string operator()(SpecialValue value) const { return value == SpecialValue::none ? "novalue" : "somevalue"; }
};

// Takes a number of `digits` digits at least from the front.
template <typename Number>
bool take_number(std::string_view& text, std::size_t digits, Number& number) {
  const auto end = std::find_if_not(text.begin(), text.end(), is_digit);
  const auto length = static_cast<std::size_t>(end - text.begin());
  if (length < digits) return false;
  const auto result = std::from_chars(text.data(), text.data() + length, number);
  text.remove_prefix(length);
  return result.ec == std::errc();
}

bool take(std::string_view& text, std::string_view word) {
  if (!text.starts_with(word)) return false;
  text.remove_prefix(word.size());
  return true;
}

std::optional<Value> parse_time(std::string_view text) {
  WikidataTime time;
  const bool negative = text.front() == '-';
  text.remove_prefix(1);
  unsigned month = 0;
  unsigned day = 0;
  unsigned precision = 0;
  if (!take_number(text, 4, time.year) || !take(text, "-") || !take_number(text, 2, month) || !take(text, "-") ||
      !take_number(text, 2, day) || !take(text, "T00:00:00Z/") || !take_number(text, 1, precision)) {
    return std::nullopt;
  }
  if (take(text, "/J")) time.calendar = Calendar::julian;
  if (!text.empty() || month > 12 || day > 31 || precision < 9 || precision > 11) return std::nullopt;
  if (negative) time.year = -time.year;
  time.precision = static_cast<TimePrecision>(precision);
  // What stands behind the precision does not count: some write a year as its first of January.
  if (time.precision >= TimePrecision::month) time.month = static_cast<std::uint8_t>(month);
  if (time.precision == TimePrecision::day) time.day = static_cast<std::uint8_t>(day);
  if (time.precision >= TimePrecision::month && month == 0) return std::nullopt;
  if (time.precision == TimePrecision::day && day == 0) return std::nullopt;
  return time;
}

bool is_decimal(std::string_view text) {
  if (!text.empty() && (text.front() == '+' || text.front() == '-')) text.remove_prefix(1);
  const std::size_t dot = text.find('.');
  const std::string_view whole = text.substr(0, dot);
  const std::string_view part = dot == std::string_view::npos ? "0" : text.substr(dot + 1);
  return !whole.empty() && !part.empty() && std::all_of(whole.begin(), whole.end(), is_digit) &&
         std::all_of(part.begin(), part.end(), is_digit);
}

std::optional<Value> parse_coordinates(std::string_view text) {
  const std::size_t slash = text.find('/');
  if (slash == std::string_view::npos) return std::nullopt;
  const std::string_view latitude = text.substr(0, slash);
  const std::string_view longitude = text.substr(slash + 1);
  if (!is_decimal(latitude) || !is_decimal(longitude)) return std::nullopt;
  return CoordinateValue{std::string(latitude), std::string(longitude)};
}

std::optional<Value> parse_quantity(std::string_view text) {
  const std::size_t unit = text.find('U');
  const std::string_view amount = text.substr(0, unit);
  const std::string_view number = unit == std::string_view::npos ? std::string_view() : text.substr(unit + 1);
  if (!is_decimal(amount)) return std::nullopt;
  if (unit != std::string_view::npos && (number.empty() || !std::all_of(number.begin(), number.end(), is_digit))) {
    return std::nullopt;
  }
  return QuantityValue{std::string(amount), std::string(number)};
}

// A language code and a colon before a quoted text.
std::optional<Value> parse_monolingual(std::string_view text) {
  const std::size_t colon = text.find(':');
  if (colon == std::string_view::npos || colon == 0) return std::nullopt;
  const std::string_view language = text.substr(0, colon);
  const auto in_code = [](char c) { return (c >= 'a' && c <= 'z') || is_digit(c) || c == '-' || c == '_'; };
  if (!std::all_of(language.begin(), language.end(), in_code)) return std::nullopt;
  const std::string_view quoted = text.substr(colon + 1);
  if (quoted.size() < 2 || quoted.front() != '"' || quoted.back() != '"') return std::nullopt;
  return MonolingualValue{std::string(language), std::string(quoted.substr(1, quoted.size() - 2))};
}

}  // namespace

bool is_entity_id(std::string_view text, std::string_view letters) {
  return text.size() >= 2 && letters.find(text[0]) != std::string_view::npos && text[1] != '0' &&
         std::all_of(text.begin() + 1, text.end(), is_digit);
}

std::string print_quickstatements_value(const Value& value) {
  return std::visit(Printer(), value);
}

std::optional<Value> parse_quickstatements_value(std::string_view text) {
  if (text.empty()) return std::nullopt;
  if (text == "somevalue") return SpecialValue::unknown;
  if (text == "novalue") return SpecialValue::none;
  if (is_entity_id(text, "QPL")) return ItemValue{std::string(text)};
  if (text.size() >= 2 && text.front() == '"' && text.back() == '"') {
    return StringValue{std::string(text.substr(1, text.size() - 2))};
  }
  if (text.front() == '@') return parse_coordinates(text.substr(1));
  if ((text.front() == '+' || text.front() == '-') && text.find('T') != std::string_view::npos) return parse_time(text);
  if (is_digit(text.front()) || text.front() == '+' || text.front() == '-') return parse_quantity(text);
  return parse_monolingual(text);
}

}  // namespace kontor::align

#include "kontor/json/value.hpp"

#include <algorithm>
#include <charconv>
#include <limits>

namespace kontor::json {
namespace {

// A number as 0.d1d2d3... * 10^exponent without leading and trailing zeros.
struct Decimal {
  bool negative = false;
  std::string digits;
  long exponent = 0;

  friend bool operator==(const Decimal&, const Decimal&) = default;
};

Decimal to_decimal(std::string_view text) {
  // Far beyond every number that can be written out, and far from overflow.
  constexpr long max_exponent = std::numeric_limits<long>::max() / 4;
  Decimal out;
  if (text.starts_with('-')) {
    out.negative = true;
    text.remove_prefix(1);
  }
  const std::size_t e = text.find_first_of("eE");
  if (e != std::string_view::npos) {
    std::string_view power = text.substr(e + 1);
    if (power.starts_with('+')) power.remove_prefix(1);
    if (std::from_chars(power.data(), power.data() + power.size(), out.exponent).ec != std::errc()) {
      out.exponent = power.starts_with('-') ? -max_exponent : max_exponent;
    }
    out.exponent = std::min(std::max(out.exponent, -max_exponent), max_exponent);
    text = text.substr(0, e);
  }
  const std::size_t point = text.find('.');
  const std::string_view whole = text.substr(0, point);
  out.digits = whole;
  if (point != std::string_view::npos) out.digits += text.substr(point + 1);
  out.exponent += static_cast<long>(whole.size());
  const std::size_t first = out.digits.find_first_not_of('0');
  if (first == std::string::npos) return {};
  out.exponent -= static_cast<long>(first);
  out.digits = out.digits.substr(first, out.digits.find_last_not_of('0') + 1 - first);
  return out;
}

bool equal_objects(const Object& a, const Object& b) {
  if (a.size() != b.size()) return false;
  for (const Member& member : a) {
    const Value* other = b.find(member.name);
    if (other == nullptr || !(member.value == *other)) return false;
  }
  return true;
}

}  // namespace

std::string_view to_string(Kind kind) {
  switch (kind) {
    case Kind::null:
      return "null";
    case Kind::boolean:
      return "a boolean";
    case Kind::number:
      return "a number";
    case Kind::string:
      return "a string";
    case Kind::array:
      return "an array";
    case Kind::object:
      return "an object";
  }
  return {};
}

Value::Value(Array elements) : content_(std::move(elements)) {}
Value::Value(Object members) : content_(std::move(members)) {}

Value Value::number(std::string lexical_form) {
  Value value;
  value.content_ = Number{std::move(lexical_form)};
  return value;
}

double Value::to_double() const {
  const std::string& text = number();
  double value = 0;
  const auto result = std::from_chars(text.data(), text.data() + text.size(), value);
  if (result.ec != std::errc::result_out_of_range) return value;
  const Decimal decimal = to_decimal(text);
  value = decimal.exponent > 0 ? std::numeric_limits<double>::infinity() : 0.0;
  return decimal.negative ? -value : value;
}

bool operator==(const Value& a, const Value& b) {
  if (a.kind() != b.kind()) return false;
  switch (a.kind()) {
    case Kind::null:
      return true;
    case Kind::boolean:
      return a.boolean() == b.boolean();
    case Kind::number:
      return equal_numbers(a.number(), b.number());
    case Kind::string:
      return a.string() == b.string();
    case Kind::array:
      return a.array() == b.array();
    case Kind::object:
      return equal_objects(a.object(), b.object());
  }
  return false;
}

bool equal_numbers(std::string_view a, std::string_view b) {
  return a == b || to_decimal(a) == to_decimal(b);
}

bool is_integral(std::string_view number) {
  const Decimal decimal = to_decimal(number);
  return decimal.exponent >= static_cast<long>(decimal.digits.size());
}

}  // namespace kontor::json

#include "kontor/xsd/cast.hpp"

#include <cmath>

#include "kontor/xsd/double.hpp"
#include "kontor/xsd/integer.hpp"

namespace kontor::xsd {
namespace {

// Booleans count as 0 and 1. Empty for NaN, infinities and values that are no numbers.
std::optional<Decimal> to_decimal(const Value& value) {
  if (value.is_boolean()) return Decimal(value.boolean() ? 1 : 0);
  if (!value.is_numeric()) return std::nullopt;
  if (value.datatype() == Datatype::double_) return Decimal::from_double(value.real());
  if (value.datatype() == Datatype::float_) return Decimal::from_double(static_cast<double>(value.single()));
  return value.decimal();
}

std::optional<Value> to_boolean(const Value& value) {
  if (value.is_boolean()) return value;
  if (!value.is_numeric()) return std::nullopt;
  if (is_derived_from(value.datatype(), Datatype::decimal)) return Value(!value.decimal().is_zero());
  const double number = value.to_double();
  return Value(number != 0 && !std::isnan(number));
}

std::optional<Value> to_float(const Value& value) {
  if (value.is_boolean()) return Value(value.boolean() ? 1.0F : 0.0F);
  if (!value.is_numeric()) return std::nullopt;
  if (value.datatype() == Datatype::float_) return value;
  if (value.datatype() == Datatype::double_) return Value(static_cast<float>(value.real()));
  return Value(value.decimal().to_float());
}

std::optional<Value> to_double(const Value& value) {
  if (value.is_boolean()) return Value(value.boolean() ? 1.0 : 0.0);
  if (!value.is_numeric()) return std::nullopt;
  return Value(value.to_double());
}

std::optional<Value> to_exact(const Value& value, Datatype target) {
  const auto number = to_decimal(value);
  if (!number) return std::nullopt;
  if (target == Datatype::decimal) return Value(*number, target);
  Decimal whole = number->truncate();
  if (!is_in_range(whole, target)) return std::nullopt;
  return Value(std::move(whole), target);
}

std::optional<Value> to_duration(const Value& value, Datatype target) {
  if (!value.is_duration()) return std::nullopt;
  Duration duration = value.duration();
  if (target == Datatype::year_month_duration) duration.seconds = duration.attoseconds = 0;
  if (target == Datatype::day_time_duration) duration.months = 0;
  return Value(duration, target);
}

}  // namespace

std::optional<Value> cast(const Value& value, Datatype target) {
  if (!value.has_data()) return std::nullopt;
  if (target == Datatype::boolean) return to_boolean(value);
  if (target == Datatype::float_) return to_float(value);
  if (target == Datatype::double_) return to_double(value);
  if (is_numeric(target)) return to_exact(value, target);
  if (is_duration(target)) return to_duration(value, target);
  if (is_date_time(target) && value.is_date_time()) {
    const auto result = cast_date_time(value.date_time(), value.datatype(), target);
    if (result) return Value(*result, target);
  }
  return std::nullopt;
}

std::optional<Value> cast(std::string_view text, Datatype target) {
  Value value = Value::parse(trim_space(text), target);
  if (!value.has_data()) return std::nullopt;
  return value;
}

std::string cast_to_string(const Value& value) {
  if (value.is_numeric() && value.datatype() == Datatype::double_) return print_plain(value.real());
  if (value.is_numeric() && value.datatype() == Datatype::float_) return print_plain(value.single());
  return value.canonical();
}

}  // namespace kontor::xsd

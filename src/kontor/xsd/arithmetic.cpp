#include "kontor/xsd/arithmetic.hpp"

#include <cmath>

#include "kontor/xsd/double.hpp"

namespace kontor::xsd {
namespace {

// The type in which two numbers are computed (XPath 3.1, section B.1): the later of integer, decimal, float, double.
Datatype promoted(const Value& value) {
  return is_integer(value.datatype()) ? Datatype::integer : value.datatype();
}

Datatype promoted(const Value& a, const Value& b) {
  const Datatype left = promoted(a);
  const Datatype right = promoted(b);
  if (left == Datatype::double_ || right == Datatype::double_) return Datatype::double_;
  if (left == Datatype::float_ || right == Datatype::float_) return Datatype::float_;
  return left == Datatype::integer && right == Datatype::integer ? Datatype::integer : Datatype::decimal;
}

float to_single(const Value& value) {
  return value.datatype() == Datatype::float_ ? value.single() : value.decimal().to_float();
}

std::optional<Value> wrap(std::optional<Decimal> result, Datatype datatype) {
  if (!result) return std::nullopt;
  return Value(*std::move(result), datatype);
}

// Applies the operation in the promoted type. Exact does the decimals, Real what IEEE 754 does.
template <typename Exact, typename Real>
std::optional<Value> compute(const Value& a, const Value& b, Exact exact, Real real) {
  switch (const Datatype datatype = promoted(a, b)) {
    case Datatype::double_:
      return Value(real(a.to_double(), b.to_double()));
    case Datatype::float_:
      return Value(real(to_single(a), to_single(b)));
    default:
      return wrap(exact(a.decimal(), b.decimal()), datatype);
  }
}

// A number as factor for a duration; empty for NaN and the infinities.
std::optional<Decimal> exact(const Value& number) {
  if (number.datatype() == Datatype::double_) return Decimal::from_double(number.real());
  if (number.datatype() == Datatype::float_) return Decimal::from_double(static_cast<double>(number.single()));
  return number.decimal();
}

std::optional<Value> wrap(const std::optional<Duration>& result, Datatype datatype) {
  if (!result) return std::nullopt;
  return Value(*result, datatype);
}

std::optional<Value> wrap(const std::optional<DateTime>& result, Datatype datatype) {
  if (!result) return std::nullopt;
  return Value(*result, datatype);
}

Datatype common_duration(const Value& a, const Value& b) {
  return a.datatype() == b.datatype() ? a.datatype() : Datatype::duration;
}

std::optional<Value> add_duration(const Value& point, const Duration& duration) {
  return wrap(add(point.date_time(), duration, point.datatype()), point.datatype());
}

std::optional<Value> subtract_points(const Value& a, const Value& b) {
  const Datatype primitive = primitive_type(a.datatype());
  if (primitive != primitive_type(b.datatype())) return std::nullopt;
  if (primitive != Datatype::date_time && primitive != Datatype::date && primitive != Datatype::time) {
    return std::nullopt;
  }
  return wrap(subtract(a.date_time(), b.date_time()), Datatype::day_time_duration);
}

std::optional<Value> scale_duration(const Value& duration, const Value& factor) {
  const auto number = exact(factor);
  if (!number) return std::nullopt;
  return wrap(multiply(duration.duration(), *number), duration.datatype());
}

std::optional<Value> divide_duration(const Value& duration, const Value& divisor) {
  const bool inexact = divisor.datatype() == Datatype::double_ || divisor.datatype() == Datatype::float_;
  if (inexact && std::isinf(divisor.to_double())) return Value(Duration(), duration.datatype());
  const auto number = exact(divisor);
  if (!number) return std::nullopt;
  return wrap(divide(duration.duration(), *number), duration.datatype());
}

template <typename Exact, typename Real>
std::optional<Value> map_number(const Value& a, Exact exact_function, Real real) {
  if (!a.is_numeric()) return std::nullopt;
  switch (a.datatype()) {
    case Datatype::double_:
      return Value(real(a.real()));
    case Datatype::float_:
      return Value(static_cast<float>(real(static_cast<double>(a.single()))));
    default:
      return Value(exact_function(a.decimal()), promoted(a));
  }
}

}  // namespace

std::optional<Value> add(const Value& a, const Value& b) {
  if (a.is_numeric() && b.is_numeric()) {
    return compute(
        a, b, [](const Decimal& x, const Decimal& y) { return add(x, y); }, [](auto x, auto y) { return x + y; });
  }
  if (a.is_date_time() && b.is_duration()) return add_duration(a, b.duration());
  if (a.is_duration() && b.is_date_time()) return add_duration(b, a.duration());
  if (a.is_duration() && b.is_duration()) return wrap(add(a.duration(), b.duration()), common_duration(a, b));
  return std::nullopt;
}

std::optional<Value> subtract(const Value& a, const Value& b) {
  if (a.is_numeric() && b.is_numeric()) {
    return compute(
        a, b, [](const Decimal& x, const Decimal& y) { return subtract(x, y); }, [](auto x, auto y) { return x - y; });
  }
  if (a.is_date_time() && b.is_duration()) return add_duration(a, -b.duration());
  if (a.is_date_time() && b.is_date_time()) return subtract_points(a, b);
  if (a.is_duration() && b.is_duration()) return wrap(add(a.duration(), -b.duration()), common_duration(a, b));
  return std::nullopt;
}

std::optional<Value> multiply(const Value& a, const Value& b) {
  if (a.is_numeric() && b.is_numeric()) {
    return compute(
        a, b, [](const Decimal& x, const Decimal& y) { return multiply(x, y); }, [](auto x, auto y) { return x * y; });
  }
  if (a.is_duration() && b.is_numeric()) return scale_duration(a, b);
  if (a.is_numeric() && b.is_duration()) return scale_duration(b, a);
  return std::nullopt;
}

std::optional<Value> divide(const Value& a, const Value& b) {
  if (a.is_numeric() && b.is_numeric()) {
    auto result = compute(
        a, b, [](const Decimal& x, const Decimal& y) { return divide(x, y); }, [](auto x, auto y) { return x / y; });
    if (result && result->datatype() == Datatype::integer) return Value(result->decimal(), Datatype::decimal);
    return result;
  }
  if (a.is_duration() && b.is_numeric()) return divide_duration(a, b);
  if (a.is_duration() && b.is_duration()) return wrap(divide(a.duration(), b.duration()), Datatype::decimal);
  return std::nullopt;
}

std::optional<Value> negate(const Value& a) {
  if (a.is_duration()) return Value(-a.duration(), a.datatype());
  return map_number(
      a, [](const Decimal& x) { return -x; }, [](double x) { return -x; });
}

std::optional<Value> absolute(const Value& a) {
  return map_number(
      a, [](const Decimal& x) { return x.absolute(); }, [](double x) { return std::fabs(x); });
}

std::optional<Value> round(const Value& a) {
  return map_number(
      a, [](const Decimal& x) { return x.round(); }, [](double x) { return round_half_up(x); });
}

std::optional<Value> ceiling(const Value& a) {
  return map_number(
      a, [](const Decimal& x) { return x.ceiling(); }, [](double x) { return std::ceil(x); });
}

std::optional<Value> floor(const Value& a) {
  return map_number(
      a, [](const Decimal& x) { return x.floor(); }, [](double x) { return std::floor(x); });
}

bool add_to(Value& sum, const Value& addend) {
  auto result = add(sum, addend);
  if (!result) return false;
  sum = *std::move(result);
  return true;
}

}  // namespace kontor::xsd

#include "kontor/sparql/exec/running_sum.hpp"

#include <algorithm>

#include "kontor/xsd/arithmetic.hpp"

namespace kontor::sparql {
namespace {

// Multiplies by ten as often as that; false if the result does not fit.
bool shift(std::int64_t& coefficient, unsigned digits) {
  for (; digits > 0; --digits) {
    if (__builtin_mul_overflow(coefficient, 10, &coefficient)) return false;
  }
  return true;
}

}  // namespace

// False if the machine cannot hold it.
bool RunningSum::add_exactly(const xsd::Decimal& number) {
  if (!number.is_short()) return false;
  std::int64_t sum = coefficient_;
  std::int64_t other = number.coefficient();
  if (number.scale() > scale_ ? !shift(sum, number.scale() - scale_) : !shift(other, scale_ - number.scale())) {
    return false;
  }
  if (__builtin_add_overflow(sum, other, &sum) || sum == INT64_MIN) return false;
  coefficient_ = sum;
  scale_ = std::max(scale_, static_cast<std::uint16_t>(number.scale()));
  return true;
}

bool RunningSum::add(const xsd::Value& number, LargeSums& large) {
  const bool is_first = count_++ == 0;
  if (form_ == Form::integer || form_ == Form::decimal) {
    const bool is_integer = xsd::is_integer(number.datatype());
    if (is_integer || number.datatype() == xsd::Datatype::decimal) {
      if (!is_integer) form_ = Form::decimal;
      if (add_exactly(number.decimal())) return true;
    }
  } else if (form_ == Form::real && number.datatype() == xsd::Datatype::double_) {
    real_ += number.real();
    return true;
  }
  // 0 + number, for its type: the sum of one xsd:byte is an xsd:integer.
  xsd::Value sum = number;
  if (is_first && xsd::is_integer(number.datatype())) sum = xsd::Value(number.decimal(), xsd::Datatype::integer);
  if (!is_first) {
    sum = value(large);
    if (!xsd::add_to(sum, number)) return false;
  }
  store(sum, large);
  return true;
}

bool RunningSum::merge(const RunningSum& later, const LargeSums& others, LargeSums& large) {
  if (later.count_ == 0) return true;
  const std::uint64_t count = count_ + later.count_;
  const bool fits = add(later.value(others), large);
  count_ = count;
  return fits;
}

xsd::Value RunningSum::value(const LargeSums& large) const {
  switch (form_) {
    case Form::integer:
      return xsd::Value(coefficient_);
    case Form::decimal:
      return xsd::Value(xsd::Decimal::scaled(coefficient_, scale_));
    case Form::single:
      return xsd::Value(static_cast<float>(real_));
    case Form::real:
      return xsd::Value(real_);
    case Form::large:
      break;
  }
  return large[place_];
}

void RunningSum::store(const xsd::Value& sum, LargeSums& large) {
  if (sum.datatype() == xsd::Datatype::double_) {
    form_ = Form::real;
    real_ = sum.real();
  } else if (sum.datatype() == xsd::Datatype::float_) {
    form_ = Form::single;
    real_ = static_cast<double>(sum.single());
  } else if (sum.decimal().is_short()) {
    form_ = sum.is_integer() ? Form::integer : Form::decimal;
    coefficient_ = sum.decimal().coefficient();
    scale_ = static_cast<std::uint16_t>(sum.decimal().scale());
  } else if (form_ == Form::large) {
    large[place_] = sum;
  } else {
    form_ = Form::large;
    place_ = large.size();
    large.push_back(sum);
  }
}

}  // namespace kontor::sparql

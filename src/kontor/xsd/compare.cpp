#include "kontor/xsd/compare.hpp"

namespace kontor::xsd {
namespace {

bool is_exact(Datatype datatype) {
  return datatype <= Datatype::negative_integer;
}

float to_single(const Value& value) {
  return value.datatype() == Datatype::float_ ? value.single() : value.decimal().to_float();
}

std::partial_ordering compare_numbers(const Value& a, const Value& b) {
  const bool exact_a = is_exact(a.datatype());
  const bool exact_b = is_exact(b.datatype());
  if (exact_a && exact_b) return a.decimal() <=> b.decimal();
  if (a.datatype() == Datatype::double_ || b.datatype() == Datatype::double_) return a.to_double() <=> b.to_double();
  return to_single(a) <=> to_single(b);
}

}  // namespace

bool is_comparable(const Value& a, const Value& b) {
  if (!a.has_data() || !b.has_data()) return false;
  if (a.is_numeric()) return b.is_numeric();
  return primitive_type(a.datatype()) == primitive_type(b.datatype());
}

std::partial_ordering compare(const Value& a, const Value& b) {
  if (!is_comparable(a, b)) return std::partial_ordering::unordered;
  if (a.is_numeric()) return compare_numbers(a, b);
  if (a.is_boolean()) return a.boolean() <=> b.boolean();
  if (a.is_date_time()) return compare(a.date_time(), b.date_time());
  return compare(a.duration(), b.duration());
}

std::optional<bool> equal(const Value& a, const Value& b) {
  if (!is_comparable(a, b)) return false;
  if (a.is_duration()) return a.duration() == b.duration();
  const std::partial_ordering order = compare(a, b);
  if (order == std::partial_ordering::unordered && a.is_date_time()) return std::nullopt;
  return order == std::partial_ordering::equivalent;
}

}  // namespace kontor::xsd

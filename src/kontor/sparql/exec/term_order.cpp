#include "kontor/sparql/exec/term_order.hpp"

#include <algorithm>
#include <bit>
#include <cmath>
#include <optional>

#include "kontor/base/work_watch.hpp"

namespace kontor::sparql {
namespace {

using xsd::Datatype;
using xsd::Value;

// Where a literal comes: the order in which the header lists the kinds.
enum class Group : std::uint8_t { number, string, language_string, boolean, date_time, duration, other };

Group group_of(const rdf::TermView& term, const Value& value) {
  if (!term.language.empty()) return Group::language_string;
  if (value.is_numeric()) return Group::number;
  if (value.is_boolean()) return Group::boolean;
  if (value.is_date_time()) return Group::date_time;
  if (value.is_duration()) return Group::duration;
  return term.datatype.empty() ? Group::string : Group::other;
}

bool is_exact(const Value& number) {
  return number.datatype() != Datatype::double_ && number.datatype() != Datatype::float_;
}

xsd::Decimal exact(const Value& number) {
  return is_exact(number) ? number.decimal() : *xsd::Decimal::from_double(number.to_double());
}

// By exact value: comparing in the promoted type is not transitive, and sorting needs an order that is.
std::weak_ordering compare_numbers(const Value& a, const Value& b) {
  if (is_exact(a) && is_exact(b)) return a.decimal() <=> b.decimal();
  const double left = a.to_double();
  const double right = b.to_double();
  if (std::isnan(left) || std::isnan(right)) return !std::isnan(left) <=> !std::isnan(right);
  if (left < right) return std::weak_ordering::less;
  if (left > right) return std::weak_ordering::greater;
  if (std::isinf(left)) {
    // A decimal can be so large that it rounds to infinity, yet it is closer to zero.
    const int sign = left > 0 ? 1 : -1;
    return (is_exact(a) ? 0 : sign) <=> (is_exact(b) ? 0 : sign);
  }
  if (is_exact(a) == is_exact(b)) return std::weak_ordering::equivalent;
  return exact(a) <=> exact(b);
}

std::weak_ordering compare_values(Group group, const Value& a, const Value& b) {
  switch (group) {
    case Group::number:
      return compare_numbers(a, b);
    case Group::boolean:
      return a.boolean() <=> b.boolean();
    case Group::date_time: {
      const auto kinds = xsd::primitive_type(a.datatype()) <=> xsd::primitive_type(b.datatype());
      return kinds != 0 ? kinds : xsd::order_in_utc(a.date_time(), b.date_time());
    }
    default:
      return xsd::order_by_length(a.duration(), b.duration());
  }
}

std::weak_ordering compare_literals(const TermPool& pool, TermId a, TermId b) {
  const Value& left_value = pool.value(a);
  const Value& right_value = pool.value(b);
  if (left_value.is_numeric() && right_value.is_numeric()) return compare_numbers(left_value, right_value);
  const rdf::TermView left = pool.view(a);
  const rdf::TermView right = pool.view(b);
  const Group group = group_of(left, left_value);
  if (const auto order = group <=> group_of(right, right_value); order != 0) return order;
  switch (group) {
    case Group::string:
      return left.text <=> right.text;
    case Group::language_string:
      if (const auto order = left.text <=> right.text; order != 0) return order;
      return left.language <=> right.language;
    case Group::other:
      if (const auto order = left.datatype <=> right.datatype; order != 0) return order;
      return left.text <=> right.text;
    default:
      return compare_values(group, left_value, right_value);
  }
}

// No term, blank node, IRI, literal.
int rank(rdf::TermKind kind) {
  switch (kind) {
    case rdf::TermKind::none:
      return 0;
    case rdf::TermKind::blank_node:
      return 1;
    case rdf::TermKind::iri:
      return 2;
    case rdf::TermKind::literal:
      return 3;
  }
  return 0;
}

}  // namespace

std::weak_ordering compare_terms(const TermPool& pool, TermId a, TermId b) {
  if (a == b) return std::weak_ordering::equivalent;
  const rdf::TermKind left = pool.kind(a);
  const rdf::TermKind right = pool.kind(b);
  if (left != right) return rank(left) <=> rank(right);
  if (left == rdf::TermKind::literal) return compare_literals(pool, a, b);
  return pool.view(a).text <=> pool.view(b).text;
}

namespace {

// The first seven bytes as a number, the first one highest.
std::uint64_t leading_bytes(std::string_view text) {
  constexpr std::size_t count = 7;
  std::uint64_t number = 0;
  for (std::size_t i = 0; i < count; ++i) {
    number = (number << 8U) | (i < text.size() ? static_cast<unsigned char>(text[i]) : 0U);
  }
  return number;
}

// The upper 56 bits of a number whose order is that of the doubles, NaN first.
std::uint64_t ordered_bits(double number) {
  if (std::isnan(number)) return 0;
  const auto bits = std::bit_cast<std::uint64_t>(number == 0 ? 0.0 : number);
  constexpr std::uint64_t sign = std::uint64_t{1} << 63U;
  return ((bits & sign) != 0 ? ~bits : bits | sign) >> 8U;
}

}  // namespace

std::uint64_t order_hint(const TermPool& pool, TermId id, std::size_t skip) {
  constexpr unsigned place = 56;
  const rdf::TermView term = pool.view(id);
  const auto kind = static_cast<std::uint64_t>(rank(term.kind));
  if (term.is_iri()) return (kind << place) | leading_bytes(term.text.substr(skip));
  if (!term.is_literal()) return kind << place;
  // Numbers, strings, all others: they are told apart by comparing.
  const Value& value = pool.value(id);
  if (value.is_numeric()) return (kind << place) | ordered_bits(value.to_double());
  const bool is_string = group_of(term, value) == Group::string;
  return is_string ? ((kind + 1) << place) | leading_bytes(term.text) : (kind + 2) << place;
}

std::size_t common_iri_prefix(const TermPool& pool, std::span<const TermId> ids) {
  std::optional<std::string_view> common;
  watched_pieces(0, ids.size(), [&](std::size_t begin, std::size_t end) {
    for (const TermId id : ids.subspan(begin, end - begin)) {
      if (pool.kind(id) != rdf::TermKind::iri) continue;
      const std::string_view text = pool.view(id).text;
      if (!common) common = text;
      const auto different = std::mismatch(common->begin(), common->end(), text.begin(), text.end()).first;
      common = common->substr(0, static_cast<std::size_t>(different - common->begin()));
    }
  });
  return common ? common->size() : 0;
}

}  // namespace kontor::sparql

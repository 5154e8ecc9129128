// Property pair constraints: sh:equals, sh:disjoint, sh:lessThan, sh:lessThanOrEquals (SHACL section 4.5).
#include <algorithm>

#include "kontor/shacl/evaluator.hpp"
#include "kontor/sparql/exec/item.hpp"

namespace kontor::shacl {
namespace {

// Both are ascending.
bool contains(std::span<const TermId> values, TermId id) {
  return std::binary_search(values.begin(), values.end(), id);
}

}  // namespace

void Evaluator::check(const Equals& constraint, const ValueNodes& nodes, Findings& found) {
  PredicateCursor others(data_, data_.id(constraint.property), PredicateCursor::Direction::forward);
  for (std::size_t i = 0; i < nodes.focus.size(); ++i) {
    const std::span<const TermId> values = nodes.of(i);
    const std::span<const TermId> other = others.values(nodes.focus[i]);
    for (const TermId value : values) {
      if (!contains(other, value)) found.push_back({i, value});
    }
    for (const TermId value : other) {
      if (!contains(values, value)) found.push_back({i, value});
    }
  }
}

void Evaluator::check(const Disjoint& constraint, const ValueNodes& nodes, Findings& found) {
  PredicateCursor others(data_, data_.id(constraint.property), PredicateCursor::Direction::forward);
  for (std::size_t i = 0; i < nodes.focus.size(); ++i) {
    const std::span<const TermId> other = others.values(nodes.focus[i]);
    for (const TermId value : nodes.of(i)) {
      if (contains(other, value)) found.push_back({i, value});
    }
  }
}

// One result per pair: a value that is not less than two others is reported twice.
void Evaluator::check(const LessThan& constraint, const ValueNodes& nodes, Findings& found) {
  using sparql::eval::Order;
  PredicateCursor others(data_, data_.id(constraint.property), PredicateCursor::Direction::forward);
  for (std::size_t i = 0; i < nodes.focus.size(); ++i) {
    const std::span<const TermId> other = others.values(nodes.focus[i]);
    for (const TermId value : nodes.of(i)) {
      for (const TermId limit : other) {
        const Order order = sparql::eval::order(data_.pool(), value, limit);
        if (order == Order::less || (order == Order::equal && constraint.or_equals)) continue;
        found.push_back({i, value});
      }
    }
  }
}

}  // namespace kontor::shacl

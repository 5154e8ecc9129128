// Value range constraints: sh:minExclusive and its three siblings (SHACL section 4.3). Values compare as in SPARQL;
// what cannot be compared with the limit is out of the range.
#include "kontor/shacl/evaluator.hpp"
#include "kontor/sparql/exec/item.hpp"

namespace kontor::shacl {

void Evaluator::check(const ValueRange& constraint, const ValueNodes& nodes, Findings& found) {
  using sparql::eval::Order;
  const TermId limit = data_.id(constraint.limit);
  const bool is_minimum = constraint.bound == Bound::min_exclusive || constraint.bound == Bound::min_inclusive;
  const bool is_inclusive = constraint.bound == Bound::min_inclusive || constraint.bound == Bound::max_inclusive;
  check_values(nodes, found, [&](TermId value) {
    switch (sparql::eval::order(data_.pool(), value, limit)) {
      case Order::less:
        return !is_minimum;
      case Order::greater:
        return is_minimum;
      case Order::equal:
        return is_inclusive;
      case Order::neither:
      case Order::error:
        break;
    }
    return false;
  });
}

}  // namespace kontor::shacl

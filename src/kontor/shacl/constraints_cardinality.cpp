// Cardinality constraints: sh:minCount, sh:maxCount (SHACL section 4.2).
#include "kontor/shacl/evaluator.hpp"

namespace kontor::shacl {

void Evaluator::check(const MinCount& constraint, const ValueNodes& nodes, Findings& found) {
  for (std::size_t i = 0; i < nodes.focus.size(); ++i) {
    if (nodes.of(i).size() < constraint.count) found.push_back({i});
  }
}

void Evaluator::check(const MaxCount& constraint, const ValueNodes& nodes, Findings& found) {
  for (std::size_t i = 0; i < nodes.focus.size(); ++i) {
    if (nodes.of(i).size() > constraint.count) found.push_back({i});
  }
}

}  // namespace kontor::shacl

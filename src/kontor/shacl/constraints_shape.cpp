// Shape-based constraints: sh:node, sh:property, sh:qualifiedValueShape (SHACL section 4.7).
#include "kontor/shacl/evaluator.hpp"

namespace kontor::shacl {

void Evaluator::check(const Node& constraint, const ValueNodes& nodes, Findings& found) {
  report_values(nodes, found, conform(constraint.shape, nodes.values));
}

// Where only conformance is asked for; validate() reports the results of the property shape itself.
void Evaluator::check(const Property& constraint, const ValueNodes& nodes, Findings& found) {
  report_values(nodes, found, conform(constraint.shape, nodes.values));
}

void Evaluator::check(const QualifiedValueShape& constraint, const ValueNodes& nodes, Findings& found) {
  std::vector<bool> counts = conform(constraint.shape, nodes.values);
  for (const ShapeId sibling : constraint.siblings) {
    const std::vector<bool> other = conform(sibling, nodes.values);
    for (std::size_t i = 0; i < counts.size(); ++i) counts[i] = counts[i] && !other[i];
  }
  for (std::size_t i = 0; i < nodes.focus.size(); ++i) {
    std::uint64_t count = 0;
    for (std::size_t k = nodes.begins[i]; k < nodes.begins[i + 1]; ++k) count += counts[k] ? 1 : 0;
    if (constraint.min && count < *constraint.min) found.push_back({i});
    if (constraint.max && count > *constraint.max) {
      found.push_back({.focus = i, .value = store::no_term, .path = store::no_term, .second = true});
    }
  }
}

}  // namespace kontor::shacl

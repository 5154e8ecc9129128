#include "kontor/sparql/optimizer/certain_counts.hpp"

#include "kontor/sparql/algebra/scope.hpp"
#include "kontor/sparql/algebra/visit.hpp"

namespace kontor::sparql {
namespace {

void simplify(algebra::Algebra& pattern) {
  algebra::for_each_input(pattern, simplify);
  auto* group = std::get_if<algebra::Group>(&pattern.node);
  if (group == nullptr) return;
  const VariableSet certain = certain_in(*group->input);
  for (algebra::Aggregate& aggregate : group->aggregates) {
    if (aggregate.function != AggregateFunction::count || aggregate.distinct || aggregate.argument.empty()) continue;
    const auto* counted = std::get_if<algebra::VariableValue>(&aggregate.argument.front().node);
    if (counted != nullptr && certain.has(counted->variable)) aggregate.argument.clear();
  }
}

}  // namespace

algebra::Algebra count_solutions(algebra::Algebra pattern) {
  simplify(pattern);
  return pattern;
}

}  // namespace kontor::sparql

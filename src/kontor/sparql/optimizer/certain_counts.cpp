#include "kontor/sparql/optimizer/certain_counts.hpp"

#include "kontor/sparql/algebra/scope.hpp"
#include "kontor/sparql/algebra/visit.hpp"

namespace kontor::sparql {

void count_solutions(algebra::Algebra& pattern) {
  algebra::for_each_input(pattern, count_solutions);
  auto* group = std::get_if<algebra::Group>(&pattern.node);
  if (group == nullptr) return;
  const VariableSet certain = certain_in(*group->input);
  for (algebra::Aggregate& aggregate : group->aggregates) {
    if (aggregate.function != AggregateFunction::count || aggregate.distinct || aggregate.argument.empty()) continue;
    const auto* counted = std::get_if<algebra::VariableValue>(&aggregate.argument.front().node);
    if (counted != nullptr && certain.has(counted->variable)) aggregate.argument.clear();
  }
}

}  // namespace kontor::sparql

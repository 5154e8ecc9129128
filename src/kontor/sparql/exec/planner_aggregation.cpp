#include <algorithm>

#include "kontor/sparql/exec/group.hpp"
#include "kontor/sparql/exec/planner.hpp"

namespace kontor::sparql {
namespace {

using algebra::Algebra;

// Whether the aggregate can be told at once that the same row comes many times.
bool takes_numbers(const algebra::Aggregate& aggregate) {
  if (aggregate.distinct) return true;
  switch (aggregate.function) {
    case AggregateFunction::count:
    case AggregateFunction::min:
    case AggregateFunction::max:
    case AggregateFunction::sample:
      return true;
    case AggregateFunction::sum:
    case AggregateFunction::avg:
    case AggregateFunction::group_concat:
      return false;
  }
  return false;
}

}  // namespace

RowSourcePtr Planner::plan_group(const Algebra& pattern, const Scene& scene) {
  const auto& group = std::get<algebra::Group>(pattern.node);
  warn_of_unknown_names(group);
  VariableSet needed;
  for (const algebra::GroupKey& key : group.keys) {
    needed.add_all(key.expression ? mentioned_in(*key.expression) : VariableSet());
    if (!key.expression) needed.add(key.variable);
  }
  for (const algebra::Aggregate& aggregate : group.aggregates) {
    for (const algebra::Expression& argument : aggregate.argument) needed.add_all(mentioned_in(argument));
    if (aggregate.argument.empty() && aggregate.distinct) needed.add_all(scope_of(*group.input));
  }
  Scene inner = scene;
  const bool pure = is_pure(pattern);
  if (std::all_of(group.aggregates.begin(), group.aggregates.end(), takes_numbers) && pure) {
    inner.number = context_.fresh_variable();
    needed.add(*inner.number);
  }
  RowSourcePtr source = plan_alone(*group.input, inner, needed, pure ? RowsUse::in_shares : RowsUse::as_one);
  enter(scene);
  const double rows = source->estimate;
  RowSourcePtr groups = std::make_unique<GroupRows>(context_, std::move(source), group, inner.number);
  groups->estimate = group.keys.empty() ? 1 : guess_groups(rows);
  return groups;
}

// A plain variable in HAVING or ORDER BY that is no key is sampled (SPARQL 1.1 section 18.2.4.1). HAVING comes before
// the expressions of SELECT (18.2.4.4), but other engines know their names there.
void Planner::warn_of_unknown_names(const algebra::Group& group) const {
  if (!context_.expressions.warn) return;
  const VariableSet known = scope_of(*group.input);
  for (const algebra::Aggregate& aggregate : group.aggregates) {
    if (aggregate.function != AggregateFunction::sample) continue;
    const auto* variable = std::get_if<algebra::VariableValue>(&aggregate.argument.front().node);
    if (variable == nullptr || known.has(variable->variable)) continue;
    context_.expressions.warn({}, "?" + std::string(context_.variables.written_name(variable->variable)) +
                                      " has no value in any group, since nothing that is grouped binds it; in HAVING, "
                                      "repeat the expression of SELECT instead of its name");
  }
}

}  // namespace kontor::sparql

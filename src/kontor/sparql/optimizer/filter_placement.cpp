#include "kontor/sparql/optimizer/filter_placement.hpp"

#include <algorithm>
#include <iterator>
#include <optional>

#include "kontor/sparql/algebra/scope.hpp"
#include "kontor/sparql/algebra/visit.hpp"

namespace kontor::sparql {
namespace {

using algebra::Algebra;
using algebra::Expression;
using algebra::Variable;
using Conditions = std::vector<Expression>;

bool is_volatile(const Expression& expression) {
  bool found = false;
  if (const auto* call = std::get_if<algebra::BuiltinCall>(&expression.node)) {
    found = call->function == Builtin::rand || call->function == Builtin::uuid || call->function == Builtin::struuid ||
            call->function == Builtin::bnode;
  }
  algebra::for_each_operand(expression, [&found](const Expression& e) { found = found || is_volatile(e); });
  return found;
}

// Whether the condition sees in `input` what it sees beside solutions that bind the variables of `others`.
bool sees_the_same(const Expression& condition, const VariableSet& certain, const VariableSet& others) {
  const std::vector<Variable> variables = mentioned_in(condition).list();
  return std::all_of(variables.begin(), variables.end(),
                     [&](Variable variable) { return certain.has(variable) || !others.has(variable); });
}

// Moves those conditions for which `fits` holds to the result.
template <typename Fits>
Conditions take(Conditions& conditions, Fits fits) {
  const auto rest =
      std::stable_partition(conditions.begin(), conditions.end(), [&](const Expression& e) { return !fits(e); });
  Conditions taken(std::make_move_iterator(rest), std::make_move_iterator(conditions.end()));
  conditions.erase(rest, conditions.end());
  return taken;
}

std::optional<Expression> conjunction(Conditions conditions) {
  if (conditions.empty()) return std::nullopt;
  if (conditions.size() == 1) return std::move(conditions[0]);
  return Expression{algebra::Operation{Operator::and_, std::move(conditions)}};
}

// Puts `conditions` on top of the pattern, each as deep as it goes.
void place(Algebra& pattern, Conditions conditions);

// Distributes conditions to the inputs of an operator; what it cannot hand down stays in `conditions`.
struct Distributor {
  Conditions& conditions;

  Conditions take_for(const Algebra& input, const Algebra& other) const {
    const VariableSet certain = certain_in(input);
    const VariableSet others = scope_of(other);
    return take(conditions, [&](const Expression& e) { return !is_volatile(e) && sees_the_same(e, certain, others); });
  }
  Conditions take_stable() const {
    return take(conditions, [](const Expression& e) { return !is_volatile(e); });
  }

  void operator()(algebra::Join& join) const {
    Conditions left = conditions.empty() ? Conditions() : take_for(*join.left, *join.right);
    Conditions right = conditions.empty() ? Conditions() : take_for(*join.right, *join.left);
    place(*join.left, std::move(left));
    place(*join.right, std::move(right));
  }
  void operator()(algebra::LeftJoin& join) const {
    Conditions left = conditions.empty() ? Conditions() : take_for(*join.left, *join.right);
    Conditions own;
    if (join.condition) own = split_conjunction(std::move(*join.condition));
    const VariableSet certain = certain_in(*join.right);
    const VariableSet others = scope_of(*join.left);
    Conditions right =
        take(own, [&](const Expression& e) { return !is_volatile(e) && sees_the_same(e, certain, others); });
    join.condition = conjunction(std::move(own));
    place(*join.left, std::move(left));
    place(*join.right, std::move(right));
  }
  void operator()(algebra::Minus& minus) const {
    place(*minus.left, take_stable());
    place(*minus.right, {});
  }
  void operator()(algebra::Union& node) const {
    const Conditions common = take_stable();
    for (Algebra& branch : node.branches) place(branch, common);
  }
  void operator()(algebra::Extend& extend) const {
    place(*extend.input, take(conditions, [&extend](const Expression& e) {
      return !is_volatile(e) && !mentioned_in(e).has(extend.variable);
    }));
  }
  void operator()(algebra::Graph& graph) const {
    const auto* name = std::get_if<Variable>(&graph.name);
    place(*graph.input, take(conditions, [name](const Expression& e) {
      return !is_volatile(e) && !has_exists(e) && (name == nullptr || !mentioned_in(e).has(*name));
    }));
  }
  void operator()(algebra::Group& group) const {
    VariableSet keys;
    for (const algebra::GroupKey& key : group.keys) {
      if (!key.expression) keys.add(key.variable);
    }
    place(*group.input, take(conditions, [&keys](const Expression& e) {
      const std::vector<Variable> variables = mentioned_in(e).list();
      return !is_volatile(e) && !variables.empty() &&
             std::all_of(variables.begin(), variables.end(), [&keys](Variable v) { return keys.has(v); });
    }));
  }
  void operator()(algebra::Project& project) const { place(*project.input, take_stable()); }
  void operator()(algebra::Distinct& distinct) const { place(*distinct.input, take_stable()); }
  void operator()(algebra::Reduced& reduced) const { place(*reduced.input, take_stable()); }
  void operator()(algebra::OrderBy& order) const { place(*order.input, take_stable()); }
  void operator()(algebra::Slice& slice) const { place(*slice.input, {}); }
  void operator()(algebra::Filter& filter) const { place(*filter.input, {}); }  // place() has taken it apart
  void operator()(algebra::Bgp&) const {}
  void operator()(algebra::Path&) const {}
  void operator()(algebra::Table&) const {}
  void operator()(algebra::Service&) const {}
};

void place(Algebra& pattern, Conditions conditions) {
  while (auto* filter = std::get_if<algebra::Filter>(&pattern.node)) {
    Conditions inner = split_conjunction(std::move(filter->condition));
    std::move(conditions.begin(), conditions.end(), std::back_inserter(inner));
    conditions = std::move(inner);
    algebra::replace_by(pattern, *filter->input);
  }
  std::visit(Distributor{conditions}, pattern.node);
  if (!conditions.empty()) pattern = make_filter(std::move(conditions), std::move(pattern));
}

}  // namespace

Conditions split_conjunction(Expression condition) {
  auto* operation = std::get_if<algebra::Operation>(&condition.node);
  Conditions parts;
  if (operation == nullptr || operation->op != Operator::and_) {
    parts.push_back(std::move(condition));
    return parts;
  }
  for (Expression& operand : operation->operands) {
    Conditions inner = split_conjunction(std::move(operand));
    std::move(inner.begin(), inner.end(), std::back_inserter(parts));
  }
  return parts;
}

Algebra make_filter(Conditions conditions, Algebra input) {
  std::optional<Expression> condition = conjunction(std::move(conditions));
  if (!condition) return input;
  return {algebra::Filter{std::move(input), std::move(*condition)}};
}

void place_filters(Algebra& pattern) {
  place(pattern, {});
}

}  // namespace kontor::sparql

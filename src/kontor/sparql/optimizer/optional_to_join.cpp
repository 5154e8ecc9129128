#include "kontor/sparql/optimizer/optional_to_join.hpp"

#include <algorithm>

#include "kontor/sparql/algebra/scope.hpp"
#include "kontor/sparql/algebra/visit.hpp"

namespace kontor::sparql {
namespace {

using algebra::Algebra;
using algebra::Expression;
using algebra::Variable;

bool is_variable(const Expression& expression, Variable variable) {
  const auto* value = std::get_if<algebra::VariableValue>(&expression.node);
  return value != nullptr && value->variable == variable;
}

// Whether the expression is an error where the variable is unbound.
bool fails_unbound(const Expression& expression, Variable variable) {
  const auto fails = [variable](const Expression& e) { return fails_unbound(e, variable); };
  if (is_variable(expression, variable)) return true;
  if (const auto* operation = std::get_if<algebra::Operation>(&expression.node)) {
    const std::vector<Expression>& operands = operation->operands;
    switch (operation->op) {
      case Operator::or_:
      case Operator::and_:  // one error can be hidden by the other side
        return std::all_of(operands.begin(), operands.end(), fails);
      case Operator::in:
      case Operator::not_in:
        return operands.size() > 1 && fails(operands[0]);
      default:
        return std::any_of(operands.begin(), operands.end(), fails);
    }
  }
  if (const auto* call = std::get_if<algebra::BuiltinCall>(&expression.node)) {
    switch (call->function) {
      case Builtin::bound:
      case Builtin::coalesce:
        return false;
      case Builtin::if_:
        return fails(call->arguments[0]);
      default:
        return std::any_of(call->arguments.begin(), call->arguments.end(), fails);
    }
  }
  if (const auto* call = std::get_if<algebra::FunctionCall>(&expression.node)) {
    return std::any_of(call->arguments.begin(), call->arguments.end(), fails);
  }
  return false;
}

// Whether one of the variables that only the optional side can bind must be bound. `above`: the variables that
// operators between it and the condition can bind.
bool needs_match(const Expression& condition, const algebra::LeftJoin& join, const VariableSet& above) {
  VariableSet left = scope_of(*join.left);
  left.add_all(above);
  const VariableSet mentioned = mentioned_in(condition);
  const std::vector<Variable> optional = scope_of(*join.right).list();
  return std::any_of(optional.begin(), optional.end(), [&](Variable variable) {
    return !left.has(variable) && mentioned.has(variable) && rejects_unbound(condition, variable);
  });
}

// Looks through the left sides of a chain of OPTIONAL, whose rows all reach the condition.
void turn_chain(Algebra& pattern, const Expression& condition, const VariableSet& above) {
  auto* join = std::get_if<algebra::LeftJoin>(&pattern.node);
  if (join == nullptr) return;
  VariableSet above_left = above;
  above_left.add_all(scope_of(*join->right));
  turn_chain(*join->left, condition, above_left);
  if (!needs_match(condition, *join, above)) return;
  std::optional<Expression> inner = std::move(join->condition);
  Algebra joined{algebra::Join{std::move(join->left), std::move(join->right)}};
  pattern = inner ? Algebra{algebra::Filter{std::move(joined), std::move(*inner)}} : std::move(joined);
}

}  // namespace

bool rejects_unbound(const Expression& condition, Variable variable) {
  const auto rejects = [variable](const Expression& e) { return rejects_unbound(e, variable); };
  if (fails_unbound(condition, variable)) return true;
  if (const auto* operation = std::get_if<algebra::Operation>(&condition.node)) {
    const std::vector<Expression>& operands = operation->operands;
    if (operation->op == Operator::and_) return std::any_of(operands.begin(), operands.end(), rejects);
    if (operation->op == Operator::or_) return std::all_of(operands.begin(), operands.end(), rejects);
    return false;
  }
  const auto* call = std::get_if<algebra::BuiltinCall>(&condition.node);
  return call != nullptr && call->function == Builtin::bound && is_variable(call->arguments[0], variable);
}

void turn_optional_to_join(Algebra& pattern) {
  algebra::for_each_input(pattern, turn_optional_to_join);
  if (auto* filter = std::get_if<algebra::Filter>(&pattern.node)) turn_chain(*filter->input, filter->condition, {});
}

}  // namespace kontor::sparql

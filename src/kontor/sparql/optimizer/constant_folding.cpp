#include "kontor/sparql/optimizer/constant_folding.hpp"

#include <algorithm>

#include "kontor/rdf/vocab/xsd.hpp"
#include "kontor/sparql/algebra/visit.hpp"

namespace kontor::sparql {
namespace {

using algebra::Algebra;
using algebra::Expression;

Expression boolean(bool value) {
  return {algebra::Constant{rdf::Term(rdf::literal(value ? "true" : "false", rdf::vocab::xsd::boolean))}};
}

// Whether the expression's value is a boolean or an error, so that it equals its effective boolean value.
bool is_boolean(const Expression& expression) {
  if (std::holds_alternative<algebra::Exists>(expression.node)) return true;
  if (truth_of(expression) != Truth::unknown) return true;
  const auto* operation = std::get_if<algebra::Operation>(&expression.node);
  return operation != nullptr && operation->op <= Operator::not_in;  // the arithmetic operators come behind
}

void fold(Expression& expression);

// && and ||: a constant either decides or goes away. A single operand remains only if it is a boolean, because
// (&& x true) is the effective boolean value of x, not x.
void fold_connective(Expression& expression, algebra::Operation& operation) {
  const bool is_or = operation.op == Operator::or_;
  const Truth decides = is_or ? Truth::is_true : Truth::is_false;
  const Truth neutral = is_or ? Truth::is_false : Truth::is_true;
  std::vector<Expression>& operands = operation.operands;
  if (std::any_of(operands.begin(), operands.end(), [&](const Expression& e) { return truth_of(e) == decides; })) {
    expression = boolean(is_or);
    return;
  }
  std::vector<Expression> rest;
  for (Expression& operand : operands) {
    if (truth_of(operand) != neutral) rest.push_back(std::move(operand));
  }
  if (rest.empty()) {
    expression = boolean(!is_or);
  } else if (rest.size() == 1 && is_boolean(rest[0])) {
    Expression only = std::move(rest[0]);
    expression = std::move(only);
  } else {
    if (rest.size() == 1) rest.push_back(boolean(!is_or));
    operands = std::move(rest);
  }
}

void fold_operation(Expression& expression, algebra::Operation& operation) {
  switch (operation.op) {
    case Operator::or_:
    case Operator::and_:
      fold_connective(expression, operation);
      return;
    case Operator::not_: {
      const Truth truth = truth_of(operation.operands[0]);
      if (truth != Truth::unknown) {
        expression = boolean(truth == Truth::is_false);
      } else if (auto* exists = std::get_if<algebra::Exists>(&operation.operands[0].node)) {
        exists->negated = !exists->negated;
        Expression inner = std::move(operation.operands[0]);
        expression = std::move(inner);
      }
      return;
    }
    case Operator::in:
    case Operator::not_in:
      // Section 17.4.1.9: without alternatives the left side does not matter, not even its error.
      if (operation.operands.size() == 1) expression = boolean(operation.op == Operator::not_in);
      return;
    default:
      return;
  }
}

void fold_if(Expression& expression, algebra::BuiltinCall& call) {
  const Truth truth = truth_of(call.arguments[0]);
  if (truth == Truth::unknown) return;
  Expression chosen = std::move(call.arguments[truth == Truth::is_true ? 1 : 2]);
  expression = std::move(chosen);
}

void fold(Expression& expression) {
  algebra::for_each_operand(expression, fold);
  if (auto* exists = std::get_if<algebra::Exists>(&expression.node)) {
    fold_constants(*exists->pattern);
  } else if (auto* operation = std::get_if<algebra::Operation>(&expression.node)) {
    fold_operation(expression, *operation);
  } else if (auto* call = std::get_if<algebra::BuiltinCall>(&expression.node); call && call->function == Builtin::if_) {
    fold_if(expression, *call);
  }
}

// A condition's effective boolean value is all that counts.
void drop_true_operands(Expression& condition) {
  auto* operation = std::get_if<algebra::Operation>(&condition.node);
  if (operation == nullptr || operation->op != Operator::and_) return;
  std::vector<Expression>& operands = operation->operands;
  const auto is_true = [](const Expression& e) { return truth_of(e) == Truth::is_true; };
  operands.erase(std::remove_if(operands.begin(), operands.end(), is_true), operands.end());
  if (operands.size() != 1) return;
  Expression only = std::move(operands[0]);
  condition = std::move(only);
}

}  // namespace

Truth truth_of(const Expression& expression) {
  const auto* constant = std::get_if<algebra::Constant>(&expression.node);
  if (constant == nullptr || constant->term.datatype() != rdf::vocab::xsd::boolean) return Truth::unknown;
  const std::string_view text = constant->term.text();
  if (text == "true" || text == "1") return Truth::is_true;
  if (text == "false" || text == "0") return Truth::is_false;
  return Truth::unknown;
}

void fold_constants(Algebra& pattern) {
  algebra::for_each_input(pattern, fold_constants);
  algebra::for_each_expression(pattern, fold);
  if (auto* filter = std::get_if<algebra::Filter>(&pattern.node)) {
    drop_true_operands(filter->condition);
    const Truth truth = truth_of(filter->condition);
    if (truth == Truth::is_true) {
      algebra::replace_by(pattern, *filter->input);
    } else if (truth == Truth::is_false) {
      pattern = {algebra::Table{{}, {}}};
    }
  } else if (auto* join = std::get_if<algebra::LeftJoin>(&pattern.node); join != nullptr && join->condition) {
    drop_true_operands(*join->condition);
    const Truth truth = truth_of(*join->condition);
    if (truth == Truth::is_true) join->condition.reset();
    if (truth == Truth::is_false) algebra::replace_by(pattern, *join->left);
  }
}

}  // namespace kontor::sparql

// Walking over algebra and expressions without naming every operator.
#pragma once

#include <utility>

#include "kontor/sparql/algebra/algebra.hpp"

namespace kontor::sparql::algebra {

// Calls `visit` with every direct input of the operator, left to right. Algebra may be const.
template <typename Node, typename Visit>
void for_each_input(Node& pattern, Visit visit) {
  std::visit(
      [&visit](auto& node) {
        if constexpr (requires { node.input; }) {
          visit(*node.input);
        } else if constexpr (requires { node.left; }) {
          visit(*node.left);
          visit(*node.right);
        } else if constexpr (requires { node.branches; }) {
          for (auto& branch : node.branches) visit(branch);
        }
      },
      pattern.node);
}

// Calls `visit` with every expression of the operator itself.
template <typename Node, typename Visit>
void for_each_expression(Node& pattern, Visit visit) {
  std::visit(
      [&visit](auto& node) {
        if constexpr (requires { node.condition->node; }) {
          if (node.condition) visit(*node.condition);  // LeftJoin
        } else if constexpr (requires { node.condition; }) {
          visit(node.condition);  // Filter
        } else if constexpr (requires { node.expression; }) {
          visit(node.expression);  // Extend
        } else if constexpr (requires { node.conditions; }) {
          for (auto& condition : node.conditions) visit(condition.expression);  // OrderBy
        } else if constexpr (requires { node.aggregates; }) {
          for (auto& key : node.keys) {
            if (key.expression) visit(*key.expression);
          }
          for (auto& aggregate : node.aggregates) {
            for (auto& argument : aggregate.argument) visit(argument);
          }
        }
      },
      pattern.node);
}

// Calls `visit` with every operand or argument of the expression; the pattern of EXISTS is none.
template <typename Node, typename Visit>
void for_each_operand(Node& expression, Visit visit) {
  std::visit(
      [&visit](auto& node) {
        if constexpr (requires { node.operands; }) {
          for (auto& operand : node.operands) visit(operand);
        } else if constexpr (requires { node.arguments; }) {
          for (auto& argument : node.arguments) visit(argument);
        }
      },
      expression.node);
}

// Calls `visit` with the pattern of every EXISTS in the expression, those in such patterns left out.
template <typename Visit>
void for_each_exists(const Expression& expression, const Visit& visit) {
  if (const auto* exists = std::get_if<Exists>(&expression.node)) visit(*exists->pattern);
  for_each_operand(expression, [&visit](const Expression& operand) { for_each_exists(operand, visit); });
}

// The pattern becomes a part of itself.
inline void replace_by(Algebra& pattern, Algebra& part) {
  Algebra kept = std::move(part);
  pattern = std::move(kept);
}

}  // namespace kontor::sparql::algebra

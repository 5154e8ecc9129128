#include "kontor/sparql/text/ast.hpp"

#include <algorithm>

namespace kontor::sparql::ast {

bool has_aggregate(const Expression& expression) {
  if (std::holds_alternative<AggregateCall>(expression.node)) return true;
  bool found = false;
  for_each_operand(expression, [&found](const Expression& operand) { found = found || has_aggregate(operand); });
  return found;
}

bool is_plain(const SelectQuery& select) {
  const SolutionModifier* const modifier = select.modifier.get();
  if (modifier != nullptr && !(modifier->group_by.empty() && modifier->having.empty() && modifier->order_by.empty())) {
    return false;
  }
  if (select.values) return false;
  for (const SelectItem& item : select.items) {
    if (item.expression) return false;
  }
  return true;
}

bool is_grouped(const SelectQuery& select) {
  const auto item = [](const SelectItem& i) { return i.expression && has_aggregate(*i.expression); };
  const auto order = [](const OrderCondition& o) { return has_aggregate(o.expression); };
  if (std::any_of(select.items.begin(), select.items.end(), item)) return true;
  if (!select.modifier) return false;
  const SolutionModifier& modifier = *select.modifier;
  return !modifier.group_by.empty() || std::any_of(modifier.having.begin(), modifier.having.end(), has_aggregate) ||
         std::any_of(modifier.order_by.begin(), modifier.order_by.end(), order);
}

}  // namespace kontor::sparql::ast

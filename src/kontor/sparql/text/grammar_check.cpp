// What the grammar cannot say: the notes of section 19.8 and the rules of sections 11 and 18.2.4 about SELECT.
#include <utility>

#include "kontor/base/suggest.hpp"
#include "kontor/sparql/text/grammar.hpp"

namespace kontor::sparql {
namespace {

// The variables that groups have values for.
VariableSet group_variables(const ast::SelectQuery& select) {
  VariableSet variables;
  if (!select.modifier) return variables;
  for (const ast::GroupCondition& condition : select.modifier->group_by) {
    if (condition.variable) {
      variables.add(condition.variable->number);
    } else if (const auto* variable = std::get_if<ast::Var>(&condition.expression.node)) {
      variables.add(variable->number);
    }
  }
  return variables;
}

// The first variable outside of aggregates that is not among `known`; null if there is none.
const ast::Expression* find_ungrouped(const ast::Expression& expression, const VariableSet& known) {
  if (std::holds_alternative<ast::AggregateCall>(expression.node)) return nullptr;
  if (const auto* variable = std::get_if<ast::Var>(&expression.node)) {
    return known.has(variable->number) ? nullptr : &expression;
  }
  const ast::Expression* found = nullptr;
  ast::for_each_operand(expression, [&](const ast::Expression& operand) {
    if (found == nullptr) found = find_ungrouped(operand, known);
  });
  return found;
}

std::string ungrouped_message(const std::string& variable) {
  return "variable '" + variable + "' is neither in GROUP BY nor inside of an aggregate";
}

}  // namespace

void Grammar::check_select(const ast::SelectQuery& select, const VariableScope& scope, bool star) {
  if (ast::is_plain(select)) return;
  const bool grouped = ast::is_grouped(select);
  if (star && grouped) fail(cursor_.previous_end(), "'SELECT *' cannot be used with GROUP BY or aggregates");
  if (grouped) check_grouped(select);
  const VariableSet groups = grouped ? group_variables(select) : VariableSet();
  VariableSet assigned;
  for (const ast::SelectItem& item : select.items) {
    if (item.expression) {
      const bool in_scope = grouped ? groups.has(item.variable.number) : scope.contains(item.variable);
      if (in_scope || assigned.has(item.variable.number)) {
        fail(item.offset, "variable '" + shown(item.variable) + "' is already in use, AS needs a new one");
      }
    }
    assigned.add(item.variable.number);
  }
}

// Section 11.4: a projection of groups holds keys, aggregates and what is computed from both.
void Grammar::check_grouped(const ast::SelectQuery& select) {
  VariableSet known = group_variables(select);
  for (const ast::SelectItem& item : select.items) {
    if (item.expression) {
      if (const ast::Expression* culprit = find_ungrouped(*item.expression, known)) {
        fail(culprit->offset, ungrouped_message(shown(std::get<ast::Var>(culprit->node))));
      }
      known.add(item.variable.number);
    } else if (!known.has(item.variable.number)) {
      fail(item.offset, ungrouped_message(shown(item.variable)));
    }
  }
}

// `scope`: of what is grouped.
void Grammar::warn_of_unbound_groups(const ast::SelectQuery& select, const VariableScope& scope) {
  if (!select.modifier) return;
  for (const ast::GroupCondition& condition : select.modifier->group_by) {
    const auto* key = std::get_if<ast::Var>(&condition.expression.node);
    if (condition.variable || key == nullptr || scope.contains(*key)) continue;
    warn_of_unbound(*key, condition.expression.offset, scope, "GROUP BY ", " tells no rows apart");
  }
}

// Columns of SELECT and keys of ORDER BY, misspelt most likely. `scope`: of the pattern and of VALUES. Columns of
// groups are keys, and a key of ORDER BY that no group has is told when it is planned.
void Grammar::warn_of_unbound_names(const ast::SelectQuery& select, const VariableScope& scope) {
  if (!select.modifier || select.modifier->group_by.empty()) {
    for (const ast::SelectItem& item : select.items) {
      if (item.expression || scope.contains(item.variable)) continue;
      warn_of_unbound(item.variable, item.offset, scope, "the column ", " stays empty");
    }
  }
  warn_of_unbound_order(select, scope);
}

void Grammar::warn_of_unbound_order(const ast::SelectQuery& select, const VariableScope& scope) {
  if (!select.modifier || select.modifier->order_by.empty() || ast::is_grouped(select)) return;
  VariableSet assigned;
  for (const ast::SelectItem& item : select.items) {
    if (item.expression) assigned.add(item.variable.number);
  }
  for (const ast::OrderCondition& condition : select.modifier->order_by) {
    const auto* key = std::get_if<ast::Var>(&condition.expression.node);
    if (key == nullptr || scope.contains(*key) || assigned.has(key->number)) continue;
    warn_of_unbound(*key, condition.expression.offset, scope, "ORDER BY ", " orders nothing");
  }
}

void Grammar::warn_of_unbound(ast::Var variable, std::size_t offset, const VariableScope& scope,
                              std::string_view clause, std::string_view effect) {
  std::vector<std::string_view> bound;
  for (const ast::Var other : scope.variables()) bound.push_back(head_.variables.name(other.number));
  std::string message(clause);
  message.append(shown(variable)).append(effect).append(": nothing in the query binds this variable");
  message.append(suggestion(head_.variables.name(variable.number), bound));
  head_.warnings.push_back({cursor_.query().place(offset), std::move(message)});
}

void Grammar::count_triples(std::size_t added, std::size_t offset) {
  triples_ += added;
  if (triples_ > max_triples)
    fail(offset, "more than " + std::to_string(max_triples) + " triple patterns in one query");
}

void Grammar::check_depth(std::uint32_t depth, std::size_t offset) const {
  if (depth > max_depth) {
    fail(offset, "more than " + std::to_string(max_depth) + " operators stand above each other here");
  }
}

}  // namespace kontor::sparql

// What the grammar cannot say: the notes of section 19.8 and the rules of sections 11 and 18.2.4 about SELECT.
#include <unordered_set>

#include "kontor/sparql/text/grammar.hpp"

namespace kontor::sparql {
namespace {

using NameSet = std::unordered_set<std::string>;

// The variables that groups have values for.
NameSet group_variables(const ast::SelectQuery& select) {
  NameSet names;
  for (const ast::GroupCondition& condition : select.modifier.group_by) {
    if (condition.variable) {
      names.insert(condition.variable->name);
    } else if (const auto* variable = std::get_if<ast::Var>(&condition.expression.node)) {
      names.insert(variable->name);
    }
  }
  return names;
}

// The first variable outside of aggregates that is not among `names`; null if there is none.
const ast::Expression* find_ungrouped(const ast::Expression& expression, const NameSet& names) {
  if (std::holds_alternative<ast::AggregateCall>(expression.node)) return nullptr;
  if (const auto* variable = std::get_if<ast::Var>(&expression.node)) {
    return names.count(variable->name) > 0 ? nullptr : &expression;
  }
  const ast::Expression* found = nullptr;
  ast::for_each_operand(expression, [&](const ast::Expression& operand) {
    if (found == nullptr) found = find_ungrouped(operand, names);
  });
  return found;
}

std::string ungrouped_message(const std::string& name) {
  return "variable '?" + name + "' is neither in GROUP BY nor inside of an aggregate";
}

}  // namespace

void Grammar::check_select(const ast::SelectQuery& select, const VariableScope& scope, bool star) {
  const bool grouped = ast::is_grouped(select);
  if (star && grouped) fail(cursor_.previous_end(), "'SELECT *' cannot be used with GROUP BY or aggregates");
  if (grouped) check_grouped(select);
  const NameSet groups = group_variables(select);
  NameSet assigned;
  for (const ast::SelectItem& item : select.items) {
    const std::string& name = item.variable.name;
    if (item.expression) {
      const bool in_scope = grouped ? groups.count(name) > 0 : scope.contains(name);
      if (in_scope || assigned.count(name) > 0) {
        fail(item.offset, "variable '?" + name + "' is already in use, AS needs a new one");
      }
    }
    assigned.insert(name);
  }
}

// Section 11.4: a projection of groups holds keys, aggregates and what is computed from both.
void Grammar::check_grouped(const ast::SelectQuery& select) {
  NameSet known = group_variables(select);
  for (const ast::SelectItem& item : select.items) {
    if (item.expression) {
      if (const ast::Expression* culprit = find_ungrouped(*item.expression, known)) {
        fail(culprit->offset, ungrouped_message(std::get<ast::Var>(culprit->node).name));
      }
      known.insert(item.variable.name);
    } else if (known.count(item.variable.name) == 0) {
      fail(item.offset, ungrouped_message(item.variable.name));
    }
  }
}

void Grammar::check_depth(std::uint32_t depth, std::size_t offset) const {
  if (depth > max_depth) {
    fail(offset, "more than " + std::to_string(max_depth) + " operators stand above each other here");
  }
}

}  // namespace kontor::sparql

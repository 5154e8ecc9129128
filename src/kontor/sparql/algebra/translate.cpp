#include "kontor/sparql/algebra/translate.hpp"

#include <algorithm>

#include "kontor/sparql/algebra/translator.hpp"

namespace kontor::sparql::algebra {
// In the order of the text of sections 18.2.4 and 18.2.5: grouping, HAVING, VALUES, SELECT expressions, ORDER BY.
Algebra Translator::translate_body(ast::SelectQuery& body) {
  Grouping* const outside = std::exchange(grouping_, nullptr);
  Algebra result = translate_group(body.where);
  if (ast::is_plain(body)) {
    grouping_ = outside;
  } else {
    add_modifiers(result, body, outside);
  }
  return result;
}

// Expressions are translated first, because the Group below needs the aggregates that stand in them.
void Translator::add_modifiers(Algebra& result, ast::SelectQuery& body, Grouping* outside) {
  Grouping grouping;
  std::vector<GroupKey> keys;
  for (ast::GroupCondition& condition : body.modifier.group_by) {
    const auto* plain = std::get_if<ast::Var>(&condition.expression.node);
    GroupKey& key = keys.emplace_back();
    if (condition.variable) {
      key.variable = variable(*condition.variable);
      grouping.known.add(condition.variable->number);
    } else if (plain != nullptr) {
      key.variable = variable(*plain);
      grouping.known.add(plain->number);
    } else {
      key.variable = fresh_variable(".");
    }
    if (condition.variable || plain == nullptr) key.expression = translate_expression(condition.expression);
  }
  const bool grouped = ast::is_grouped(body);
  if (grouped) grouping_ = &grouping;
  std::optional<Expression> having = conjunction(translate_all(body.modifier.having));
  std::vector<std::pair<Variable, Expression>> assignments;
  for (ast::SelectItem& item : body.items) {
    if (!item.expression) continue;
    assignments.emplace_back(variable(item.variable), translate_expression(*item.expression));
    grouping.known.add(item.variable.number);
  }
  std::vector<OrderCondition> order;
  for (ast::OrderCondition& condition : body.modifier.order_by) {
    order.push_back({translate_expression(condition.expression),
                     condition.descending ? Direction::descending : Direction::ascending});
  }
  grouping_ = outside;

  if (grouped) result = {algebra::Group{std::move(result), std::move(keys), std::move(grouping.aggregates)}};
  if (having) result = {Filter{std::move(result), std::move(*having)}};
  if (body.values) {
    Algebra table{translate_values(*body.values)};
    result = is_unit(result) ? std::move(table) : Algebra{Join{std::move(result), std::move(table)}};
  }
  for (auto& [target, value] : assignments) result = {Extend{std::move(result), target, std::move(value)}};
  if (!order.empty()) result = {OrderBy{std::move(result), std::move(order)}};
}

namespace {

Algebra slice(Algebra input, const ast::SolutionModifier& modifier) {
  if (modifier.offset == 0 && !modifier.limit) return input;
  return {Slice{std::move(input), modifier.offset, modifier.limit}};
}

}  // namespace

Algebra Translator::translate_select(ast::SelectQuery& select, std::vector<Variable>& columns) {
  Algebra result = translate_body(select);
  columns = projection(select);
  result = {Project{std::move(result), columns}};
  if (select.duplicates == ast::Duplicates::distinct) result = {Distinct{std::move(result)}};
  if (select.duplicates == ast::Duplicates::reduced) result = {Reduced{std::move(result)}};
  return slice(std::move(result), select.modifier);
}

std::vector<Variable> Translator::projection(const ast::SelectQuery& select) {
  std::vector<Variable> columns;
  columns.reserve(select.items.size());
  for (const ast::SelectItem& item : select.items) {
    const Variable column = variable(item.variable);
    if (std::find(columns.begin(), columns.end(), column) == columns.end()) columns.push_back(column);
  }
  return columns;
}

Query translate(ast::Query source) {
  Query query;
  query.base = std::move(source.base);
  query.prefixes = std::move(source.prefixes);
  query.warnings = std::move(source.warnings);
  query.dataset.default_graphs = std::move(source.dataset.default_graphs);
  query.dataset.named_graphs = std::move(source.dataset.named_graphs);
  query.variables = Variables(std::move(source.names));
  Translator translator(query);
  if (source.form == ast::QueryForm::select) {
    std::vector<Variable>& columns = query.form.emplace<Select>().variables;
    query.pattern = translator.translate_select(source.body, columns);
    return query;
  }
  query.pattern = slice(translator.translate_body(source.body), source.body.modifier);
  if (source.form == ast::QueryForm::ask) {
    query.form = Ask{};
  } else if (source.form == ast::QueryForm::construct) {
    query.form = Construct{translator.construct_template(source.construct_template)};
  } else {
    Describe describe;
    for (ast::VarOrTerm& target : source.describe_targets) {
      describe.targets.push_back(translator.pattern_term(target));
    }
    query.form = std::move(describe);
  }
  return query;
}

}  // namespace kontor::sparql::algebra

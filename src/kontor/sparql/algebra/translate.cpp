#include "kontor/sparql/algebra/translate.hpp"

#include <algorithm>

#include "kontor/sparql/algebra/translator.hpp"

namespace kontor::sparql::algebra {
// In the order of the text of sections 18.2.4 and 18.2.5: grouping, HAVING, VALUES, SELECT expressions, ORDER BY.
void Translator::translate_body(ast::SelectQuery& body, Algebra& result) {
  Grouping* const outside = std::exchange(grouping_, nullptr);
  translate_group(body.where, result);
  if (ast::is_plain(body)) {
    grouping_ = outside;
  } else {
    add_modifiers(result, body, outside);
  }
}

// Expressions are translated first, because the Group below needs the aggregates that stand in them.
void Translator::add_modifiers(Algebra& result, ast::SelectQuery& body, Grouping* outside) {
  Grouping grouping;
  std::vector<GroupKey> keys;
  ast::SolutionModifier none;
  ast::SolutionModifier& modifier = body.modifier ? *body.modifier : none;
  for (ast::GroupCondition& condition : modifier.group_by) {
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
  std::optional<Expression> having = conjunction(translate_all(modifier.having));
  std::vector<std::pair<Variable, Expression>> assignments;
  for (ast::SelectItem& item : body.items) {
    if (!item.expression) continue;
    assignments.emplace_back(variable(item.variable), translate_expression(*item.expression));
    grouping.known.add(item.variable.number);
  }
  std::vector<OrderCondition> order;
  for (ast::OrderCondition& condition : modifier.order_by) {
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

// Where the input of OFFSET and LIMIT belongs.
Algebra& below_slice(Algebra& result, const ast::SolutionModifier* modifier) {
  if (modifier == nullptr || (modifier->offset == 0 && !modifier->limit)) return result;
  auto& slice = result.node.emplace<Slice>();
  slice.offset = modifier->offset;
  slice.limit = modifier->limit;
  return *slice.input;
}

Algebra& below_duplicates(Algebra& result, ast::Duplicates duplicates) {
  if (duplicates == ast::Duplicates::distinct) return *result.node.emplace<Distinct>().input;
  if (duplicates == ast::Duplicates::reduced) return *result.node.emplace<Reduced>().input;
  return result;
}

}  // namespace

const std::vector<Variable>& Translator::translate_select(ast::SelectQuery& select, Algebra& result) {
  Algebra& place = below_duplicates(below_slice(result, select.modifier.get()), select.duplicates);
  auto& project = place.node.emplace<Project>();
  translate_body(select, *project.input);
  project.variables = projection(select);
  return project.variables;
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

Query translate(std::string_view text, const ParseOptions& options) {
  Query query;
  ast::Query tree = parse_query(text, options, query);
  Translator translator(query);
  if (tree.form == ast::QueryForm::select) {
    auto& select = query.form.emplace<Select>();
    select.variables = translator.translate_select(tree.body, query.pattern);
    return query;
  }
  translator.translate_body(tree.body, below_slice(query.pattern, tree.body.modifier.get()));
  if (tree.form == ast::QueryForm::ask) {
    query.form = Ask{};
  } else if (tree.form == ast::QueryForm::construct) {
    query.form = Construct{translator.construct_template(tree.construct_template)};
  } else {
    Describe describe;
    for (ast::VarOrTerm& target : tree.describe_targets) {
      describe.targets.push_back(translator.pattern_term(target));
    }
    query.form = std::move(describe);
  }
  return query;
}

}  // namespace kontor::sparql::algebra

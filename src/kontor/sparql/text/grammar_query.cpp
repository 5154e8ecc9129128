// Rules 1 to 28 of the grammar: prologue, query forms, solution modifiers.
#include <algorithm>

#include "kontor/sparql/text/grammar.hpp"

namespace kontor::sparql {
namespace {

constexpr Symbol update_keywords[] = {"INSERT", "DELETE", "LOAD", "CLEAR", "DROP",
                                      "CREATE", "ADD",    "MOVE", "COPY",  "WITH"};

constexpr SymbolSet modifier_starts = {"GROUP", "HAVING", "ORDER", "LIMIT", "OFFSET"};

void add_once(std::vector<std::string>& iris, std::string iri) {
  if (std::find(iris.begin(), iris.end(), iri) == iris.end()) iris.push_back(std::move(iri));
}

// Each SELECT expression is an operator; grouping, HAVING, VALUES, ORDER BY, projection, DISTINCT and LIMIT add seven.
std::uint32_t depth_of(const ast::SelectQuery& select) {
  std::uint32_t depth = select.where.depth + 7;
  for (const ast::SelectItem& item : select.items) depth += item.expression ? 1 : 0;
  return depth;
}

}  // namespace

void Grammar::fail(std::size_t offset, std::string message) const {
  cursor_.query().fail(offset, std::move(message));
}

Grammar::Nesting::Nesting(Grammar& grammar) : grammar_(grammar) {
  if (grammar_.nesting_ >= max_nesting) {
    grammar_.fail(grammar_.cursor_.token().begin,
                  "the query nests more than " + std::to_string(max_nesting) + " levels deep here");
  }
  ++grammar_.nesting_;
}

// QueryUnit ::= Prologue (SelectQuery | ConstructQuery | DescribeQuery | AskQuery) ValuesClause
void Grammar::query_unit() {
  prologue();
  if (cursor_.at("SELECT")) {
    select_query();
  } else if (cursor_.at("CONSTRUCT")) {
    construct_query();
  } else if (cursor_.at("DESCRIBE")) {
    describe_query();
  } else if (cursor_.at("ASK")) {
    ask_query();
  } else {
    refuse_update();
    cursor_.fail_unexpected();
  }
  cursor_.need(TokenKind::end, "the end of the query");
}

// Prologue ::= (BaseDecl | PrefixDecl | VersionDecl)*
void Grammar::prologue() {
  while (true) {
    if (cursor_.accept("BASE")) {
      head_.base = resolve(cursor_.need(TokenKind::iri, "an IRI in '<...>'"));
      cursor_.advance();
    } else if (cursor_.accept("PREFIX")) {
      std::string_view name = cursor_.need(TokenKind::prefix, "a prefix such as 'foaf:'").value;
      name.remove_suffix(1);  // ':'
      cursor_.advance();
      head_.prefixes.set(name, resolve(cursor_.need(TokenKind::iri, "an IRI in '<...>'")));
      cursor_.advance();
    } else if (cursor_.is("VERSION")) {
      version_declaration();
    } else {
      return;
    }
  }
}

// VersionDecl ::= 'VERSION' VersionSpecifier, a string in single quote marks (SPARQL 1.2)
void Grammar::version_declaration() {
  cursor_.advance();
  cursor_.need(TokenKind::string, "a version such as \"1.1\"");
  const Token version = cursor_.take();
  const std::string_view written = cursor_.query().text().substr(version.begin, version.end - version.begin);
  if (written.starts_with("\"\"\"") || written.starts_with("'''")) {
    fail(version.begin, "a version is written in one pair of quotes, not in three");
  }
}

void Grammar::refuse_update() {
  for (const Symbol keyword : update_keywords) {
    if (!cursor_.is(keyword)) continue;
    fail(cursor_.token().begin, "'" + std::string(keyword.text()) +
                                    "' starts a SPARQL Update request, only queries can be answered (SELECT, ASK, "
                                    "CONSTRUCT, DESCRIBE)");
  }
}

// SelectQuery ::= SelectClause DatasetClause* WhereClause SolutionModifier
void Grammar::select_query() {
  const bool star = select_clause(query_.body);
  select_body(query_.body, star, &head_.dataset);
}

// What follows a SELECT clause, in queries and subqueries; the latter have no dataset.
void Grammar::select_body(ast::SelectQuery& select, bool star, DatasetClause* dataset) {
  VariableScope scope;
  if (dataset != nullptr) dataset_clause(*dataset);
  where_clause(select, scope);
  if (dataset != nullptr) {
    end_of_query(select, scope);
  } else {
    solution_modifier(select);
    values_clause(select, scope);
  }
  check_select(select, scope, star);
  check_depth(depth_of(select), cursor_.previous_end());
  if (!star) return;
  for (const ast::Var variable : scope.variables()) select.items.push_back({variable, 0, nullptr});
}

// SolutionModifier ValuesClause, as every query ends.
void Grammar::end_of_query(ast::SelectQuery& body, VariableScope& scope) {
  solution_modifier(body);
  warn_of_unbound_groups(body, scope);
  values_clause(body, scope);
  warn_of_unbound_names(body, scope);
}

// SelectClause ::= 'SELECT' ('DISTINCT' | 'REDUCED')? ((Var | '(' Expression 'AS' Var ')')+ | '*')
bool Grammar::select_clause(ast::SelectQuery& select) {
  cursor_.need("SELECT");
  if (cursor_.accept("DISTINCT")) {
    select.duplicates = ast::Duplicates::distinct;
  } else if (cursor_.accept("REDUCED")) {
    select.duplicates = ast::Duplicates::reduced;
  }
  if (cursor_.accept("*")) return true;
  aggregates_ = Aggregates::allowed;
  while (true) {
    const std::size_t offset = cursor_.token().begin;
    if (cursor_.at(TokenKind::variable, "a variable")) {
      select.items.push_back({variable(), offset, nullptr});
    } else if (cursor_.accept("(")) {
      auto value = std::make_unique<ast::Expression>(expression());
      cursor_.need("AS");
      const std::size_t name_offset = cursor_.token().begin;
      select.items.push_back({variable(), name_offset, std::move(value)});
      cursor_.need(")");
    } else if (select.items.empty()) {
      cursor_.fail_unexpected();
    } else {
      return false;
    }
  }
}

// SubSelect ::= SelectClause WhereClause SolutionModifier ValuesClause
void Grammar::sub_select(ast::GroupGraphPattern& group, VariableScope& scope) {
  const Aggregates outside = aggregates_;
  group.subselect = std::make_unique<ast::SelectQuery>();
  ast::SelectQuery& select = *group.subselect;
  const bool star = select_clause(select);
  select_body(select, star, nullptr);
  for (const ast::SelectItem& item : select.items) scope.add(item.variable);
  aggregates_ = outside;
  group.depth = depth_of(select);
}

// ConstructQuery ::= 'CONSTRUCT' (ConstructTemplate DatasetClause* WhereClause SolutionModifier
//                                 | DatasetClause* 'WHERE' '{' TriplesTemplate? '}' SolutionModifier)
void Grammar::construct_query() {
  query_.form = ast::QueryForm::construct;
  cursor_.advance();
  VariableScope scope;
  if (cursor_.at("{")) {
    query_.construct_template = construct_triples();
    label_bgp_.clear();  // labels of the template have nothing to do with those of the pattern
    dataset_clause(head_.dataset);
    where_clause(query_.body, scope);
  } else {
    dataset_clause(head_.dataset);
    cursor_.need("WHERE");
    const std::size_t offset = cursor_.token().begin;
    query_.construct_template = construct_triples();
    count_triples(query_.construct_template.size(), offset);
    query_.body.where.elements.emplace_back(ast::TriplesBlock{query_.construct_template});
    query_.body.where.depth = 2;
    add_variables(query_.construct_template, scope);
  }
  end_of_query(query_.body, scope);
}

// DescribeQuery ::= 'DESCRIBE' (VarOrIri+ | '*') DatasetClause* WhereClause? SolutionModifier
void Grammar::describe_query() {
  query_.form = ast::QueryForm::describe;
  cursor_.advance();
  const bool star = cursor_.accept("*");
  while (!star && (query_.describe_targets.empty() || cursor_.at(TokenKind::variable, "a variable") || at_iri())) {
    query_.describe_targets.push_back(var_or_iri());
  }
  dataset_clause(head_.dataset);
  VariableScope scope;
  if (cursor_.at("WHERE") || cursor_.at("{")) where_clause(query_.body, scope);
  end_of_query(query_.body, scope);
  if (star) {
    for (const ast::Var variable : scope.variables()) query_.describe_targets.emplace_back(variable);
  }
}

// AskQuery ::= 'ASK' DatasetClause* WhereClause SolutionModifier
void Grammar::ask_query() {
  query_.form = ast::QueryForm::ask;
  cursor_.advance();
  dataset_clause(head_.dataset);
  VariableScope scope;
  where_clause(query_.body, scope);
  end_of_query(query_.body, scope);
}

// DatasetClause ::= 'FROM' (DefaultGraphClause | NamedGraphClause)
void Grammar::dataset_clause(DatasetClause& dataset) {
  while (cursor_.accept("FROM")) {
    if (cursor_.accept("NAMED")) {
      add_once(dataset.named_graphs, iri());
    } else {
      add_once(dataset.default_graphs, iri());
    }
  }
}

// WhereClause ::= 'WHERE'? GroupGraphPattern
void Grammar::where_clause(ast::SelectQuery& body, VariableScope& scope) {
  cursor_.accept("WHERE");
  group_graph_pattern(body.where, scope);
}

// SolutionModifier ::= GroupClause? HavingClause? OrderClause? LimitOffsetClauses?
void Grammar::solution_modifier(ast::SelectQuery& body) {
  if (!cursor_.at_one_of(modifier_starts)) return;
  body.modifier = std::make_unique<ast::SolutionModifier>();
  ast::SolutionModifier& modifier = *body.modifier;
  group_clause(modifier);
  having_clause(modifier);
  order_clause(modifier);
  limit_offset_clauses(modifier);
}

// GroupClause ::= 'GROUP' 'BY' (BuiltInCall | FunctionCall | '(' Expression ('AS' Var)? ')' | Var)+
void Grammar::group_clause(ast::SolutionModifier& modifier) {
  if (!cursor_.accept("GROUP")) return;
  cursor_.need("BY");
  aggregates_ = Aggregates::not_in_group_by;
  while (true) {
    const std::size_t begin = cursor_.token().begin;
    if (cursor_.at(TokenKind::variable, "a variable")) {
      modifier.group_by.push_back({finish({variable()}, begin), std::nullopt});
    } else if (cursor_.accept("(")) {
      ast::GroupCondition condition{expression(), std::nullopt};
      if (cursor_.accept("AS")) condition.variable = variable();
      cursor_.need(")");
      modifier.group_by.push_back(std::move(condition));
    } else if (cursor_.expect("a function call"); at_function_call()) {
      modifier.group_by.push_back({constraint(), std::nullopt});
    } else if (modifier.group_by.empty()) {
      cursor_.fail_unexpected();
    } else {
      return;
    }
  }
}

// HavingClause ::= 'HAVING' Constraint+
void Grammar::having_clause(ast::SolutionModifier& modifier) {
  if (!cursor_.accept("HAVING")) return;
  aggregates_ = Aggregates::allowed;
  do {
    modifier.having.push_back(constraint());
  } while (cursor_.at("(") || at_function_call());
}

// OrderClause ::= 'ORDER' 'BY' (('ASC' | 'DESC') BrackettedExpression | Constraint | Var)+
void Grammar::order_clause(ast::SolutionModifier& modifier) {
  if (!cursor_.accept("ORDER")) return;
  cursor_.need("BY");
  aggregates_ = Aggregates::allowed;
  while (true) {
    const std::size_t begin = cursor_.token().begin;
    if (cursor_.accept("ASC")) {
      modifier.order_by.push_back({bracketted_expression(), false});
    } else if (cursor_.accept("DESC")) {
      modifier.order_by.push_back({bracketted_expression(), true});
    } else if (cursor_.at(TokenKind::variable, "a variable")) {
      modifier.order_by.push_back({finish({variable()}, begin), false});
    } else if (cursor_.at("(") || at_function_call()) {
      modifier.order_by.push_back({constraint(), false});
    } else if (modifier.order_by.empty()) {
      cursor_.fail_unexpected();
    } else {
      return;
    }
  }
}

// LimitOffsetClauses ::= LimitClause OffsetClause? | OffsetClause LimitClause?
void Grammar::limit_offset_clauses(ast::SolutionModifier& modifier) {
  bool has_offset = false;
  while (true) {
    if (!modifier.limit && cursor_.accept("LIMIT")) {
      modifier.limit = integer();
    } else if (!has_offset && cursor_.accept("OFFSET")) {
      modifier.offset = integer();
      has_offset = true;
    } else {
      return;
    }
  }
}

// ValuesClause ::= ('VALUES' DataBlock)?
void Grammar::values_clause(ast::SelectQuery& body, VariableScope& scope) {
  if (!cursor_.accept("VALUES")) return;
  body.values = std::make_unique<ast::InlineData>(inline_data());
  for (const ast::Var variable : body.values->variables) scope.add(variable);
}

}  // namespace kontor::sparql

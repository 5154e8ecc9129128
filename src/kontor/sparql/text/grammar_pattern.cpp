// Rules 53 to 68 of the grammar: group graph patterns.
#include <algorithm>

#include "kontor/base/source_text.hpp"
#include "kontor/sparql/text/grammar.hpp"

namespace kontor::sparql {
namespace {

constexpr SymbolSet pattern_starts = {"{", "OPTIONAL", "MINUS", "GRAPH", "SERVICE", "FILTER", "BIND", "VALUES"};

void add_variable(VariableScope& scope, const ast::VarOrTerm& node) {
  if (const auto* variable = std::get_if<ast::Var>(&node)) scope.add(*variable);
}

// How many joins a path becomes: one for itself, or the sum of its steps.
std::uint32_t count_joins(const rdf::PropertyPath& path) {
  if (std::holds_alternative<rdf::PredicatePath>(path.node)) return 0;
  if (const auto* inverse = std::get_if<rdf::InversePath>(&path.node)) return count_joins(*inverse->path);
  std::uint32_t joins = 2;
  if (const auto* sequence = std::get_if<rdf::SequencePath>(&path.node)) {
    for (const rdf::PropertyPath& step : sequence->steps) joins += count_joins(step);
  }
  return joins;
}

// How many operators the triples become on top of each other.
std::uint32_t count_joins(const ast::TriplesBlock& block) {
  std::uint32_t joins = 1;
  for (const ast::TriplePath& triple : block.triples) {
    if (const auto* path = std::get_if<rdf::PropertyPath>(&triple.verb)) joins += count_joins(*path);
  }
  return joins;
}

}  // namespace

ast::GroupGraphPattern Grammar::group_graph_pattern(VariableScope& scope) {
  ast::GroupGraphPattern group;
  group_graph_pattern(group, scope);
  return group;
}

// GroupGraphPattern ::= '{' (SubSelect | GroupGraphPatternSub) '}'
void Grammar::group_graph_pattern(ast::GroupGraphPattern& group, VariableScope& scope) {
  const Nesting nesting(*this);
  end_basic_graph_pattern();
  cursor_.need("{");
  VariableScope inner;
  if (cursor_.at("SELECT")) {
    sub_select(group, inner);
  } else {
    group_graph_pattern_sub(group, inner);
  }
  cursor_.need("}");
  end_basic_graph_pattern();
  scope.add(inner);
}

// GroupGraphPatternSub ::= TriplesBlock? (GraphPatternNotTriples '.'? TriplesBlock?)*
void Grammar::group_graph_pattern_sub(ast::GroupGraphPattern& group, VariableScope& scope) {
  std::uint32_t filter_depth = 0;
  const auto triples = [&] {
    if (!at_triples()) return;
    const std::size_t offset = cursor_.token().begin;
    auto& block = std::get<ast::TriplesBlock>(group.elements.emplace_back());
    triples_block(block, scope);
    group.depth += count_joins(block);
    check_depth(group.depth, offset);
  };
  triples();
  while (cursor_.at_one_of(pattern_starts)) {
    const std::size_t offset = cursor_.token().begin;
    std::uint32_t depth = 0;
    group.elements.push_back(graph_pattern_not_triples(scope, depth));
    if (std::holds_alternative<ast::Filter>(group.elements.back())) {
      filter_depth = std::max(filter_depth, depth + 1);
    } else {
      group.depth = std::max(group.depth, depth) + 1;
      check_depth(group.depth, offset);
    }
    cursor_.accept(".");
    triples();
  }
  group.depth = std::max(group.depth, filter_depth) + 1;
}

// GraphPatternNotTriples ::= GroupOrUnionGraphPattern | OptionalGraphPattern | MinusGraphPattern | GraphGraphPattern
//                            | ServiceGraphPattern | Filter | Bind | InlineData
ast::GroupGraphPattern::Element Grammar::graph_pattern_not_triples(VariableScope& scope, std::uint32_t& depth) {
  if (cursor_.is("{")) return group_or_union(scope, depth);
  if (cursor_.is("FILTER")) {
    // A filter does not end the basic graph pattern around it.
    const std::size_t bgp = current_bgp_;
    cursor_.advance();
    const Aggregates outside = std::exchange(aggregates_, Aggregates::not_in_filter);
    ast::Filter filter{constraint()};
    aggregates_ = outside;
    current_bgp_ = bgp;
    depth = filter.constraint.depth;
    return filter;
  }
  end_basic_graph_pattern();
  if (cursor_.is("BIND")) {
    ast::Bind binding = bind(scope);
    depth = binding.expression.depth;
    scope.add(binding.variable);
    return binding;
  }
  if (cursor_.accept("VALUES")) {
    ast::InlineData data = inline_data();
    for (const ast::Var variable : data.variables) scope.add(variable);
    return data;
  }
  if (cursor_.accept("OPTIONAL")) {
    ast::Optional optional{group_graph_pattern(scope)};
    depth = optional.pattern->depth;
    return optional;
  }
  if (cursor_.accept("MINUS")) {
    VariableScope hidden;
    ast::Minus minus{group_graph_pattern(hidden)};
    depth = minus.pattern->depth;
    return minus;
  }
  if (cursor_.accept("GRAPH")) {
    ast::VarOrTerm name = var_or_iri();
    add_variable(scope, name);
    ast::GraphGraphPattern graph{std::move(name), group_graph_pattern(scope)};
    depth = graph.pattern->depth;
    return graph;
  }
  ast::ServiceGraphPattern service = service_graph_pattern(scope);
  depth = service.pattern->depth;
  return service;
}

// GroupOrUnionGraphPattern ::= GroupGraphPattern ('UNION' GroupGraphPattern)*
ast::GroupOrUnion Grammar::group_or_union(VariableScope& scope, std::uint32_t& depth) {
  ast::GroupOrUnion result;
  do {
    result.branches.push_back(group_graph_pattern(scope));
    depth = std::max(depth, result.branches.back().depth + 1);
  } while (cursor_.accept("UNION"));
  return result;
}

// ServiceGraphPattern ::= 'SERVICE' 'SILENT'? VarOrIri GroupGraphPattern
ast::ServiceGraphPattern Grammar::service_graph_pattern(VariableScope& scope) {
  const Place place = cursor_.query().place(cursor_.token().begin);
  cursor_.need("SERVICE");
  const bool silent = cursor_.accept("SILENT");
  ast::VarOrTerm endpoint = var_or_iri();
  add_variable(scope, endpoint);
  const std::size_t begin = cursor_.token().begin;
  ast::ServiceGraphPattern service{std::move(endpoint), group_graph_pattern(scope), silent, {}, {}, place};
  std::string& text = service.prologue;
  if (!head_.base.empty()) text.append("BASE <").append(head_.base).append(">\n");
  const rdf::PrefixMap prefixes = head_.prefixes.map();
  for (const auto& [name, iri] : prefixes) text.append("PREFIX ").append(name).append(": <").append(iri).append(">\n");
  service.pattern_text = cursor_.query().text().substr(begin, cursor_.previous_end() - begin);
  return service;
}

// Bind ::= 'BIND' '(' Expression 'AS' Var ')'
ast::Bind Grammar::bind(const VariableScope& scope) {
  cursor_.need("BIND");
  cursor_.need("(");
  const Aggregates outside = std::exchange(aggregates_, Aggregates::not_in_bind);
  ast::Expression value = expression();
  aggregates_ = outside;
  cursor_.need("AS");
  const std::size_t offset = cursor_.token().begin;
  const ast::Var target = variable();
  if (scope.contains(target)) {
    fail(offset, "variable '" + shown(target) + "' is already in use in this group, BIND needs a new one");
  }
  cursor_.need(")");
  return {std::move(value), target};
}

// DataBlock ::= InlineDataOneVar | InlineDataFull
ast::InlineData Grammar::inline_data() {
  ast::InlineData data;
  if (cursor_.at(TokenKind::variable, "a variable")) {
    data.variables.push_back(variable());
    cursor_.need("{");
    while (!cursor_.accept("}")) data.rows.emplace_back().push_back(data_block_value());
    return data;
  }
  data.variables = inline_data_variables();
  cursor_.need("{");
  while (!cursor_.accept("}")) {
    const std::size_t begin = cursor_.token().begin;
    cursor_.need("(");
    std::vector<rdf::Term>& row = data.rows.emplace_back();
    while (!cursor_.accept(")")) row.push_back(data_block_value());
    if (row.size() != data.variables.size()) {
      fail(begin, "this row of VALUES has " + std::to_string(row.size()) + " values for " +
                      std::to_string(data.variables.size()) + " variables");
    }
  }
  return data;
}

// '(' Var* ')', each variable once
std::vector<ast::Var> Grammar::inline_data_variables() {
  std::vector<ast::Var> variables;
  VariableScope seen;
  cursor_.need("(");
  while (!cursor_.accept(")")) {
    const std::size_t offset = cursor_.token().begin;
    const ast::Var added = variable();
    if (seen.contains(added)) fail(offset, "variable '" + shown(added) + "' stands twice in this VALUES");
    seen.add(added);
    variables.push_back(added);
  }
  return variables;
}

// DataBlockValue ::= iri | RDFLiteral | NumericLiteral | BooleanLiteral | 'UNDEF'
rdf::Term Grammar::data_block_value() {
  if (cursor_.accept("UNDEF")) return {};
  if (at_iri()) return rdf::Term::of_iri(iri());
  cursor_.expect("an IRI");
  cursor_.expect("a literal");
  if (!at_literal()) cursor_.fail_unexpected();
  return literal();
}

}  // namespace kontor::sparql

#include "kontor/sparql/exec/substitute.hpp"

#include <algorithm>

#include "kontor/sparql/algebra/scope.hpp"

namespace kontor::sparql {
namespace {

using algebra::Algebra;
using algebra::Expression;
using algebra::PatternTerm;
using algebra::Variable;

struct Substitute {
  const Substitution& terms;

  const rdf::Term* find(Variable variable) const {
    const auto place = terms.find(variable);
    return place == terms.end() ? nullptr : &place->second;
  }

  PatternTerm replace(const PatternTerm& term) const {
    const auto* variable = std::get_if<Variable>(&term);
    const rdf::Term* value = variable == nullptr ? nullptr : find(*variable);
    return value == nullptr ? term : PatternTerm(*value);
  }

  void in(Algebra& pattern) const {
    std::visit([&](auto& node) { visit(node, pattern); }, pattern.node);
  }
  void in(Expression& expression) const {
    std::visit([&](auto& node) { visit(node, expression); }, expression.node);
  }
  void in_all(std::vector<Expression>& expressions) const {
    for (Expression& expression : expressions) in(expression);
  }

  void visit(algebra::Bgp& bgp, Algebra&) const {
    for (algebra::TriplePattern& triple : bgp.triples) {
      triple = {replace(triple.subject), replace(triple.predicate), replace(triple.object)};
    }
  }
  void visit(algebra::Path& path, Algebra&) const {
    path.subject = replace(path.subject);
    path.object = replace(path.object);
  }
  void visit(algebra::Join& join, Algebra&) const {
    in(*join.left);
    in(*join.right);
  }
  void visit(algebra::LeftJoin& join, Algebra&) const {
    in(*join.left);
    in(*join.right);
    if (join.condition) in(*join.condition);
  }
  void visit(algebra::Filter& filter, Algebra&) const {
    in(*filter.input);
    in(filter.condition);
  }
  void visit(algebra::Union& node, Algebra&) const {
    for (Algebra& branch : node.branches) in(branch);
  }
  void visit(algebra::Graph& graph, Algebra&) const {
    graph.name = replace(graph.name);
    in(*graph.input);
  }
  // BIND to a variable that has a value already: only solutions that agree stay.
  void visit(algebra::Extend& extend, Algebra& pattern) const {
    in(*extend.input);
    in(extend.expression);
    const rdf::Term* value = find(extend.variable);
    if (value == nullptr) return;
    Expression equal{algebra::BuiltinCall{Builtin::same_term,
                                          {std::move(extend.expression), Expression{algebra::Constant{*value}}}}};
    Algebra input = std::move(*extend.input);
    pattern = Algebra{algebra::Filter{std::move(input), std::move(equal)}};
  }
  void visit(algebra::Minus& minus, Algebra&) const {
    in(*minus.left);
    in(*minus.right);
  }
  void visit(algebra::Group& group, Algebra&) const {
    in(*group.input);
    for (algebra::GroupKey& key : group.keys) {
      const rdf::Term* value = find(key.variable);
      if (key.expression) {
        in(*key.expression);
      } else if (value != nullptr) {
        key.expression = Expression{algebra::Constant{*value}};
      }
    }
    for (algebra::Aggregate& aggregate : group.aggregates) in_all(aggregate.argument);
  }
  void visit(algebra::OrderBy& order, Algebra&) const {
    in(*order.input);
    for (algebra::OrderCondition& condition : order.conditions) in(condition.expression);
  }
  void visit(algebra::Project& project, Algebra&) const { in(*project.input); }
  void visit(algebra::Distinct& distinct, Algebra&) const { in(*distinct.input); }
  void visit(algebra::Reduced& reduced, Algebra&) const { in(*reduced.input); }
  void visit(algebra::Slice& slice, Algebra&) const { in(*slice.input); }
  void visit(algebra::Table& table, Algebra&) const {
    for (std::size_t i = 0; i < table.variables.size(); ++i) {
      const rdf::Term* value = find(table.variables[i]);
      if (value == nullptr) continue;
      table.rows.erase(std::remove_if(table.rows.begin(), table.rows.end(),
                                      [&](const auto& row) { return row[i] && row[i] != *value; }),
                       table.rows.end());
    }
  }
  // The pattern is sent as it was written; the values come beside it.
  void visit(algebra::Service& service, Algebra& pattern) const {
    service.endpoint = replace(service.endpoint);
    algebra::Table values{{}, {{}}};
    for (const algebra::Variable variable : scope_of(*service.input).list()) {
      const rdf::Term* value = find(variable);
      if (value == nullptr) continue;
      values.variables.push_back(variable);
      values.rows.front().push_back(*value);
    }
    if (values.variables.empty()) return;
    Algebra asked{std::move(service)};
    pattern = Algebra{algebra::Join{Algebra{std::move(values)}, std::move(asked)}};
  }

  void visit(algebra::Constant&, Expression&) const {}
  void visit(algebra::VariableValue& value, Expression& expression) const {
    if (const rdf::Term* term = find(value.variable)) expression = Expression{algebra::Constant{*term}};
  }
  void visit(algebra::Operation& operation, Expression&) const { in_all(operation.operands); }
  void visit(algebra::BuiltinCall& call, Expression&) const { in_all(call.arguments); }
  void visit(algebra::FunctionCall& call, Expression&) const { in_all(call.arguments); }
  void visit(algebra::Exists& exists, Expression&) const { in(*exists.pattern); }
};

}  // namespace

Algebra substitute(const Algebra& pattern, const Substitution& terms) {
  Algebra copy = pattern;
  Substitute{terms}.in(copy);
  return copy;
}

}  // namespace kontor::sparql

#include "kontor/sparql/algebra/scope.hpp"

#include <algorithm>

#include "kontor/sparql/algebra/visit.hpp"

namespace kontor::sparql {
namespace {

using algebra::Algebra;
using algebra::Expression;
using algebra::PatternTerm;
using algebra::Variable;

void add(VariableSet& set, const PatternTerm& term) {
  if (const auto* variable = std::get_if<Variable>(&term)) set.add(*variable);
}

void add_triple(VariableSet& set, const algebra::TriplePattern& triple) {
  add(set, triple.subject);
  add(set, triple.predicate);
  add(set, triple.object);
}

VariableSet both(VariableSet a, const VariableSet& b) {
  a.add_all(b);
  return a;
}

VariableSet common(const VariableSet& a, const VariableSet& b) {
  VariableSet out;
  for (const Variable variable : a.list()) {
    if (b.has(variable)) out.add(variable);
  }
  return out;
}

// Shared by the two questions "may bind" and "always binds"; `Certain` is where they differ.
template <bool Certain>
struct Scope {
  VariableSet operator()(const algebra::Bgp& bgp) const {
    VariableSet set;
    for (const algebra::TriplePattern& triple : bgp.triples) add_triple(set, triple);
    return set;
  }
  VariableSet operator()(const algebra::Path& path) const {
    VariableSet set;
    add(set, path.subject);
    add(set, path.object);
    return set;
  }
  VariableSet operator()(const algebra::Join& join) const { return both(of(*join.left), of(*join.right)); }
  VariableSet operator()(const algebra::LeftJoin& join) const {
    return Certain ? of(*join.left) : both(of(*join.left), of(*join.right));
  }
  VariableSet operator()(const algebra::Filter& filter) const { return of(*filter.input); }
  VariableSet operator()(const algebra::Union& node) const {
    VariableSet set;
    for (std::size_t i = 0; i < node.branches.size(); ++i) {
      const VariableSet branch = of(node.branches[i]);
      set = i == 0 ? branch : (Certain ? common(set, branch) : both(set, branch));
    }
    return set;
  }
  VariableSet operator()(const algebra::Graph& graph) const {
    VariableSet set = of(*graph.input);
    add(set, graph.name);
    return set;
  }
  VariableSet operator()(const algebra::Extend& extend) const {
    VariableSet set = of(*extend.input);
    if (!Certain) set.add(extend.variable);
    return set;
  }
  VariableSet operator()(const algebra::Minus& minus) const { return of(*minus.left); }
  VariableSet operator()(const algebra::Group& group) const {
    VariableSet set;
    const VariableSet input = of(*group.input);
    for (const algebra::GroupKey& key : group.keys) {
      if (!Certain || (!key.expression && input.has(key.variable))) set.add(key.variable);
    }
    for (const algebra::Aggregate& aggregate : group.aggregates) {
      if (!Certain) set.add(aggregate.result);
    }
    return set;
  }
  VariableSet operator()(const algebra::OrderBy& order) const { return of(*order.input); }
  VariableSet operator()(const algebra::Project& project) const {
    const VariableSet input = of(*project.input);
    VariableSet set;
    for (const Variable variable : project.variables) {
      if (input.has(variable)) set.add(variable);
    }
    return set;
  }
  VariableSet operator()(const algebra::Distinct& distinct) const { return of(*distinct.input); }
  VariableSet operator()(const algebra::Reduced& reduced) const { return of(*reduced.input); }
  VariableSet operator()(const algebra::Slice& slice) const { return of(*slice.input); }
  VariableSet operator()(const algebra::Table& table) const {
    VariableSet set;
    for (std::size_t i = 0; i < table.variables.size(); ++i) {
      const bool gap = std::any_of(table.rows.begin(), table.rows.end(), [i](const auto& row) { return !row[i]; });
      if (!Certain || !gap) set.add(table.variables[i]);
    }
    return set;
  }
  VariableSet operator()(const algebra::Service& service) const {
    VariableSet set;
    if (!Certain) {
      set = of(*service.input);
      add(set, service.endpoint);
    }
    return set;
  }

  static VariableSet of(const Algebra& pattern) { return std::visit(Scope(), pattern.node); }
};

// Everything that is named: the scope of every operator and the variables of all expressions.
struct Mentioned {
  VariableSet& set;

  void operator()(const algebra::Bgp& bgp) const {
    for (const algebra::TriplePattern& triple : bgp.triples) add_triple(set, triple);
  }
  void operator()(const algebra::Path& path) const {
    add(set, path.subject);
    add(set, path.object);
  }
  void operator()(const algebra::Join& join) const {
    in(*join.left);
    in(*join.right);
  }
  void operator()(const algebra::LeftJoin& join) const {
    in(*join.left);
    in(*join.right);
    if (join.condition) in(*join.condition);
  }
  void operator()(const algebra::Filter& filter) const {
    in(*filter.input);
    in(filter.condition);
  }
  void operator()(const algebra::Union& node) const {
    for (const Algebra& branch : node.branches) in(branch);
  }
  void operator()(const algebra::Graph& graph) const {
    add(set, graph.name);
    in(*graph.input);
  }
  void operator()(const algebra::Extend& extend) const {
    in(*extend.input);
    set.add(extend.variable);
    in(extend.expression);
  }
  void operator()(const algebra::Minus& minus) const {
    in(*minus.left);
    in(*minus.right);
  }
  void operator()(const algebra::Group& group) const {
    in(*group.input);
    for (const algebra::GroupKey& key : group.keys) {
      set.add(key.variable);
      if (key.expression) in(*key.expression);
    }
    for (const algebra::Aggregate& aggregate : group.aggregates) {
      set.add(aggregate.result);
      for (const Expression& argument : aggregate.argument) in(argument);
    }
  }
  void operator()(const algebra::OrderBy& order) const {
    in(*order.input);
    for (const algebra::OrderCondition& condition : order.conditions) in(condition.expression);
  }
  void operator()(const algebra::Project& project) const {
    in(*project.input);
    set.add_all(project.variables);
  }
  void operator()(const algebra::Distinct& distinct) const { in(*distinct.input); }
  void operator()(const algebra::Reduced& reduced) const { in(*reduced.input); }
  void operator()(const algebra::Slice& slice) const { in(*slice.input); }
  void operator()(const algebra::Table& table) const { set.add_all(table.variables); }
  void operator()(const algebra::Service& service) const {
    add(set, service.endpoint);
    in(*service.input);
  }

  void operator()(const algebra::Constant&) const {}
  void operator()(const algebra::VariableValue& value) const { set.add(value.variable); }
  void operator()(const algebra::Operation& operation) const { in_all(operation.operands); }
  void operator()(const algebra::BuiltinCall& call) const { in_all(call.arguments); }
  void operator()(const algebra::FunctionCall& call) const { in_all(call.arguments); }
  void operator()(const algebra::Exists& exists) const { in(*exists.pattern); }

  void in(const Algebra& pattern) const { std::visit(*this, pattern.node); }
  void in(const Expression& expression) const { std::visit(*this, expression.node); }
  void in_all(const std::vector<Expression>& expressions) const {
    for (const Expression& expression : expressions) in(expression);
  }
};

struct FindExists {
  bool operator()(const algebra::Constant&) const { return false; }
  bool operator()(const algebra::VariableValue&) const { return false; }
  bool operator()(const algebra::Operation& operation) const { return any(operation.operands); }
  bool operator()(const algebra::BuiltinCall& call) const { return any(call.arguments); }
  bool operator()(const algebra::FunctionCall& call) const { return any(call.arguments); }
  bool operator()(const algebra::Exists&) const { return true; }
  static bool any(const std::vector<Expression>& expressions) {
    return std::any_of(expressions.begin(), expressions.end(), has_exists);
  }
};

}  // namespace

VariableSet scope_of(const algebra::TriplePattern& pattern) {
  VariableSet set;
  add_triple(set, pattern);
  return set;
}

VariableSet scope_of(const Algebra& pattern) {
  return Scope<false>::of(pattern);
}

VariableSet certain_in(const Algebra& pattern) {
  return Scope<true>::of(pattern);
}

VariableSet mentioned_in(const Expression& expression) {
  VariableSet set;
  Mentioned{set}.in(expression);
  return set;
}

VariableSet mentioned_in(const Algebra& pattern) {
  VariableSet set;
  Mentioned{set}.in(pattern);
  return set;
}

bool has_exists(const Expression& expression) {
  return std::visit(FindExists(), expression.node);
}

bool is_pure(const Expression& expression) {
  if (const auto* call = std::get_if<algebra::BuiltinCall>(&expression.node)) {
    const Builtin function = call->function;
    if (function == Builtin::rand || function == Builtin::uuid || function == Builtin::struuid ||
        function == Builtin::bnode) {
      return false;
    }
  }
  bool pure = true;
  algebra::for_each_operand(expression, [&pure](const Expression& operand) { pure = pure && is_pure(operand); });
  if (const auto* exists = std::get_if<algebra::Exists>(&expression.node)) pure = is_pure(*exists->pattern);
  return pure;
}

bool is_pure(const Algebra& pattern) {
  bool pure = true;
  algebra::for_each_expression(pattern, [&pure](const Expression& operand) { pure = pure && is_pure(operand); });
  algebra::for_each_input(pattern, [&pure](const Algebra& input) { pure = pure && is_pure(input); });
  return pure;
}

bool asks_endpoints(const Algebra& pattern) {
  bool asks = std::holds_alternative<algebra::Service>(pattern.node);
  const auto look = [&asks](const Algebra& part) { asks = asks || asks_endpoints(part); };
  algebra::for_each_input(pattern, look);
  algebra::for_each_expression(pattern,
                               [&look](const Expression& expression) { algebra::for_each_exists(expression, look); });
  return asks;
}

}  // namespace kontor::sparql

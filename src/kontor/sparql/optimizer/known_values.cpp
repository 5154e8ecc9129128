#include "kontor/sparql/optimizer/known_values.hpp"

#include <algorithm>
#include <optional>

#include "kontor/sparql/algebra/scope.hpp"
#include "kontor/sparql/algebra/visit.hpp"
#include "kontor/sparql/optimizer/filter_placement.hpp"

namespace kontor::sparql {
namespace {

using algebra::Algebra;
using algebra::Expression;
using algebra::Variable;

// A variable and the terms that it can be.
struct KnownValues {
  Variable variable = 0;
  std::vector<rdf::Term> terms;
};

const Variable* as_variable(const Expression& expression) {
  const auto* value = std::get_if<algebra::VariableValue>(&expression.node);
  return value == nullptr ? nullptr : &value->variable;
}

const rdf::Term* as_constant(const Expression& expression) {
  const auto* constant = std::get_if<algebra::Constant>(&expression.node);
  return constant == nullptr ? nullptr : &constant->term;
}

// Whether '=' holds between this term and no other than itself.
bool equals_only_itself(const rdf::Term& term) {
  return term.is_iri() || (term.is_literal() && term.datatype().empty() && term.language().empty());
}

// A language tag is written in many ways; everything else is the same term only if it is written the same.
bool is_same_only_as_itself(const rdf::Term& term) {
  return term.language().empty();
}

void add_term(KnownValues& known, const rdf::Term& term) {
  if (std::find(known.terms.begin(), known.terms.end(), term) == known.terms.end()) known.terms.push_back(term);
}

std::optional<KnownValues> known_by_pair(const Expression& a, const Expression& b, bool (*fits)(const rdf::Term&)) {
  const Variable* variable = as_variable(a);
  const rdf::Term* term = as_constant(b);
  if (variable == nullptr || term == nullptr) {
    variable = as_variable(b);
    term = as_constant(a);
  }
  if (variable == nullptr || term == nullptr || !fits(*term)) return std::nullopt;
  return KnownValues{*variable, {*term}};
}

std::optional<KnownValues> known_values_of(const Expression& condition);

// All operands of || know the same variable.
std::optional<KnownValues> known_by_any(const std::vector<Expression>& operands) {
  std::optional<KnownValues> all;
  for (const Expression& operand : operands) {
    const std::optional<KnownValues> one = known_values_of(operand);
    if (!one || (all && all->variable != one->variable)) return std::nullopt;
    if (!all) all = KnownValues{one->variable, {}};
    for (const rdf::Term& term : one->terms) add_term(*all, term);
  }
  return all;
}

std::optional<KnownValues> known_by_membership(const std::vector<Expression>& operands) {
  const Variable* variable = as_variable(operands[0]);
  if (variable == nullptr || operands.size() < 2) return std::nullopt;
  KnownValues known{*variable, {}};
  for (std::size_t i = 1; i < operands.size(); ++i) {
    const rdf::Term* term = as_constant(operands[i]);
    if (term == nullptr || !equals_only_itself(*term)) return std::nullopt;
    add_term(known, *term);
  }
  return known;
}

std::optional<KnownValues> known_values_of(const Expression& condition) {
  if (const auto* call = std::get_if<algebra::BuiltinCall>(&condition.node)) {
    if (call->function != Builtin::same_term) return std::nullopt;
    return known_by_pair(call->arguments[0], call->arguments[1], is_same_only_as_itself);
  }
  const auto* operation = std::get_if<algebra::Operation>(&condition.node);
  if (operation == nullptr) return std::nullopt;
  const std::vector<Expression>& operands = operation->operands;
  if (operation->op == Operator::equal) return known_by_pair(operands[0], operands[1], equals_only_itself);
  if (operation->op == Operator::in) return known_by_membership(operands);
  if (operation->op == Operator::or_) return known_by_any(operands);
  return std::nullopt;
}

void replace(algebra::PatternTerm& place, Variable variable, const rdf::Term& term) {
  const Variable* found = std::get_if<Variable>(&place);
  if (found != nullptr && *found == variable) place = term;
}

Algebra join_with(const KnownValues& known, Algebra pattern) {
  auto* bgp = std::get_if<algebra::Bgp>(&pattern.node);
  if (bgp != nullptr && known.terms.size() == 1) {
    for (algebra::TriplePattern& triple : bgp->triples) {
      replace(triple.subject, known.variable, known.terms[0]);
      replace(triple.predicate, known.variable, known.terms[0]);
      replace(triple.object, known.variable, known.terms[0]);
    }
  }
  if (auto* graph = std::get_if<algebra::Graph>(&pattern.node); graph != nullptr && known.terms.size() == 1) {
    replace(graph->name, known.variable, known.terms[0]);
  }
  algebra::Table table{{known.variable}, {}};
  for (const rdf::Term& term : known.terms) table.rows.push_back({term});
  return {algebra::Join{Algebra{std::move(table)}, std::move(pattern)}};
}

}  // namespace

void use_known_values(Algebra& pattern) {
  algebra::for_each_input(pattern, use_known_values);
  auto* filter = std::get_if<algebra::Filter>(&pattern.node);
  if (filter == nullptr) return;
  const VariableSet certain = certain_in(*filter->input);
  std::vector<Expression> others;
  std::vector<KnownValues> known;
  for (Expression& condition : split_conjunction(std::move(filter->condition))) {
    std::optional<KnownValues> values = known_values_of(condition);
    if (values && certain.has(values->variable)) {
      known.push_back(std::move(*values));
    } else {
      others.push_back(std::move(condition));
    }
  }
  Algebra result = std::move(*filter->input);
  // Single terms first: they go into the basic graph pattern before it stands under a join.
  std::stable_sort(known.begin(), known.end(),
                   [](const KnownValues& a, const KnownValues& b) { return a.terms.size() < b.terms.size(); });
  for (const KnownValues& values : known) result = join_with(values, std::move(result));
  pattern = make_filter(std::move(others), std::move(result));
}

}  // namespace kontor::sparql

#include "kontor/sparql/algebra/algebra.hpp"

namespace kontor::sparql::algebra {

bool operator==(const Operation& a, const Operation& b) {
  return a.op == b.op && a.operands == b.operands;
}

bool operator==(const BuiltinCall& a, const BuiltinCall& b) {
  return a.function == b.function && a.arguments == b.arguments;
}

bool operator==(const FunctionCall& a, const FunctionCall& b) {
  return a.iri == b.iri && a.arguments == b.arguments;
}

bool operator==(const Exists& a, const Exists& b) {
  return a.negated == b.negated && a.pattern == b.pattern;
}

bool operator==(const Expression& a, const Expression& b) {
  return a.node == b.node;
}

bool operator==(const Service& a, const Service& b) {
  return a.endpoint == b.endpoint && a.silent == b.silent && a.prologue == b.prologue &&
         a.pattern_text == b.pattern_text && a.input == b.input;
}

bool operator==(const Union& a, const Union& b) {
  return a.branches == b.branches;
}

bool operator==(const Algebra& a, const Algebra& b) {
  return a.node == b.node;
}

bool is_unit(const Algebra& algebra) {
  if (const Bgp* bgp = std::get_if<Bgp>(&algebra.node)) return bgp->triples.empty();
  const Table* table = std::get_if<Table>(&algebra.node);
  return table != nullptr && table->variables.empty() && table->rows.size() == 1;
}

}  // namespace kontor::sparql::algebra

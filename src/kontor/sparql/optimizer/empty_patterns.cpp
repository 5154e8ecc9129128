#include "kontor/sparql/optimizer/empty_patterns.hpp"

#include <algorithm>

#include "kontor/sparql/algebra/scope.hpp"
#include "kontor/sparql/algebra/visit.hpp"

namespace kontor::sparql {
namespace {

using algebra::Algebra;

bool is_empty(const Algebra& pattern) {
  const auto* table = std::get_if<algebra::Table>(&pattern.node);
  return table != nullptr && table->rows.empty();
}

Algebra take(Box<Algebra>& input) {
  Algebra result = std::move(*input);
  return result;
}

bool share_variables(const Algebra& a, const Algebra& b) {
  const VariableSet of_a = scope_of(a);
  const std::vector<algebra::Variable> of_b = scope_of(b).list();
  return std::any_of(of_b.begin(), of_b.end(), [&of_a](algebra::Variable variable) { return of_a.has(variable); });
}

// What an operator becomes whose inputs are already simplified.
struct Simplifier {
  Algebra& pattern;

  Algebra same() const { return std::move(pattern); }
  static Algebra empty() { return {algebra::Table{{}, {}}}; }

  Algebra operator()(algebra::Join& join) const {
    if (is_empty(*join.left) || is_empty(*join.right)) return empty();
    if (algebra::is_unit(*join.left)) return take(join.right);
    if (algebra::is_unit(*join.right)) return take(join.left);
    return same();
  }
  Algebra operator()(algebra::LeftJoin& join) const {
    if (is_empty(*join.left)) return empty();
    return is_empty(*join.right) ? take(join.left) : same();
  }
  Algebra operator()(algebra::Minus& minus) const {
    if (is_empty(*minus.left)) return empty();
    const bool removes = !is_empty(*minus.right) && share_variables(*minus.left, *minus.right);
    return removes ? same() : take(minus.left);
  }
  Algebra operator()(algebra::Union& node) const {
    std::vector<Algebra>& branches = node.branches;
    branches.erase(std::remove_if(branches.begin(), branches.end(), is_empty), branches.end());
    if (branches.empty()) return empty();
    if (branches.size() > 1) return same();
    Algebra only = std::move(branches[0]);
    return only;
  }
  Algebra operator()(algebra::Filter& filter) const { return is_empty(*filter.input) ? empty() : same(); }
  Algebra operator()(algebra::Extend& extend) const { return is_empty(*extend.input) ? empty() : same(); }
  Algebra operator()(algebra::Graph& graph) const { return is_empty(*graph.input) ? empty() : same(); }
  // Modifiers stay: the engine passes over no rows in no time, and a projection names the columns.
  template <typename Operator>
  Algebra operator()(Operator&) const {
    return same();
  }
};

}  // namespace

Algebra remove_empty_patterns(Algebra pattern) {
  algebra::for_each_input(pattern, [](Algebra& input) { input = remove_empty_patterns(std::move(input)); });
  return std::visit(Simplifier{pattern}, pattern.node);
}

}  // namespace kontor::sparql

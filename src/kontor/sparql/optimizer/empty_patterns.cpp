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

bool share_variables(const Algebra& a, const Algebra& b) {
  const VariableSet of_a = scope_of(a);
  const std::vector<algebra::Variable> of_b = scope_of(b).list();
  return std::any_of(of_b.begin(), of_b.end(), [&of_a](algebra::Variable variable) { return of_a.has(variable); });
}

// Changes an operator whose inputs are already simplified.
struct Simplifier {
  Algebra& pattern;

  void be_empty() const { pattern = {algebra::Table{{}, {}}}; }
  void be(Algebra& input) const { algebra::replace_by(pattern, input); }

  void operator()(algebra::Join& join) const {
    if (is_empty(*join.left) || is_empty(*join.right)) return be_empty();
    if (algebra::is_unit(*join.left)) return be(*join.right);
    if (algebra::is_unit(*join.right)) be(*join.left);
  }
  void operator()(algebra::LeftJoin& join) const {
    if (is_empty(*join.left)) return be_empty();
    if (is_empty(*join.right)) be(*join.left);
  }
  void operator()(algebra::Minus& minus) const {
    if (is_empty(*minus.left)) return be_empty();
    const bool removes = !is_empty(*minus.right) && share_variables(*minus.left, *minus.right);
    if (!removes) be(*minus.left);
  }
  void operator()(algebra::Union& node) const {
    std::vector<Algebra>& branches = node.branches;
    branches.erase(std::remove_if(branches.begin(), branches.end(), is_empty), branches.end());
    if (branches.empty()) return be_empty();
    if (branches.size() == 1) be(branches[0]);
  }
  void operator()(algebra::Filter& filter) const { be_empty_with(*filter.input); }
  void operator()(algebra::Extend& extend) const { be_empty_with(*extend.input); }
  void operator()(algebra::Graph& graph) const { be_empty_with(*graph.input); }
  // Modifiers stay: the engine passes over no rows in no time, and a projection names the columns.
  template <typename Operator>
  void operator()(Operator&) const {}

 private:
  void be_empty_with(const Algebra& input) const {
    if (is_empty(input)) be_empty();
  }
};

}  // namespace

void remove_empty_patterns(Algebra& pattern) {
  algebra::for_each_input(pattern, remove_empty_patterns);
  std::visit(Simplifier{pattern}, pattern.node);
}

}  // namespace kontor::sparql

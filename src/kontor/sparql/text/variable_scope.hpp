// The variables in scope of a pattern (SPARQL 1.1 section 18.2.1), in the order of their first appearance.
#pragma once

#include <utility>
#include <vector>

#include "kontor/sparql/text/ast.hpp"
#include "kontor/sparql/text/variable_set.hpp"

namespace kontor::sparql {

class VariableScope {
 public:
  void add(ast::Var variable) {
    if (known_.has(variable.number)) return;
    known_.add(variable.number);
    variables_.push_back(variable);
  }
  void add(VariableScope&& other) {
    if (variables_.empty()) {
      *this = std::move(other);
      return;
    }
    for (const ast::Var variable : other.variables_) add(variable);
  }
  bool contains(ast::Var variable) const { return known_.has(variable.number); }
  const std::vector<ast::Var>& variables() const { return variables_; }

 private:
  std::vector<ast::Var> variables_;
  VariableSet known_;
};

}  // namespace kontor::sparql

// The variables in scope of a pattern (SPARQL 1.1 section 18.2.1).
#pragma once

#include <vector>

#include "kontor/sparql/text/ast.hpp"
#include "kontor/sparql/text/variable_set.hpp"

namespace kontor::sparql {

class VariableScope {
 public:
  void add(ast::Var variable) { known_.add(variable.number); }
  void add(const VariableScope& other) { known_.add_all(other.known_); }
  bool contains(ast::Var variable) const { return known_.has(variable.number); }

  // In the order of their first appearance in the query.
  std::vector<ast::Var> variables() const {
    std::vector<ast::Var> variables;
    variables.reserve(known_.size());
    for (const std::uint32_t number : known_.list()) variables.push_back({number});
    return variables;
  }

 private:
  VariableSet known_;
};

}  // namespace kontor::sparql

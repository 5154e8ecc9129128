// Which variables a pattern can bind, always binds, or mentions anywhere (SPARQL 1.1 section 18.2.1): what a planner
// has to know before it moves operators past each other.
#pragma once

#include <vector>

#include "kontor/sparql/algebra/algebra.hpp"

namespace kontor::sparql {

// A set of variables.
class VariableSet {
 public:
  void add(algebra::Variable variable) {
    if (variable >= bits_.size()) bits_.resize(variable + std::size_t{1}, false);
    bits_[variable] = true;
  }
  void add_all(const VariableSet& other) {
    if (other.bits_.size() > bits_.size()) bits_.resize(other.bits_.size(), false);
    for (std::size_t i = 0; i < other.bits_.size(); ++i) bits_[i] = bits_[i] || other.bits_[i];
  }
  void add_all(const std::vector<algebra::Variable>& variables) {
    for (const algebra::Variable variable : variables) add(variable);
  }
  void remove(algebra::Variable variable) {
    if (variable < bits_.size()) bits_[variable] = false;
  }
  bool has(algebra::Variable variable) const { return variable < bits_.size() && bits_[variable]; }
  std::vector<algebra::Variable> list() const {
    std::vector<algebra::Variable> variables;
    for (std::size_t i = 0; i < bits_.size(); ++i) {
      if (bits_[i]) variables.push_back(static_cast<algebra::Variable>(i));
    }
    return variables;
  }

 private:
  std::vector<bool> bits_;
};

// The variables that a solution of the pattern may bind.
VariableSet scope_of(const algebra::Algebra& pattern);

// Those that every solution binds. May leave some out.
VariableSet certain_in(const algebra::Algebra& pattern);

// The variables that the expression names, also inside of EXISTS.
VariableSet mentioned_in(const algebra::Expression& expression);
// Everything that is named anywhere in the pattern.
VariableSet mentioned_in(const algebra::Algebra& pattern);

// Whether it contains EXISTS or NOT EXISTS.
bool has_exists(const algebra::Expression& expression);

// Whether equal rows give equal values: no RAND, UUID, STRUUID or BNODE at any depth.
bool is_pure(const algebra::Expression& expression);
// The same for all expressions in the pattern.
bool is_pure(const algebra::Algebra& pattern);

}  // namespace kontor::sparql

// Which variables a pattern can bind, always binds, or mentions anywhere (SPARQL 1.1 section 18.2.1): what a planner
// has to know before it moves operators past each other.
#pragma once

#include <bit>
#include <cstdint>
#include <vector>

#include "kontor/sparql/algebra/algebra.hpp"

namespace kontor::sparql {

// A set of variables. The first 64, which are all that most queries have, need no memory of their own.
class VariableSet {
 public:
  void add(algebra::Variable variable) {
    const std::size_t place = variable / bits;
    if (place > more_.size()) more_.resize(place);
    word(place) |= bit(variable);
  }
  void add_all(const VariableSet& other) {
    if (other.more_.size() > more_.size()) more_.resize(other.more_.size());
    first_ |= other.first_;
    for (std::size_t i = 0; i < other.more_.size(); ++i) more_[i] |= other.more_[i];
  }
  void add_all(const std::vector<algebra::Variable>& variables) {
    for (const algebra::Variable variable : variables) add(variable);
  }
  void remove(algebra::Variable variable) {
    if (variable / bits <= more_.size()) word(variable / bits) &= ~bit(variable);
  }
  bool has(algebra::Variable variable) const {
    const std::size_t place = variable / bits;
    if (place == 0) return (first_ & bit(variable)) != 0;
    return place <= more_.size() && (more_[place - 1] & bit(variable)) != 0;
  }
  // Ascending.
  std::vector<algebra::Variable> list() const {
    std::vector<algebra::Variable> variables;
    for (std::size_t place = 0; place <= more_.size(); ++place) {
      for (std::uint64_t left = place == 0 ? first_ : more_[place - 1]; left != 0; left &= left - 1) {
        variables.push_back(static_cast<algebra::Variable>(place * bits) +
                            static_cast<algebra::Variable>(std::countr_zero(left)));
      }
    }
    return variables;
  }

 private:
  static constexpr std::size_t bits = 64;
  static std::uint64_t bit(algebra::Variable variable) { return std::uint64_t{1} << (variable % bits); }
  std::uint64_t& word(std::size_t place) { return place == 0 ? first_ : more_[place - 1]; }

  std::uint64_t first_ = 0;
  std::vector<std::uint64_t> more_;
};

// The variables that a solution of the pattern may bind.
VariableSet scope_of(const algebra::Algebra& pattern);
// The variables of a triple pattern: every solution binds them.
VariableSet scope_of(const algebra::TriplePattern& pattern);

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

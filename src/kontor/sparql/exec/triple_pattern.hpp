// A triple pattern as the operators see it: terms as ids.
#pragma once

#include <array>
#include <string>

#include "kontor/sparql/exec/context.hpp"

namespace kontor::sparql {

struct PatternPart {
  bool is_variable = false;
  algebra::Variable variable = 0;
  TermId term = store::no_term;  // if it is no variable
};

// Subject, predicate, object.
struct IdPattern {
  std::array<PatternPart, 3> parts;

  // With no_term for variables.
  store::Triple constants() const { return {parts[0].term, parts[1].term, parts[2].term}; }

  // The part that holds the variable first, or -1.
  int part_of(algebra::Variable variable) const;
  bool has(algebra::Variable variable) const { return part_of(variable) >= 0; }
  bool has_repeated_variable() const;
};

PatternPart resolve(const algebra::PatternTerm& term, ExecutionContext& context);
IdPattern resolve(const algebra::TriplePattern& pattern, ExecutionContext& context);

// "?s <p> ?o", for explain.
std::string show(const PatternPart& part, const ExecutionContext& context);
std::string show(const IdPattern& pattern, const ExecutionContext& context);

}  // namespace kontor::sparql

// Which variables a pattern can bind, always binds, or mentions anywhere (SPARQL 1.1 section 18.2.1): what a planner
// has to know before it moves operators past each other.
#pragma once

#include "kontor/sparql/algebra/algebra.hpp"
#include "kontor/sparql/text/variable_set.hpp"

namespace kontor::sparql {

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

// Whether SERVICE is in it, at any depth.
bool asks_endpoints(const algebra::Algebra& pattern);

}  // namespace kontor::sparql

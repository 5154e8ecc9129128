#pragma once

#include "kontor/sparql/algebra/algebra.hpp"

namespace kontor::sparql {

// Removes what cannot have solutions and what cannot change any:
//
//   an input without solutions empties joins, filters, BIND and GRAPH, is dropped from UNION, and leaves the left side
//   of OPTIONAL and MINUS as it is; a group without keys still has its one solution
//   the join identity is dropped from joins
//   MINUS removes nothing if both sides share no variable (section 18.5, Minus: domains that are disjoint)
//
// Not inside of EXISTS.
void remove_empty_patterns(algebra::Algebra& pattern);

}  // namespace kontor::sparql

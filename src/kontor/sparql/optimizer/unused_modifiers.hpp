#pragma once

#include "kontor/sparql/algebra/algebra.hpp"

namespace kontor::sparql {

// A subquery's ORDER BY without LIMIT means nothing where its solutions are joined (section 18.2.4.4, ToMultiSet); it
// stays below a Group, where GROUP_CONCAT and SAMPLE show it, and where it reaches the result. DISTINCT is dropped
// above a grouping whose keys are all projected (groups differ already) and above another DISTINCT; REDUCED above
// DISTINCT. Not inside of EXISTS.
void remove_unused_modifiers(algebra::Algebra& pattern);

}  // namespace kontor::sparql

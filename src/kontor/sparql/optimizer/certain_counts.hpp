#pragma once

#include "kontor/sparql/algebra/algebra.hpp"

namespace kontor::sparql {

// COUNT(?v) of a variable that every solution binds is COUNT(*) (section 18.5.1.2 counts what is no error), for which
// the column of ?v need not be there. Not with DISTINCT. Not inside of EXISTS.
void count_solutions(algebra::Algebra& pattern);

}  // namespace kontor::sparql

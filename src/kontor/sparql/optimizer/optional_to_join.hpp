#pragma once

#include "kontor/sparql/algebra/algebra.hpp"

namespace kontor::sparql {

// (filter F (leftjoin P Q C)) is (filter F (filter C (join P Q))) if F cannot be true where a variable is unbound that
// only Q can bind: the rows that OPTIONAL keeps without a match would not pass. Not inside of EXISTS, where the
// variable may be substituted.
void turn_optional_to_join(algebra::Algebra& pattern);

// Whether the condition is false or an error, never true, where `variable` is unbound.
bool rejects_unbound(const algebra::Expression& condition, algebra::Variable variable);

}  // namespace kontor::sparql

#pragma once

#include "kontor/sparql/algebra/algebra.hpp"

namespace kontor::sparql {

// Computes what follows from boolean constants alone (SPARQL 1.1 section 17.2), also inside of EXISTS:
//
//   (&& true x) is x where only its effective boolean value counts, (&& false x) is false, likewise ||
//   (! true), (if true x y), (in x) without alternatives
//   (filter true P) is P, (filter false P) has no solutions, (leftjoin P Q true) has no condition
//
// Errors stay errors: (&& false error) is false by the standard's own table. Values are not computed here, the engine
// does that once per query.
void fold_constants(algebra::Algebra& pattern);

// The constant's value as xsd:boolean "true" or "false" (in any valid spelling), if it is one.
enum class Truth { unknown, is_true, is_false };
Truth truth_of(const algebra::Expression& expression);

}  // namespace kontor::sparql

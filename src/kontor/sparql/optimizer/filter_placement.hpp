#pragma once

#include <vector>

#include "kontor/sparql/algebra/algebra.hpp"

namespace kontor::sparql {

// Splits conditions at && and moves each part as far down as it keeps its meaning. A condition may go below an operator
// if it sees the same value for each of its variables there: the variable is always bound in that input, or no other
// input of the operator can bind it.
//
//   join, left side of OPTIONAL and MINUS: by that rule        union: into every branch
//   BIND: if it does not mention the new variable              GRAPH: if it neither mentions the name nor holds EXISTS,
//   group: if it mentions nothing but plain keys               which looks at the active graph
//   projection, DISTINCT, ORDER BY: always                     LIMIT, SERVICE: never
//
// The condition of an OPTIONAL moves into its right side by the same rule: what fails there cannot match.
//
// Conditions with RAND, UUID, STRUUID or BNODE stay where they are. Inside of EXISTS nothing moves.
void place_filters(algebra::Algebra& pattern);

// The operands of && at the top of the condition, in order.
std::vector<algebra::Expression> split_conjunction(algebra::Expression condition);

// (filter (&& conditions...) input), or the input alone without conditions.
algebra::Algebra make_filter(std::vector<algebra::Expression> conditions, algebra::Algebra input);

}  // namespace kontor::sparql

// What makes a query cheaper without looking at data: rewritings of the algebra that keep every solution as often as it
// was, up to the order where none is asked for. What depends on data (join order, indexes, which side is hashed) is the
// planner's, which works on what is left here.
//
// Conditions are subtle in SPARQL: a filter sees only its group, a variable may be unbound, an error is not false under
// '!'. Each pass states why it is sound.
#pragma once

#include <span>
#include <string_view>

#include "kontor/sparql/algebra/algebra.hpp"

namespace kontor::sparql {

struct Pass {
  std::string_view name;
  std::string_view reason;  // what it is for, and why it stands where it stands in the list
  void (*apply)(algebra::Algebra& pattern);
};

// The passes in the order in which they run.
std::span<const Pass> passes();

// Runs all passes over the pattern of `query`, but not those named in `without`.
void optimize(algebra::Query& query, std::span<const std::string_view> without = {});

}  // namespace kontor::sparql

#pragma once

#include "kontor/sparql/algebra/algebra.hpp"

namespace kontor::sparql {

// A variable that is always bound and must be one of few terms becomes a table to join with:
//
//   (filter (= ?x <a>) P)             (join (table (vars ?x) (row (?x <a>))) P)
//   (filter (in ?x <a> <b>) P)        the same with two rows; also (|| (= ?x <a>) (= ?x <b>))
//   (filter (sameterm ?x 1) P)        the same
//
// A single term also takes the variable's place in a basic graph pattern, so that it can be counted and looked up, and
// as the name of GRAPH.
// Sound for '=' only with IRIs and plain strings, which are equal to no other term than themselves; numbers and dates
// have many spellings, and languages compare ignoring case.
void use_known_values(algebra::Algebra& pattern);

}  // namespace kontor::sparql

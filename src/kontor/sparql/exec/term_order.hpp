// The order of ORDER BY, MIN and MAX over terms (SPARQL 1.1 section 15.1).
#pragma once

#include <compare>

#include "kontor/sparql/exec/term_pool.hpp"

namespace kontor::sparql {

// No term, then blank nodes, IRIs and literals. IRIs and strings in code point order. Where the Recommendation leaves
// the order of literals open: numbers by value, then strings, language-tagged strings, booleans, dates and times by
// kind, durations, and all others by datatype and lexical form. Terms that "<" finds equal are equivalent here, so the
// next condition decides about 1 and 1.0. Total and free of errors; NaN comes before all numbers.
std::weak_ordering compare_terms(const TermPool& pool, TermId a, TermId b);

}  // namespace kontor::sparql

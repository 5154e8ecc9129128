// The order of ORDER BY, MIN and MAX over terms (SPARQL 1.1 section 15.1).
#pragma once

#include <compare>
#include <cstdint>
#include <span>

#include "kontor/sparql/exec/term_pool.hpp"

namespace kontor::sparql {

// No term, then blank nodes, IRIs and literals. IRIs and strings in code point order. Where the Recommendation leaves
// the order of literals open: numbers by value, then strings, language-tagged strings, booleans, dates and times by
// kind, durations, and all others by datatype and lexical form. Terms that "<" finds equal are equivalent here, so the
// next condition decides about 1 and 1.0. Total and free of errors; NaN comes before all numbers.
std::weak_ordering compare_terms(const TermPool& pool, TermId a, TermId b);

// A number by which terms can be sorted before they are compared: if compare_terms puts a before b, it is not greater
// for a than for b. `skip`: so many bytes at the beginning all IRIs among the terms have in common.
std::uint64_t order_hint(const TermPool& pool, TermId id, std::size_t skip);

// How many bytes all IRIs among the terms have in common.
std::size_t common_iri_prefix(const TermPool& pool, std::span<const TermId> ids);

}  // namespace kontor::sparql

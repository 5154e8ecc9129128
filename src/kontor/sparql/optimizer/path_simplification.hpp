#pragma once

#include "kontor/rdf/property_path.hpp"
#include "kontor/sparql/algebra/algebra.hpp"

namespace kontor::sparql {

// Repetitions of repetitions are one: (p*)*, (p+)*, (p?)*, (p*)+, (p?)+, (p*)? and (p+)? are p*, (p+)+ is p+, (p?)? is
// p?. All of them give each pair of nodes once (section 18.4, ALP and ZeroOrOnePath), so no count changes. Nested
// sequences and alternatives are flattened; ^(^p) is p, ^(p/q) is ^q/^p.
void simplify_paths(algebra::Algebra& pattern);

rdf::PropertyPath simplify(rdf::PropertyPath path);

}  // namespace kontor::sparql

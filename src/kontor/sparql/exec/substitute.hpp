#pragma once

#include <unordered_map>

#include "kontor/sparql/algebra/algebra.hpp"

namespace kontor::sparql {

// The pattern with terms in place of variables (section 18.6, substitute). A variable that the pattern itself assigns
// (BIND, VALUES) has to agree with its term.
using Substitution = std::unordered_map<algebra::Variable, rdf::Term>;
algebra::Algebra substitute(const algebra::Algebra& pattern, const Substitution& terms);

}  // namespace kontor::sparql

// The algebra as S-expressions, in the manner of Apache Jena's SSE: (join (bgp (triple ?s <p> ?o)) (table unit)).
#pragma once

#include <string>

#include "kontor/sparql/algebra/algebra.hpp"

namespace kontor::sparql::algebra {

enum class Layout { one_line, indented };

// Operators in lower case, variables with '?' (those of translation as ?.0, blank nodes as ??b0, variables that a
// subquery hides as ?/1/x). IRIs are shortened with `prefixes` where a prefixed name can be written.
std::string to_string(const Algebra& algebra, const Variables& variables, const rdf::PrefixMap& prefixes = {},
                      Layout layout = Layout::one_line);
std::string to_string(const Expression& expression, const Variables& variables, const rdf::PrefixMap& prefixes = {});

// The operator alone, in one line without its inputs: "bgp (triple ?s <p> ?o)", "leftjoin (> ?x 1)".
std::string operator_label(const Algebra& algebra, const Variables& variables, const rdf::PrefixMap& prefixes = {});

// A pattern, a property path or a term in the same notation.
std::string to_string(const TriplePattern& triple, const Variables& variables, const rdf::PrefixMap& prefixes = {});
std::string to_string(const PatternTerm& term, const Variables& variables, const rdf::PrefixMap& prefixes = {});

}  // namespace kontor::sparql::algebra

// From the syntax tree of a query to its algebra: SPARQL 1.1 section 18.2, step by step and nothing else. What makes a
// query faster is the business of optimizer/.
#pragma once

#include "kontor/sparql/algebra/algebra.hpp"
#include "kontor/sparql/text/ast.hpp"

namespace kontor::sparql::algebra {

// The meaning of `query`. Never fails: what the parser accepts can be translated.
Query translate(ast::Query query);

}  // namespace kontor::sparql::algebra

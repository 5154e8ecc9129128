// From the syntax tree of a query to its algebra: SPARQL 1.1 section 18.2, step by step and nothing else. What makes a
// query faster is the business of optimizer/.
#pragma once

#include <string_view>

#include "kontor/sparql/algebra/algebra.hpp"
#include "kontor/sparql/text/ast.hpp"
#include "kontor/sparql/text/parser.hpp"

namespace kontor::sparql::algebra {

// The meaning of the tree, for a query that has its head already. Never fails: what the parser accepts can be
// translated.
void translate(ast::Query tree, Query& query);

// Reads the text of a query and translates it. Throws as parse_query does.
Query translate(std::string_view text, const ParseOptions& options = {});

}  // namespace kontor::sparql::algebra

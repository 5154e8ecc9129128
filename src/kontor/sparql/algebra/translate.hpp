// From the text of a query to its algebra: SPARQL 1.1 section 18.2 for the syntax tree, step by step and nothing else.
// What makes a query faster is the business of optimizer/.
#pragma once

#include <string_view>

#include "kontor/sparql/algebra/algebra.hpp"
#include "kontor/sparql/text/parser.hpp"

namespace kontor::sparql::algebra {

// Reads the text and translates it. Throws as parse_query does, and nothing else: what the parser accepts can be
// translated.
Query translate(std::string_view text, const ParseOptions& options = {});

}  // namespace kontor::sparql::algebra

// Queries of a shapes graph: the text made ready, and what pre-binding forbids.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "kontor/sparql/algebra/algebra.hpp"

namespace kontor::shacl {

// The text with the path in place of $PATH (SHACL section 5.3.1).
std::string replace_path(const std::string& text, const std::string& path);

// Reads a query in which some variables get values before it runs. Throws Error if it is no SELECT or ASK query or uses
// what SHACL appendix A forbids for the pre-bound variables: MINUS, SERVICE, VALUES, `AS ?variable`, and subqueries
// that do not project all of `projected`.
sparql::algebra::Query read_prebound_query(const std::string& text, const std::vector<std::string>& prebound,
                                           const std::vector<std::string>& projected);

// The query with terms in place of some of its variables.
void substitute_terms(sparql::algebra::Query& query, const std::vector<std::pair<std::string, rdf::Term>>& terms);

// Whether the query names the variable.
bool mentions(const sparql::algebra::Query& query, std::string_view variable);

}  // namespace kontor::shacl

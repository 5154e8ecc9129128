// Reads the text of a SPARQL 1.1 query.
#pragma once

#include <cstdint>
#include <string_view>

#include "kontor/sparql/text/ast.hpp"
#include "kontor/sparql/text/query_head.hpp"

namespace kontor::sparql {

struct ParseOptions {
  std::string_view name = "query";  // of the text, in messages
  std::string_view base;            // what relative IRIs resolve against until BASE says otherwise; may be empty
};

// How deep groups, expressions, collections and paths may nest in each other. Far above what people and programs write,
// far below what a thread's stack of 8 MiB holds.
inline constexpr std::uint32_t max_nesting = 400;

// How deep the operators of one query may stand above each other; chains such as OPTIONAL after OPTIONAL count too.
inline constexpr std::uint32_t max_depth = 2000;

// How many triple patterns a query may have: each is an operator above the one before, and planning looks at all that
// are left for each of them.
inline constexpr std::size_t max_triples = 5000;

// The whole grammar of SPARQL 1.1 Query with the notes below it (scope of blank node labels, of BIND, SELECT and GROUP
// BY), and of SPARQL 1.2 VERSION and the escapes in strings. Throws Error with line and column for everything else; a
// SPARQL Update request is named as such. What belongs into the head of the query, which is empty before, goes there.
ast::Query parse_query(std::string_view text, const ParseOptions& options, QueryHead& head);

}  // namespace kontor::sparql

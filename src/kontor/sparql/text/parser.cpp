#include "kontor/sparql/text/parser.hpp"

#include "kontor/sparql/text/grammar.hpp"
#include "kontor/sparql/text/query_text.hpp"

namespace kontor::sparql {

ast::Query parse_query(std::string_view text, const ParseOptions& options, QueryHead& head) {
  const QueryText query(options.name, text);
  ast::Query result;
  head.base = options.base;
  Grammar(query, head, result).query_unit();
  return result;
}

}  // namespace kontor::sparql

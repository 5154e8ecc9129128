// What a query has beside its form and its pattern, for its syntax tree and its algebra alike.
#pragma once

#include <string>
#include <vector>

#include "kontor/sparql/text/prefix_declarations.hpp"
#include "kontor/sparql/text/variables.hpp"
#include "kontor/sparql/text/warning.hpp"

namespace kontor::sparql {

// FROM and FROM NAMED: absolute IRIs in the order of the text, without repetition. Both empty: the query brings no
// dataset of its own.
struct DatasetClause {
  std::vector<std::string> default_graphs;
  std::vector<std::string> named_graphs;
  bool empty() const { return default_graphs.empty() && named_graphs.empty(); }
  friend bool operator==(const DatasetClause&, const DatasetClause&) = default;
};

struct QueryHead {
  Variables variables;
  DatasetClause dataset;
  std::string base;               // what relative IRIs and IRI() resolve against; may be empty
  PrefixDeclarations prefixes;    // for printing results, once the text is read
  std::vector<Warning> warnings;  // of names that nothing in the query binds
};

}  // namespace kontor::sparql

// A query that is run for many rows of values that some of its variables have before it begins: pre-binding, as
// SHACL-SPARQL wants it (SHACL appendix A, and the substitution of SPARQL 1.1 section 18.6).
//
// The query is planned once, on top of the rows, and answers a thousand of them together. Only where it looks at all
// solutions at once (aggregates, subqueries with DISTINCT or LIMIT) each row is substituted and planned by itself.
#pragma once

#include <functional>
#include <memory>
#include <span>
#include <string>
#include <vector>

#include "kontor/sparql/algebra/algebra.hpp"
#include "kontor/sparql/exec/limits.hpp"
#include "kontor/store/dataset.hpp"

namespace kontor::sparql {

// A SELECT or ASK query, translated but not optimised: passes of the optimiser rely on what no pattern binds.
class PreboundQuery {
 public:
  // `given` names the variables that every row has a value for, without '?'. Query and dataset must outlive it; it is
  // used by one thread. Throws Error for functions that do not exist.
  PreboundQuery(const algebra::Query& query, const std::vector<std::string>& given, const store::Dataset& dataset,
                const QueryLimits& limits = {});
  ~PreboundQuery();
  PreboundQuery(const PreboundQuery&) = delete;
  PreboundQuery& operator=(const PreboundQuery&) = delete;

  // The columns of SELECT, without '?'; none for ASK.
  const std::vector<std::string>& columns() const;

  // Called with the number of the row and a solution, a term per column; of ASK at most once for a row, when the answer
  // is true. Rows come in any order. The views are valid until the call returns.
  using Visit = std::function<void(std::size_t row, std::span<const rdf::TermView> solution)>;

  // Runs the query. `values` holds one row after the other, each as long as `given`. Throws LimitExceeded, Error, and
  // what `visit` throws.
  void run(std::span<const rdf::TermView> values, const Visit& visit);

 private:
  class Implementation;
  std::unique_ptr<Implementation> implementation_;
};

}  // namespace kontor::sparql

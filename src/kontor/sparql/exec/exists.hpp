// EXISTS by the letter of SPARQL 1.1 section 18.6, for every pattern and any place in an expression: the values of the
// current row are substituted into the pattern, which is planned and run until its first solution. Rows that agree in
// the variables that the pattern mentions share one answer.
#pragma once

#include "kontor/sparql/exec/context.hpp"
#include "kontor/sparql/exec/row_table.hpp"

namespace kontor::sparql {

class ExistsByRow {
 public:
  // The pattern must outlive it.
  ExistsByRow(ExecutionContext& context, const store::Graph& graph, const algebra::Algebra& pattern);

  bool test(const RowView& row);

 private:
  bool run(const std::vector<TermId>& key) const;

  ExecutionContext& context_;
  store::Graph graph_;
  const algebra::Algebra& pattern_;
  std::vector<algebra::Variable> mentioned_;
  RowSet known_;               // values of the mentioned variables
  std::vector<bool> answers_;  // by their number
  Charge charge_;
};

}  // namespace kontor::sparql

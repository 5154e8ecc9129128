// VALUES: inline data (SPARQL 1.1 section 18.5, a constant multiset).
#pragma once

#include "kontor/sparql/algebra/algebra.hpp"
#include "kontor/sparql/exec/row_source.hpp"
#include "kontor/sparql/exec/row_table.hpp"

namespace kontor::sparql {

class ValuesRows final : public RowSource {
 public:
  ValuesRows(ExecutionContext& context, const algebra::Table& table);

  // Rows that are there already: a column of ids for each variable.
  ValuesRows(ExecutionContext& context, const std::vector<Variable>& variables, std::vector<std::vector<TermId>> ids,
             std::size_t rows);

  void restart() override { next_ = 0; }
  std::string label() const override { return "Values, " + std::to_string(rows_) + " rows"; }

 protected:
  void produce(Batch& batch) override;

 private:
  void add_columns(const std::vector<Variable>& variables);

  std::vector<std::vector<TermId>> ids_;  // by column
  std::size_t rows_ = 0;
  std::size_t next_ = 0;
};

}  // namespace kontor::sparql

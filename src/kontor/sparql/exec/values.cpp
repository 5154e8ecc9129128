#include "kontor/sparql/exec/values.hpp"

#include <algorithm>

namespace kontor::sparql {

ValuesRows::ValuesRows(ExecutionContext& context, const algebra::Table& table)
    : RowSource(context), ids_(table.variables.size()), rows_(table.rows.size()) {
  for (std::size_t slot = 0; slot < table.variables.size(); ++slot) {
    for (const std::vector<rdf::Term>& row : table.rows) {
      ids_[slot].push_back(context.pool.intern(row[slot].view()));
      context.watch.tick();
      context.count_computed();
    }
  }
  add_columns(table.variables);
}

ValuesRows::ValuesRows(ExecutionContext& context, const std::vector<Variable>& variables,
                       std::vector<std::vector<TermId>> ids, std::size_t rows)
    : RowSource(context), ids_(std::move(ids)), rows_(rows) {
  add_columns(variables);
}

void ValuesRows::add_columns(const std::vector<Variable>& variables) {
  for (std::size_t slot = 0; slot < variables.size(); ++slot) {
    columns_.add(variables[slot], std::find(ids_[slot].begin(), ids_[slot].end(), no_term) == ids_[slot].end());
  }
  estimate = static_cast<double>(rows_);
}

void ValuesRows::produce(Batch& batch) {
  const std::size_t end = std::min(rows_, next_ + batch_rows);
  for (std::size_t slot = 0; slot < ids_.size(); ++slot) {
    batch.columns[slot].assign(ids_[slot].begin() + static_cast<std::ptrdiff_t>(next_),
                               ids_[slot].begin() + static_cast<std::ptrdiff_t>(end));
  }
  batch.rows = end - next_;
  next_ = end;
}

}  // namespace kontor::sparql

#include "kontor/sparql/exec/input_rows.hpp"

#include <numeric>

namespace kontor::sparql {

InputRows::InputRows(ExecutionContext& context, const Feed& feed) : RowSource(context), feed_(feed) {
  columns_ = feed.columns;
  columns_.add(feed.number, true);
  sorted_by_ = feed.sorted_by;
  keeps_input_order_ = true;
}

void InputRows::produce(Batch& batch) {
  if (done_ || feed_.batch == nullptr) return;
  done_ = true;
  const Batch& rows = *feed_.batch;
  for (std::size_t slot = 0; slot + 1 < columns_.size(); ++slot) batch.columns[slot] = rows.columns[slot];
  std::vector<TermId>& numbers = batch.columns.back();
  numbers.resize(rows.rows);
  std::iota(numbers.begin(), numbers.end(), TermId{0});
  batch.rows = rows.rows;
}

}  // namespace kontor::sparql

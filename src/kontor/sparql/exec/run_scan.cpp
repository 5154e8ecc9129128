#include "kontor/sparql/exec/run_scan.hpp"

#include <algorithm>
#include <array>

namespace kontor::sparql {

RunScan::RunScan(ExecutionContext& context, const store::Graph& graph, const IdPattern& pattern, Variable variable,
                 std::optional<Variable> count)
    : RowSource(context), graph_(graph), pattern_(pattern) {
  const auto& parts = pattern_.parts;
  access_ = store::access_for(graph_.index(), !parts[0].is_variable, !parts[1].is_variable, !parts[2].is_variable,
                              pattern_.part_of(variable));
  if (!graph_.empty()) permutation_ = &graph_.permutation(access_.order);
  const auto order = store::parts(access_.order);
  std::array<TermId, 3> prefix{};
  for (std::size_t level = 0; level < access_.bound; ++level) prefix[level] = parts[order[level]].term;
  set_range(graph_.range(access_.order, {prefix.data(), access_.bound}));
  columns_.add(variable, true);
  if (count) columns_.add(*count, true);
  sorted_by_ = variable;
  estimate = static_cast<double>(range().size());
  restart();
}

// Where the first run begins that does not begin before the row.
store::Row RunScan::next_run(store::Row row) const {
  if (row == range().begin || row == range().end) return row;
  const TermId* ids = permutation_->column(access_.bound).data();
  return ids[row] != ids[row - 1] ? row : permutation_->run_end(access_.bound, row - 1, range().end);
}

// From a few rows: how many of them begin a run.
std::size_t RunScan::expected_rows() const {
  constexpr std::size_t samples = 64;
  const std::size_t rows = range().size();
  if (rows <= samples) return rows;
  const TermId* ids = permutation_->column(access_.bound).data() + range().begin;
  std::size_t begins = 0;
  for (std::size_t i = 1; i <= samples; ++i) {
    const std::size_t row = (rows - 1) * i / samples;
    begins += ids[row] != ids[row - 1] ? 1 : 0;
  }
  return rows * begins / samples;
}

// A run belongs to the part in which it begins.
void RunScan::restart() {
  next_ = next_run(part().begin);
  end_ = next_run(part().end);
}

std::string RunScan::label() const {
  return "RunScan " + std::string(store::to_string(access_.order)) + " " + show(pattern_, context_) + ", each " +
         context_.show_variable(columns_.variable(0));
}

// Most runs are short, and nobody can foretell where one ends, so blocks of rows are cut into runs without a branch per
// row; a block that is all one run is a long one, whose end is searched.
void RunScan::produce(Batch& batch) {
  if (next_ == end_) return;
  constexpr store::Row block = 64;
  const TermId* ids = permutation_->column(access_.bound).data();
  std::array<store::Row, batch_rows + block + 1> starts;
  std::size_t runs = 1;  // the last of them is open
  starts[0] = next_;
  store::Row row = next_ + 1;
  while (row < end_ && runs <= batch_rows) {
    const store::Row stop = row + std::min(block, end_ - row);
    if (ids[stop - 1] != ids[row - 1]) {
      for (; row < stop; ++row) {
        starts[runs] = row;
        runs += ids[row] != ids[row - 1] ? 1 : 0;
      }
    } else {
      row = permutation_->run_end(access_.bound, stop - 1, end_);
      if (row < end_) starts[runs++] = row++;
    }
  }
  if (row == end_) {
    next_ = row;
    starts[runs++] = row;
  } else {
    next_ = starts[runs - 1];
  }
  batch.rows = runs - 1;
  std::vector<TermId>& values = batch.columns[0];
  values.resize(batch.rows);
  for (std::size_t i = 0; i < batch.rows; ++i) values[i] = ids[starts[i]];
  if (columns_.size() == 1) return;
  std::vector<TermId>& counts = batch.columns[1];
  counts.resize(batch.rows);
  for (std::size_t i = 0; i < batch.rows; ++i) counts[i] = starts[i + 1] - starts[i];
}

}  // namespace kontor::sparql

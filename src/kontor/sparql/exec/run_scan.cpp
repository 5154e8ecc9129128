#include "kontor/sparql/exec/run_scan.hpp"

#include <algorithm>

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
  range_ = graph_.range(access_.order, {prefix.data(), access_.bound});
  columns_.add(variable, true);
  if (count) columns_.add(*count, true);
  sorted_by_ = variable;
  restart();
}

std::string RunScan::label() const {
  return "RunScan " + std::string(store::to_string(access_.order)) + " " + show(pattern_, context_) + ", each " +
         context_.show_variable(columns_.variable(0));
}

void RunScan::produce(Batch& batch) {
  const TermId* ids = permutation_ == nullptr ? nullptr : permutation_->column(access_.bound).data();
  while (batch.rows < batch_rows && next_ < range_.end) {
    const TermId value = ids[next_];
    // Most runs are short, some are long.
    store::Row end = next_ + 1;
    const store::Row near = std::min(range_.end, next_ + 8);
    while (end < near && ids[end] == value) ++end;
    if (end == near && end < range_.end && ids[end] == value) {
      end = permutation_->equal_range_from({next_, range_.end}, access_.bound, value, next_).end;
    }
    batch.columns[0].push_back(value);
    if (columns_.size() > 1) batch.columns[1].push_back(end - next_);
    ++batch.rows;
    next_ = end;
  }
}

}  // namespace kontor::sparql

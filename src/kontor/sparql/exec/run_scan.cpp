#include "kontor/sparql/exec/run_scan.hpp"

#include <algorithm>

namespace kontor::sparql {

bool RunScan::fits(const IdPattern& pattern, Variable variable) {
  std::vector<Variable> seen;
  for (const PatternPart& part : pattern.parts) {
    if (!part.is_variable) continue;
    if (std::find(seen.begin(), seen.end(), part.variable) != seen.end()) return false;
    seen.push_back(part.variable);
  }
  return std::find(seen.begin(), seen.end(), variable) != seen.end();
}

RunScan::RunScan(ExecutionContext& context, const store::Graph& graph, const IdPattern& pattern, Variable variable,
                 const std::vector<Variable>& counts)
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
  for (const Variable count : counts) columns_.add(count, true);
  sorted_by_ = variable;
  restart();
}

std::string RunScan::label() const {
  return "RunScan " + std::string(store::to_string(access_.order)) + " " + show(pattern_, context_) + ", each " +
         context_.show_variable(columns_.variable(0));
}

void RunScan::produce(Batch& batch) {
  while (batch.rows < batch_rows && next_ < range_.end) {
    const TermId value = permutation_->column(access_.bound)[next_];
    const store::RowRange run = permutation_->equal_range_from({next_, range_.end}, access_.bound, value, next_);
    batch.columns[0].push_back(value);
    if (columns_.size() > 1) {
      const TermId count = context_.pool.intern(xsd::Value(static_cast<std::int64_t>(run.size())));
      for (std::size_t slot = 1; slot < columns_.size(); ++slot) batch.columns[slot].push_back(count);
    }
    ++batch.rows;
    next_ = run.end;
  }
}

}  // namespace kontor::sparql

#include "kontor/sparql/exec/triple_scan.hpp"

#include <algorithm>

namespace kontor::sparql {
namespace {

// The first batch of all is small, so that LIMIT and EXISTS pay for little; then batches double.
constexpr store::Row first_step = 64;

}  // namespace

TripleScan::TripleScan(ExecutionContext& context, const store::Graph& graph, const IdPattern& pattern,
                       std::optional<Variable> sort_by, const VariableSet& outputs)
    : RowSource(context), graph_(graph), pattern_(pattern) {
  const auto& parts = pattern_.parts;
  const int then = sort_by ? pattern_.part_of(*sort_by) : -1;
  access_ =
      store::access_for(graph_.index(), !parts[0].is_variable, !parts[1].is_variable, !parts[2].is_variable, then);
  if (!graph_.empty()) permutation_ = &graph_.permutation(access_.order);
  const auto order = store::parts(access_.order);
  const std::size_t free = 3 - access_.bound;
  columns_.reserve(free);
  for (std::size_t level = access_.bound; level < 3; ++level) {
    const Variable variable = parts[order[level]].variable;
    std::size_t first = access_.bound;
    while (parts[order[first]].variable != variable) ++first;
    if (first != level) {
      repeated_.emplace_back(first, level);
      continue;
    }
    if (level == access_.bound) sorted_by_ = variable;
    if (!outputs.has(variable)) continue;
    levels_[columns_.size()] = level;
    columns_.add(variable, true);
  }
  if (sorted_by_ && !columns_.has(*sorted_by_)) sorted_by_.reset();
  std::array<TermId, 3> prefix{};
  for (std::size_t level = 0; level < access_.bound; ++level) prefix[level] = parts[order[level]].term;
  set_range(graph_.range(access_.order, {prefix.data(), access_.bound}));
  estimate = static_cast<double>(range().size());
  restart();
}

void TripleScan::restart() {
  next_ = part().begin;
  step_ = part().begin == range().begin ? first_step : batch_rows;
}

std::string TripleScan::label() const {
  return "Scan " + std::string(store::to_string(access_.order)) + " " + show(pattern_, context_);
}

store::Row TripleScan::step() {
  const store::Row taken = std::min(step_, part().end - next_);
  step_ = std::min<store::Row>(step_ * 2, batch_rows);
  return taken;
}

void TripleScan::count_in(Variable number) {
  columns_.add(number, true);
  counts_ = true;
}

void TripleScan::produce(Batch& batch) {
  if (counts_) {
    if (next_ < part().end) {
      batch.columns[0].push_back(part().end - next_);
      batch.rows = 1;
    }
    next_ = part().end;
    return;
  }
  if (!repeated_.empty()) return produce_repeated(batch);
  const store::Row taken = columns_.size() == 0 ? part().end - next_ : step();
  for (std::size_t slot = 0; slot < columns_.size(); ++slot) {
    const TermId* from = permutation_ == nullptr ? nullptr : permutation_->column(levels_[slot]).data() + next_;
    batch.columns[slot].assign(from, from + taken);
  }
  next_ += taken;
  batch.rows = taken;
}

// ?x <p> ?x: a plain look at every row of the range.
void TripleScan::produce_repeated(Batch& batch) {
  while (batch.rows == 0 && next_ < part().end) {
    const store::Row end = next_ + step();
    watch().tick(end - next_);
    for (; next_ < end; ++next_) {
      const bool equal = std::all_of(repeated_.begin(), repeated_.end(), [&](const auto& levels) {
        return permutation_->column(levels.first)[next_] == permutation_->column(levels.second)[next_];
      });
      if (!equal) continue;
      for (std::size_t slot = 0; slot < columns_.size(); ++slot) {
        batch.columns[slot].push_back(permutation_->column(levels_[slot])[next_]);
      }
      ++batch.rows;
    }
  }
}

}  // namespace kontor::sparql

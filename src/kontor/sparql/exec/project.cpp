#include "kontor/sparql/exec/project.hpp"

#include <algorithm>
#include <limits>
#include <utility>

namespace kontor::sparql {

ProjectRows::ProjectRows(ExecutionContext& context, RowSourcePtr input, const std::vector<Variable>& variables)
    : RowSource(context), input_(std::move(input)) {
  estimate = input_->estimate;
  slots_.reserve(variables.size());
  columns_.reserve(variables.size());
  for (const Variable variable : variables) {
    if (columns_.has(variable)) continue;
    slots_.push_back(input_->columns().find(variable));
    columns_.add(variable, input_->columns().has_certain(variable));
  }
  sorted_by_ = input_->sorted_by();
  if (sorted_by_ && !columns_.has(*sorted_by_)) sorted_by_.reset();
  keeps_input_order_ = input_->keeps_input_order();
}

std::string ProjectRows::label() const {
  std::string text = "Project";
  for (const Variable variable : variables()) text += " " + context_.show_variable(variable);
  return text;
}

void ProjectRows::produce(Batch& batch) {
  if (!input_->next(rows_)) return;
  for (std::size_t slot = 0; slot < slots_.size(); ++slot) {
    if (slots_[slot] == Columns::npos) {
      batch.columns[slot].assign(rows_.rows, no_term);
    } else {
      batch.columns[slot].swap(rows_.columns[slots_[slot]]);
    }
  }
  batch.rows = rows_.rows;
}

DistinctRows::DistinctRows(ExecutionContext& context, RowSourcePtr input)
    : RowSource(context), input_(std::move(input)), seen_(input_->columns().size()), charge_(context.watch) {
  estimate = input_->estimate;
  columns_ = input_->columns();
  sorted_by_ = input_->sorted_by();
}

void DistinctRows::restart() {
  input_->restart();
  seen_.clear();
}

void DistinctRows::produce(Batch& batch) {
  std::vector<TermId> row(columns_.size());
  while (batch.rows == 0 && input_->next(rows_)) {
    watch().tick(rows_.rows);
    for (std::size_t i = 0; i < rows_.rows; ++i) {
      for (std::size_t slot = 0; slot < row.size(); ++slot) row[slot] = rows_.columns[slot][i];
      if (!seen_.insert(row).second) continue;
      for (std::size_t slot = 0; slot < row.size(); ++slot) batch.columns[slot].push_back(row[slot]);
      ++batch.rows;
    }
    charge_.set(seen_.memory_bytes());
  }
}

ReducedRows::ReducedRows(ExecutionContext& context, RowSourcePtr input)
    : RowSource(context), input_(std::move(input)), last_(input_->columns().size()) {
  estimate = input_->estimate;
  columns_ = input_->columns();
  sorted_by_ = input_->sorted_by();
}

void ReducedRows::restart() {
  input_->restart();
  started_ = false;
}

void ReducedRows::produce(Batch& batch) {
  while (batch.rows == 0 && input_->next(rows_)) {
    for (std::size_t i = 0; i < rows_.rows; ++i) {
      bool equal = started_;
      for (std::size_t slot = 0; slot < last_.size(); ++slot) {
        equal = equal && last_[slot] == rows_.columns[slot][i];
        last_[slot] = rows_.columns[slot][i];
      }
      started_ = true;
      if (equal) continue;
      for (std::size_t slot = 0; slot < last_.size(); ++slot) batch.columns[slot].push_back(last_[slot]);
      ++batch.rows;
    }
  }
}

SliceRows::SliceRows(ExecutionContext& context, RowSourcePtr input, std::uint64_t offset,
                     std::optional<std::uint64_t> limit)
    : RowSource(context), input_(std::move(input)), offset_(offset), limit_(limit) {
  estimate = input_->estimate;
  if (limit_) estimate = std::min(estimate, static_cast<double>(*limit_));
  columns_ = input_->columns();
  sorted_by_ = input_->sorted_by();
}

void SliceRows::restart() {
  input_->restart();
  skipped_ = 0;
  passed_ = 0;
}

std::string SliceRows::label() const {
  std::string text = "Slice";
  if (offset_ != 0) text += " offset " + std::to_string(offset_);
  if (limit_) text += " limit " + std::to_string(*limit_);
  return text;
}

void SliceRows::produce(Batch& batch) {
  while (batch.rows == 0 && (!limit_ || passed_ < *limit_)) {
    if (!input_->next(rows_)) return;
    const auto skip = static_cast<std::size_t>(std::min<std::uint64_t>(offset_ - skipped_, rows_.rows));
    skipped_ += skip;
    std::uint64_t take = rows_.rows - skip;
    if (limit_) take = std::min(take, *limit_ - passed_);
    passed_ += take;
    const auto from = static_cast<std::ptrdiff_t>(skip);
    const auto to = from + static_cast<std::ptrdiff_t>(take);
    for (std::size_t slot = 0; slot < columns_.size(); ++slot) {
      batch.columns[slot].assign(rows_.columns[slot].begin() + from, rows_.columns[slot].begin() + to);
    }
    batch.rows = static_cast<std::size_t>(take);
  }
}

UnionRows::UnionRows(ExecutionContext& context, std::vector<RowSourcePtr> branches, std::optional<Variable> number)
    : RowSource(context), branches_(branches.size()), column_of_branch_(branches.size()) {
  keeps_input_order_ = number && std::all_of(branches.begin(), branches.end(),
                                             [](const RowSourcePtr& branch) { return branch->keeps_input_order(); });
  for (const RowSourcePtr& branch : branches) {
    for (const Variable variable : branch->variables()) {
      if (columns_.has(variable) || variable == number) continue;
      columns_.add(variable, std::all_of(branches.begin(), branches.end(), [&](const RowSourcePtr& other) {
                     return other->columns().has_certain(variable);
                   }));
    }
  }
  for (std::size_t i = 0; i < branches.size(); ++i) {
    const Columns& given = branches[i]->columns();
    for (const Variable variable : variables()) branches_[i].slots.push_back(given.find(variable));
    if (number) branches_[i].number_slot = given.find(*number);
    branches_[i].source = std::move(branches[i]);
  }
}

void UnionRows::restart() {
  for (Branch& branch : branches_) {
    branch.source->restart();
    branch.rows.rows = 0;
    branch.next = 0;
    branch.done = false;
  }
  current_ = 0;
}

std::vector<const RowSource*> UnionRows::inputs() const {
  std::vector<const RowSource*> inputs;
  for (const Branch& branch : branches_) inputs.push_back(branch.source.get());
  return inputs;
}

// Chooses rows in the order of their numbers, those of an earlier branch first, until it needs more of a branch or has
// `most` of them.
void UnionRows::pick(std::size_t most) {
  picked_.clear();
  for (;;) {
    std::size_t lowest = branches_.size();
    TermId number = std::numeric_limits<TermId>::max();
    for (std::size_t i = 0; i < branches_.size(); ++i) {
      const Branch& branch = branches_[i];
      if (branch.done || branch.number() >= number) continue;
      lowest = i;
      number = branch.number();
    }
    if (lowest == branches_.size()) return;
    Branch& branch = branches_[lowest];
    do {
      picked_.push_back({lowest, branch.next++});
      if (picked_.size() == most || branch.next == branch.rows.rows) return;
    } while (branch.number() == number);
  }
}

void UnionRows::merge(Batch& batch) {
  while (batch.rows < batch_rows) {
    for (Branch& branch : branches_) {
      if (branch.done || branch.next < branch.rows.rows) continue;
      branch.next = 0;
      branch.done = !branch.source->next(branch.rows);
    }
    pick(batch_rows - batch.rows);
    if (picked_.empty()) return;
    for (std::size_t slot = 0; slot < columns_.size(); ++slot) {
      for (std::size_t i = 0; i < branches_.size(); ++i) {
        const std::size_t from = branches_[i].slots[slot];
        column_of_branch_[i] =
            from == Columns::npos || branches_[i].done ? nullptr : branches_[i].rows.columns[from].data();
      }
      std::vector<TermId>& target = batch.columns[slot];
      for (const Pick& pick : picked_) {
        const TermId* ids = column_of_branch_[pick.branch];
        target.push_back(ids == nullptr ? no_term : ids[pick.row]);
      }
    }
    batch.rows += picked_.size();
  }
}

void UnionRows::produce(Batch& batch) {
  if (keeps_input_order_) return merge(batch);
  for (; current_ < branches_.size(); ++current_) {
    Branch& branch = branches_[current_];
    if (!branch.source->next(branch.rows)) continue;
    for (std::size_t slot = 0; slot < columns_.size(); ++slot) {
      const std::size_t from = branch.slots[slot];
      if (from == Columns::npos) {
        batch.columns[slot].assign(branch.rows.rows, no_term);
      } else {
        batch.columns[slot].swap(branch.rows.columns[from]);
      }
    }
    batch.rows = branch.rows.rows;
    return;
  }
}

}  // namespace kontor::sparql

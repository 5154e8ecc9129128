#include "kontor/sparql/exec/join.hpp"

#include <algorithm>

namespace kontor::sparql {

HashJoin::HashJoin(ExecutionContext& context, RowSourcePtr left, std::shared_ptr<JoinSide> right,
                   const std::vector<Variable>& outputs)
    : RowSource(context), left_(std::move(left)), right_(std::move(right)) {
  const Columns& given = left_->columns();
  const Columns& others = right_->source().columns();
  const auto add = [&](Variable variable) {
    if (std::find(outputs.begin(), outputs.end(), variable) == outputs.end() || columns_.has(variable)) return;
    columns_.add(variable, given.has_certain(variable) || others.has_certain(variable));
    from_left_.push_back(given.find(variable));
    from_right_.push_back(others.find(variable));
  };
  for (const Variable variable : given.variables()) add(variable);
  for (const Variable variable : others.variables()) add(variable);
  for (std::size_t slot = 0; slot < others.size(); ++slot) {
    const std::size_t left_slot = given.find(others.variable(slot));
    if (left_slot == Columns::npos) continue;
    const bool key = others.certain(slot) && given.certain(left_slot);
    shared_.push_back({left_slot, slot, key});
    if (!key) continue;
    left_keys_.push_back(left_slot);
    right_keys_.push_back(slot);
  }
  key_.resize(left_keys_.size());
  sorted_by_ = left_->sorted_by();
  if (sorted_by_ && !columns_.has_certain(*sorted_by_)) sorted_by_.reset();
  keeps_input_order_ = left_->keeps_input_order();
}

void HashJoin::restart() {
  left_->restart();
  rows_.reset(0);
  row_ = 0;
  row_started_ = false;
  done_ = false;
}

std::string HashJoin::label() const {
  std::string text = "HashJoin";
  if (left_keys_.empty()) text += " of all pairs";
  for (const std::size_t slot : left_keys_) text += " " + context_.show_variable(left_->columns().variable(slot));
  return text;
}

bool HashJoin::compatible(std::size_t left, std::uint32_t right) const {
  return std::all_of(shared_.begin(), shared_.end(), [&](const Shared& shared) {
    if (shared.key) return true;
    const TermId a = rows_.columns[shared.left][left];
    const TermId b = rows_of_right_->table.at(right, shared.right);
    return a == no_term || b == no_term || a == b;
  });
}

std::uint32_t HashJoin::first_candidate() {
  if (rows_of_right_->table.rows() == 0) return HashIndex::none;
  if (left_keys_.empty()) return 0;
  for (std::size_t i = 0; i < key_.size(); ++i) key_[i] = rows_.columns[left_keys_[i]][row_];
  return rows_of_right_->index.first(key_);
}

std::uint32_t HashJoin::next_candidate(std::uint32_t row) const {
  if (!left_keys_.empty()) return rows_of_right_->index.next(row);
  return row + 1 < rows_of_right_->table.rows() ? row + 1 : HashIndex::none;
}

// Collects pairs until there are enough for a batch or the left rows are used up.
void HashJoin::find_matches() {
  std::uint64_t work = 0;
  while (row_ < rows_.rows && picked_left_.size() < batch_rows) {
    if (!row_started_) {
      candidate_ = first_candidate();
      row_started_ = true;
    }
    while (candidate_ != HashIndex::none && picked_left_.size() < batch_rows) {
      if (++work % batch_rows == 0) watch().tick(batch_rows / 4);
      if (compatible(row_, candidate_)) {
        picked_left_.push_back(row_);
        picked_right_.push_back(candidate_);
      }
      candidate_ = next_candidate(candidate_);
    }
    if (candidate_ != HashIndex::none) break;
    row_started_ = false;
    ++row_;
  }
}

void HashJoin::gather(Batch& batch) const {
  batch.rows = picked_left_.size();
  for (std::size_t slot = 0; slot < columns_.size(); ++slot) {
    std::vector<TermId>& target = batch.columns[slot];
    target.assign(batch.rows, no_term);
    if (from_left_[slot] != Columns::npos) {
      const std::vector<TermId>& source = rows_.columns[from_left_[slot]];
      for (std::size_t i = 0; i < batch.rows; ++i) target[i] = source[picked_left_[i]];
    }
    if (from_right_[slot] == Columns::npos) continue;
    const std::vector<TermId>& source = rows_of_right_->table.column(from_right_[slot]);
    for (std::size_t i = 0; i < batch.rows; ++i) {
      if (target[i] == no_term) target[i] = source[picked_right_[i]];
    }
  }
}

void HashJoin::produce(Batch& batch) {
  while (batch.rows == 0 && !done_) {
    if (row_ >= rows_.rows) {
      if (!left_->next(rows_)) {
        done_ = true;
        return;
      }
      if (rows_of_right_ == nullptr) rows_of_right_ = &right_->hashed(right_keys_);
      row_ = 0;
      row_started_ = false;
    }
    picked_left_.clear();
    picked_right_.clear();
    find_matches();
    watch().tick(picked_left_.size());
    gather(batch);
  }
}

MinusRows::MinusRows(ExecutionContext& context, RowSourcePtr left, std::shared_ptr<JoinSide> right,
                     const std::vector<Variable>& shared)
    : RowSource(context), left_(std::move(left)), right_(std::move(right)) {
  columns_ = left_->columns();
  const Columns& others = right_->source().columns();
  sorted_by_ = left_->sorted_by();
  keeps_input_order_ = left_->keeps_input_order();
  for (const Variable variable : shared) {
    const std::size_t slot = columns_.find(variable);
    const std::size_t other = others.find(variable);
    if (slot == Columns::npos || other == Columns::npos) continue;
    left_slots_.push_back(slot);
    right_slots_.push_back(other);
    always_bound_ = always_bound_ && columns_.certain(slot) && others.certain(other);
  }
  key_.resize(left_slots_.size());
}

void MinusRows::restart() {
  left_->restart();
}

bool MinusRows::is_removed(const Batch& batch, std::size_t row) {
  if (removed_ == nullptr) return false;  // no variable is shared
  for (std::size_t i = 0; i < key_.size(); ++i) key_[i] = batch.columns[left_slots_[i]][row];
  if (always_bound_) return removed_->contains(key_);
  for (std::size_t number = 0; number < removed_->size(); ++number) {
    const std::span<const TermId> other = (*removed_)[number];
    bool common = false;
    bool compatible = true;
    for (std::size_t i = 0; i < key_.size() && compatible; ++i) {
      if (key_[i] == no_term || other[i] == no_term) continue;
      common = true;
      compatible = key_[i] == other[i];
    }
    if (common && compatible) return true;
  }
  watch().tick(removed_->size() / 16);
  return false;
}

void MinusRows::produce(Batch& batch) {
  Batch rows;
  while (batch.rows == 0 && left_->next(rows)) {
    if (removed_ == nullptr && !left_slots_.empty()) removed_ = &right_->distinct(right_slots_);
    watch().tick(rows.rows);
    for (std::size_t row = 0; row < rows.rows; ++row) {
      if (is_removed(rows, row)) continue;
      for (std::size_t slot = 0; slot < columns_.size(); ++slot) batch.columns[slot].push_back(rows.columns[slot][row]);
      ++batch.rows;
    }
  }
}

}  // namespace kontor::sparql

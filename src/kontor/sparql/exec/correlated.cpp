#include "kontor/sparql/exec/correlated.hpp"

#include <algorithm>

namespace kontor::sparql {

Correlated::Correlated(ExecutionContext& context, RowSourcePtr left) : RowSource(context), left_(std::move(left)) {
  feed_.columns = left_->columns();
  feed_.sorted_by = left_->sorted_by();
  feed_.number = context.fresh_variable();
}

bool Correlated::open() {
  if (done_ || !left_->next(rows_)) {
    done_ = true;
    return false;
  }
  watch().tick(rows_.rows);
  feed_.batch = &rows_;
  plan_->restart();
  open_ = true;
  return true;
}

void CorrelatedJoin::set_plan(RowSourcePtr plan) {
  plan_ = std::move(plan);
  columns_ = plan_->columns();
  if (!plan_->keeps_input_order()) return;
  sorted_by_ = left_->sorted_by();
  if (sorted_by_ && !columns_.has_certain(*sorted_by_)) sorted_by_.reset();
  keeps_input_order_ = left_->keeps_input_order();
}

void CorrelatedJoin::produce(Batch& batch) {
  while (batch.rows == 0 && (open_ || open())) {
    if (!plan_->next(matches_)) {
      open_ = false;
      continue;
    }
    batch.columns.swap(matches_.columns);
    batch.rows = matches_.rows;
  }
}

void CorrelatedLeftJoin::set_plan(RowSourcePtr plan, const std::vector<Variable>& outputs) {
  plan_ = std::move(plan);
  const auto add = [&](Variable variable, bool certain) {
    if (std::find(outputs.begin(), outputs.end(), variable) == outputs.end() || columns_.has(variable)) return;
    columns_.add(variable, certain);
    left_slots_.push_back(left_->columns().find(variable));
    plan_slots_.push_back(plan_->columns().find(variable));
  };
  for (const Variable variable : left_->variables()) add(variable, left_->columns().has_certain(variable));
  for (const Variable variable : plan_->variables()) {
    if (variable != feed_.number) add(variable, false);
  }
  number_slot_ = plan_->columns().find(feed_.number);
  if (!plan_->keeps_input_order()) return;
  sorted_by_ = left_->sorted_by();
  if (sorted_by_ && !columns_.has_certain(*sorted_by_)) sorted_by_.reset();
  keeps_input_order_ = left_->keeps_input_order();
}

// The left rows before `end` that nothing matched.
void CorrelatedLeftJoin::append_unmatched(Batch& batch, std::size_t end) {
  for (; next_unmatched_ < end; ++next_unmatched_) {
    if (matched_[next_unmatched_]) continue;
    for (std::size_t slot = 0; slot < columns_.size(); ++slot) {
      const std::size_t from = left_slots_[slot];
      batch.columns[slot].push_back(from == Columns::npos ? no_term : rows_.columns[from][next_unmatched_]);
    }
    ++batch.rows;
  }
}

void CorrelatedLeftJoin::append_matched(Batch& batch) {
  const std::vector<TermId>& numbers = matches_.columns[number_slot_];
  for (std::size_t i = 0; i < matches_.rows; ++i) {
    if (plan_->keeps_input_order()) append_unmatched(batch, numbers[i]);
    matched_[numbers[i]] = true;
    for (std::size_t slot = 0; slot < columns_.size(); ++slot) {
      const std::size_t from = plan_slots_[slot];
      batch.columns[slot].push_back(from == Columns::npos ? no_term : matches_.columns[from][i]);
    }
    ++batch.rows;
  }
}

void CorrelatedLeftJoin::produce(Batch& batch) {
  while (batch.rows == 0) {
    if (!open_) {
      if (!open()) return;
      matched_.assign(rows_.rows, false);
      next_unmatched_ = 0;
    }
    if (plan_->next(matches_)) {
      append_matched(batch);
    } else {
      append_unmatched(batch, rows_.rows);
      open_ = false;
    }
  }
}

SemiJoin::SemiJoin(ExecutionContext& context, Presence presence, RowSourcePtr left)
    : Correlated(context, std::move(left)), presence_(presence) {
  columns_ = left_->columns();
  sorted_by_ = left_->sorted_by();
  keeps_input_order_ = left_->keeps_input_order();
}

void SemiJoin::set_plan(RowSourcePtr plan) {
  plan_ = std::move(plan);
  number_slot_ = plan_->columns().find(feed_.number);
}

void SemiJoin::produce(Batch& batch) {
  while (batch.rows == 0 && open()) {
    matched_.assign(rows_.rows, false);
    std::size_t missing = rows_.rows;
    while (missing > 0 && plan_->next(matches_)) {
      for (const TermId number : matches_.columns[number_slot_]) {
        if (!matched_[number]) --missing;
        matched_[number] = true;
      }
    }
    for (std::size_t row = 0; row < rows_.rows; ++row) {
      if (matched_[row] != (presence_ == Presence::exists)) continue;
      for (std::size_t slot = 0; slot < columns_.size(); ++slot) {
        batch.columns[slot].push_back(rows_.columns[slot][row]);
      }
      ++batch.rows;
    }
  }
}

}  // namespace kontor::sparql

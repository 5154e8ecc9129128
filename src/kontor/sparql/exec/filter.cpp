#include "kontor/sparql/exec/filter.hpp"

namespace kontor::sparql {

FilterRows::FilterRows(ExecutionContext& context, RowSourcePtr input, CompiledExpression condition, std::string text)
    : RowSource(context),
      input_(std::move(input)),
      condition_(std::move(condition)),
      text_(std::move(text)),
      table_(input_->columns(), context.variables.size()) {
  columns_ = input_->columns();
  sorted_by_ = input_->sorted_by();
  keeps_input_order_ = input_->keeps_input_order();
  if (condition_.is_pure() && condition_.variables().size() == 1) only_ = condition_.variables().front();
}

bool FilterRows::test(const TermId* const* table, std::size_t row) {
  const RowView view(table, row, number_++);
  if (!only_) {
    expression_done();
    return condition_.test(view) == Ebv::true_;
  }
  constexpr std::uint8_t yes = 1;
  constexpr std::uint8_t no = 2;
  const TermId id = view[*only_];
  std::uint8_t answer = known_.load(id);
  if (answer == 0) {
    answer = condition_.test(view) == Ebv::true_ ? yes : no;
    known_.store(id, answer);
    expression_done();
  }
  return answer == yes;
}

void FilterRows::produce(Batch& batch) {
  while (batch.rows == 0 && input_->next(rows_)) {
    watch().tick(rows_.rows);
    const TermId* const* table = table_.bind(rows_);
    const std::vector<TermId>* const viewed =
        only_ && columns_.has(*only_) ? &rows_.columns[columns_.find(*only_)] : nullptr;
    for (std::size_t row = 0; row < rows_.rows; ++row) {
      if (viewed != nullptr) context_.pool.look_ahead(*viewed, row);
      if (!test(table, row)) continue;
      for (std::size_t slot = 0; slot < columns_.size(); ++slot) {
        batch.columns[slot].push_back(rows_.columns[slot][row]);
      }
      ++batch.rows;
    }
  }
}

ExtendRows::ExtendRows(ExecutionContext& context, RowSourcePtr input, Variable variable, CompiledExpression expression,
                       std::string text)
    : RowSource(context),
      input_(std::move(input)),
      variable_(variable),
      expression_(std::move(expression)),
      text_(std::move(text)),
      table_(input_->columns(), context.variables.size()) {
  columns_ = input_->columns();
  columns_.add(variable, false);
  if (const auto source = expression_.as_variable(); source && columns_.has_certain(*source)) {
    columns_.set_certain(columns_.size() - 1, true);
  }
  sorted_by_ = input_->sorted_by();
  keeps_input_order_ = input_->keeps_input_order();
}

void ExtendRows::produce(Batch& batch) {
  if (!input_->next(rows_)) return;
  watch().tick(rows_.rows);
  const TermId* const* table = table_.bind(rows_);
  std::vector<TermId>& values = batch.columns.back();
  if (const auto source = expression_.as_variable(); source && columns_.has(*source)) {
    values = rows_.columns[columns_.find(*source)];
  } else {
    values.resize(rows_.rows);
    for (std::size_t row = 0; row < rows_.rows; ++row) {
      values[row] = expression_.evaluate(RowView(table, row, number_++));
      expression_done();
    }
  }
  for (std::size_t slot = 0; slot + 1 < columns_.size(); ++slot) batch.columns[slot].swap(rows_.columns[slot]);
  batch.rows = rows_.rows;
}

}  // namespace kontor::sparql

#include "kontor/sparql/exec/group.hpp"

#include <algorithm>

namespace kontor::sparql {

GroupRows::GroupRows(ExecutionContext& context, RowSourcePtr input, const algebra::Group& group,
                     std::optional<Variable> number)
    : RowSource(context),
      input_(std::move(input)),
      table_(input_->columns(), context.variables.size()),
      groups_(group.keys.size()),
      charge_(context.watch) {
  if (number) number_slot_ = input_->columns().find(*number);
  for (const algebra::GroupKey& key : group.keys) {
    Key& added = keys_.emplace_back();
    added.variable = key.variable;
    if (key.expression) {
      added.expression.emplace(*key.expression, context.expressions);
    } else {
      added.slot = input_->columns().find(key.variable);
    }
    columns_.add(key.variable, added.slot != Columns::npos && input_->columns().certain(added.slot));
  }
  std::vector<Variable> in_scope = input_->variables();
  if (number) std::erase(in_scope, *number);
  for (const algebra::Aggregate& aggregate : group.aggregates) {
    aggregates_.emplace_back(aggregate, in_scope, context.expressions);
    seen_.emplace_back(aggregates_.back().distinct_width());
    only_counts_ = only_counts_ && aggregates_.back().counts_rows();
    columns_.add(aggregate.result, aggregates_.back().counts_rows());
  }
}

void GroupRows::restart() {
  input_->restart();
  groups_.clear();
  states_.clear();
  for (RowSet& seen : seen_) seen.clear();
  counts_.clear();
  read_ = false;
  next_ = 0;
}

std::string GroupRows::label() const {
  std::string text = "Group";
  for (const Key& key : keys_) text += " " + context_.show_variable(key.variable);
  text += ", " + std::to_string(aggregates_.size()) + (aggregates_.size() == 1 ? " aggregate" : " aggregates");
  return text;
}

// The number of the key's group, which is added if it is new.
std::uint32_t GroupRows::find_group(std::span<const TermId> key, std::uint64_t hash) {
  const auto [number, is_new] = groups_.insert(key, hash);
  if (is_new) {
    counts_.push_back(0);
    if (!only_counts_ && number % states_per_block == 0) {
      states_.push_back(std::make_unique<AggregateState[]>(states_per_block * aggregates_.size()));
    }
  }
  return number;
}

// No key, and nothing but rows to count.
void GroupRows::count_all(const Batch& rows) {
  if (number_slot_ == Columns::npos) {
    counts_[0] += rows.rows;
    return;
  }
  for (const TermId number : rows.columns[number_slot_]) counts_[0] += times(number);
}

// One key that is a column, and nothing but rows to count.
void GroupRows::count_batch(const Batch& rows) {
  const std::vector<TermId>& column = rows.columns[keys_[0].slot];
  for (std::size_t i = 0; i < rows.rows;) {
    std::size_t end = i + 1;
    while (end < rows.rows && column[end] == column[i]) ++end;
    std::uint64_t count = end - i;
    if (number_slot_ != Columns::npos) {
      count = 0;
      for (std::size_t row = i; row < end; ++row) count += times(rows.columns[number_slot_][row]);
    }
    const std::span<const TermId> key(column.data() + i, 1);
    counts_[find_group(key, hash_row(key))] += count;
    i = end;
  }
}

// The keys of a batch and their hashes, all before the groups are looked up, so that the lookups can look ahead.
void GroupRows::find_keys(const Batch& rows, const TermId* const* table) {
  const std::size_t width = keys_.size();
  batch_keys_.assign(rows.rows * width, no_term);
  for (std::size_t k = 0; k < width; ++k) {
    const Key& key = keys_[k];
    for (std::size_t i = 0; i < rows.rows && key.slot != Columns::npos; ++i) {
      batch_keys_[i * width + k] = rows.columns[key.slot][i];
    }
    for (std::size_t i = 0; i < rows.rows && key.expression; ++i) {
      batch_keys_[i * width + k] = key.expression->evaluate(RowView(table, i, row_number_ + i));
      expression_done();
    }
  }
  batch_hashes_.resize(rows.rows);
  for (std::size_t i = 0; i < rows.rows; ++i) batch_hashes_[i] = hash_row({batch_keys_.data() + i * width, width});
}

void GroupRows::add_batch(const Batch& rows) {
  constexpr std::size_t ahead = 8;
  const TermId* const* table = table_.bind(rows);
  find_keys(rows, table);
  const std::size_t width = keys_.size();
  std::span<const TermId> last;
  std::uint32_t group = 0;
  for (std::size_t i = 0; i < rows.rows; ++i, ++row_number_) {
    if (i + ahead < rows.rows) groups_.look_ahead(batch_hashes_[i + ahead]);
    const RowView view(table, i, row_number_);
    expression_done();
    const std::span<const TermId> key(batch_keys_.data() + i * width, width);
    if (i == 0 || !std::equal(key.begin(), key.end(), last.begin())) group = find_group(key, batch_hashes_[i]);
    last = key;
    const std::uint64_t count = number_slot_ == Columns::npos ? 1 : times(rows.columns[number_slot_][i]);
    counts_[group] += count;
    if (only_counts_) continue;
    AggregateState* states = states_of(group);
    for (std::size_t a = 0; a < aggregates_.size(); ++a) aggregates_[a].add(states[a], group, seen_[a], view, count);
  }
}

// As RowSet::memory_bytes.
std::size_t GroupRows::memory_bytes() const {
  const std::size_t states = (states_.size() + 1) * states_per_block * aggregates_.size();
  std::size_t bytes = groups_.memory_bytes() + states * sizeof(AggregateState) +
                      growing_capacity(counts_.capacity(), groups_.size() + batch_rows) * sizeof(std::uint64_t);
  for (const RowSet& seen : seen_) bytes += seen.memory_bytes();
  return bytes;
}

void GroupRows::read_input() {
  Batch rows;
  if (keys_.empty()) find_group({}, hash_row({}));
  while (input_->next(rows)) {
    watch().tick(rows.rows);
    if (keys_.empty() && only_counts_) {
      count_all(rows);
      continue;
    }
    if (only_counts_ && keys_.size() == 1 && keys_[0].slot != Columns::npos) {
      count_batch(rows);
    } else {
      add_batch(rows);
    }
    charge_.set(memory_bytes());
  }
}

void GroupRows::produce(Batch& batch) {
  if (!read_) read_input();
  read_ = true;
  const std::size_t end = std::min(groups_.size(), next_ + batch_rows);
  for (std::vector<TermId>& column : batch.columns) column.reserve(end - next_);
  for (; next_ < end; ++next_) {
    for (std::size_t k = 0; k < keys_.size(); ++k) batch.columns[k].push_back(groups_[next_][k]);
    for (std::size_t a = 0; a < aggregates_.size(); ++a) {
      batch.columns[keys_.size() + a].push_back(
          only_counts_ ? context_.pool.intern(xsd::Value(static_cast<std::int64_t>(counts_[next_])))
                       : aggregates_[a].result(states_of(next_)[a]));
    }
    ++batch.rows;
  }
}

}  // namespace kontor::sparql

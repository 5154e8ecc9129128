#include "kontor/sparql/exec/group.hpp"

#include <algorithm>
#include <mutex>

#include "kontor/sparql/exec/parallel_rows.hpp"

namespace kontor::sparql {

GroupRows::GroupRows(ExecutionContext& context, RowSourcePtr input, const algebra::Group& group,
                     std::optional<Variable> number)
    : RowSource(context), input_(std::move(input)), group_(group, input_->columns(), context.expressions, number) {
  for (const CompiledGroup::Key& key : group_.keys) {
    columns_.add(key.variable, key.slot != Columns::npos && input_->columns().certain(key.slot));
  }
  for (std::size_t a = 0; a < group_.aggregates.size(); ++a) {
    columns_.add(group.aggregates[a].result, group_.aggregates[a].counts_rows());
  }
  if (group_.is_pure()) divided_ = dynamic_cast<ParallelRows*>(input_.get());
}

void GroupRows::restart() {
  input_->restart();
  tables_.clear();
  next_ = 0;
}

std::string GroupRows::label() const {
  std::string text = "Group";
  for (const CompiledGroup::Key& key : group_.keys) text += " " + context_.show_variable(key.variable);
  text +=
      ", " + std::to_string(group_.aggregates.size()) + (group_.aggregates.size() == 1 ? " aggregate" : " aggregates");
  if (divided_ != nullptr) text += ", " + std::to_string(divided_->threads()) + " threads";
  return text;
}

// False if the result is not that of one thread.
bool GroupRows::read_divided() {
  std::mutex mutex;
  const bool whole = divided_->read_in_shares([&](ExecutionContext& context, std::size_t begin) {
    const std::lock_guard lock(mutex);
    GroupTable& table =
        tables_.try_emplace(begin, context, group_, begin == 0 ? RowsPlace::first : RowsPlace::later).first->second;
    return [&table](const Batch& rows) {
      table.add(rows);
      return table.is_exact();
    };
  });
  if (!whole) return false;
  for (auto later = tables_.begin(); later != tables_.end(); ++later) {
    for (auto before = tables_.begin(); before != later; ++before) {
      before->second.merge(later->second, context_.threads);
      if (!before->second.is_exact()) return false;
    }
    later->second.settle();
  }
  return true;
}

void GroupRows::read_alone() {
  GroupTable& table = tables_.try_emplace(0, context_, group_, RowsPlace::first).first->second;
  Batch rows;
  while (input_->next(rows)) table.add(rows);
}

void GroupRows::read() {
  if (divided_ != nullptr && !read_divided()) {
    divided_ = nullptr;
    restart();
  }
  if (tables_.empty()) read_alone();
  for (auto& [begin, table] : tables_) table.finish();
  table_ = tables_.begin();
}

void GroupRows::produce(Batch& batch) {
  if (tables_.empty()) read();
  for (; table_ != tables_.end() && batch.rows < batch_rows; ++table_, next_ = 0) {
    GroupTable& table = table_->second;
    for (; next_ < table.size() && batch.rows < batch_rows; ++next_) {
      if (!table.is_moved(next_)) give(table, batch);
    }
    if (next_ < table.size()) return;
  }
}

// The row of the next group.
void GroupRows::give(GroupTable& table, Batch& batch) const {
  const std::size_t keys = group_.keys.size();
  for (std::size_t k = 0; k < keys; ++k) batch.columns[k].push_back(table.key(next_)[k]);
  for (std::size_t a = 0; a < group_.aggregates.size(); ++a) {
    batch.columns[keys + a].push_back(table.result(next_, a));
  }
  ++batch.rows;
}

}  // namespace kontor::sparql

#include "kontor/sparql/exec/join_side.hpp"

#include <utility>

namespace kontor::sparql {

JoinSide::JoinSide(ExecutionContext& context, RowSourcePtr rows)
    : source_(std::move(rows)), hashed_(source_->columns().size()), distinct_(0), charge_(context.watch) {}

JoinSide::JoinSide(std::unique_ptr<ExecutionContext> own, RowSourcePtr rows) : JoinSide(*own, std::move(rows)) {
  own_ = std::move(own);
}

template <typename Read>
void JoinSide::read_once(Read read) {
  const std::lock_guard lock(mutex_);
  if (error_) std::rethrow_exception(error_);
  if (std::exchange(was_read_, true)) return;
  try {
    read();
  } catch (...) {
    error_ = std::current_exception();
    throw;
  }
}

const HashedRows& JoinSide::hashed(const std::vector<std::size_t>& keys) {
  read_once([&] {
    RowTable& table = hashed_.table;
    Batch batch;
    while (source_->next(batch)) {
      table.append(batch);
      charge_.set(table.memory_bytes());
    }
    if (!keys.empty()) {
      charge_.set(table.memory_bytes() * 2);
      hashed_.index.build(table, keys);
    }
    charge_.set(table.memory_bytes() + hashed_.index.memory_bytes());
  });
  return hashed_;
}

const RowSet& JoinSide::distinct(const std::vector<std::size_t>& slots) {
  read_once([&] {
    distinct_ = RowSet(slots.size());
    std::vector<TermId> row(slots.size());
    Batch batch;
    while (source_->next(batch)) {
      for (std::size_t i = 0; i < batch.rows; ++i) {
        for (std::size_t k = 0; k < row.size(); ++k) row[k] = batch.columns[slots[k]][i];
        distinct_.insert(row);
      }
      charge_.set(distinct_.memory_bytes());
    }
  });
  return distinct_;
}

}  // namespace kontor::sparql

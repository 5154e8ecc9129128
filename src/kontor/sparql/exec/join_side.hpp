// The right side of a join, read when its rows are first needed and kept from then on.
//
// Copies of a join that work for several threads have one side together: whoever needs it first reads it, while the
// others wait, and all of them look into what was kept.
#pragma once

#include <exception>
#include <memory>
#include <mutex>
#include <vector>

#include "kontor/sparql/exec/row_source.hpp"
#include "kontor/sparql/exec/row_table.hpp"

namespace kontor::sparql {

// Rows that are found by the values of some of their columns.
struct HashedRows {
  explicit HashedRows(std::size_t width) : table(width) {}

  RowTable table;
  HashIndex index;  // empty if there are no such columns
};

class JoinSide {
 public:
  // Read by the one thread that `context` belongs to.
  JoinSide(ExecutionContext& context, RowSourcePtr rows);
  // Read by any thread: the context is that of these rows alone.
  JoinSide(std::unique_ptr<ExecutionContext> own, RowSourcePtr rows);

  // Where the rows come from.
  const RowSource& source() const { return *source_; }

  // All rows, to be found by these columns. What next() throws comes out here, for everybody who asks.
  const HashedRows& hashed(const std::vector<std::size_t>& keys);

  // The different rows that remain of these columns. As hashed(), which must not be called for the same side.
  const RowSet& distinct(const std::vector<std::size_t>& slots);

 private:
  template <typename Read>
  void read_once(Read read);

  std::unique_ptr<ExecutionContext> own_;  // null if the rows share the one of the join
  RowSourcePtr source_;
  HashedRows hashed_;
  RowSet distinct_;
  Charge charge_;
  std::mutex mutex_;
  bool was_read_ = false;
  std::exception_ptr error_;  // that ended the reading
};

}  // namespace kontor::sparql

// The leaves of a correlated plan: rows that an operator above puts in, one batch at a time.
//
// OPTIONAL and EXISTS evaluate their right side for the rows of the left: they put a batch of them into a Feed, restart
// the plan on top of it, and read what comes out. A column with the number of each row travels along and tells which
// row of the batch a result belongs to.
#pragma once

#include "kontor/sparql/exec/row_source.hpp"

namespace kontor::sparql {

// What an operator hands to the leaves of the plan below it. It belongs to the operator; leaves refer to it.
struct Feed {
  Columns columns;
  std::optional<Variable> sorted_by;
  Variable number = 0;           // of the context's own
  const Batch* batch = nullptr;  // stays as it is while the plan runs
};

class InputRows final : public RowSource {
 public:
  // Columns as those of the feed, then the number.
  InputRows(ExecutionContext& context, const Feed& feed);

  void restart() override { done_ = false; }
  std::string label() const override { return "InputRows"; }

 protected:
  void produce(Batch& batch) override;

 private:
  const Feed& feed_;
  bool done_ = false;
};

// One row without columns: the join identity, where a plan without input begins.
class UnitRow final : public RowSource {
 public:
  explicit UnitRow(ExecutionContext& context) : RowSource(context) { estimate = 1; }
  void restart() override { done_ = false; }
  std::string label() const override { return "Unit"; }

 protected:
  void produce(Batch& batch) override {
    if (!done_) batch.rows = 1;
    done_ = true;
  }

 private:
  bool done_ = false;
};

}  // namespace kontor::sparql

// Operators that pass rows on and only choose among columns or rows: Project, Distinct, Reduced, Slice, Union.
#pragma once

#include <optional>
#include <vector>

#include "kontor/sparql/exec/row_source.hpp"
#include "kontor/sparql/exec/row_table.hpp"

namespace kontor::sparql {

// Project: these columns in this order; a variable that the input does not have is unbound.
class ProjectRows final : public RowSource {
 public:
  ProjectRows(ExecutionContext& context, RowSourcePtr input, const std::vector<Variable>& variables);

  void restart() override { input_->restart(); }
  std::string label() const override;
  std::vector<const RowSource*> inputs() const override { return {input_.get()}; }

 protected:
  void produce(Batch& batch) override;

 private:
  RowSourcePtr input_;
  std::vector<std::size_t> slots_;
  Batch rows_;
};

// Distinct: the first of equal rows.
class DistinctRows final : public RowSource {
 public:
  DistinctRows(ExecutionContext& context, RowSourcePtr input);

  void restart() override;
  std::string label() const override { return "Distinct"; }
  std::vector<const RowSource*> inputs() const override { return {input_.get()}; }

 protected:
  void produce(Batch& batch) override;

 private:
  RowSourcePtr input_;
  RowSet seen_;
  Charge charge_;
  Batch rows_;
};

// Reduced: drops a row that is equal to the one before it.
class ReducedRows final : public RowSource {
 public:
  ReducedRows(ExecutionContext& context, RowSourcePtr input);

  void restart() override;
  std::string label() const override { return "Reduced"; }
  std::vector<const RowSource*> inputs() const override { return {input_.get()}; }

 protected:
  void produce(Batch& batch) override;

 private:
  RowSourcePtr input_;
  std::vector<TermId> last_;
  bool started_ = false;
  Batch rows_;
};

// Slice: skips `offset` rows, then passes `limit` on and reads no further.
class SliceRows final : public RowSource {
 public:
  SliceRows(ExecutionContext& context, RowSourcePtr input, std::uint64_t offset, std::optional<std::uint64_t> limit);

  void restart() override;
  std::string label() const override;
  std::vector<const RowSource*> inputs() const override { return {input_.get()}; }

 protected:
  void produce(Batch& batch) override;

 private:
  RowSourcePtr input_;
  std::uint64_t offset_;
  std::optional<std::uint64_t> limit_;
  std::uint64_t skipped_ = 0;
  std::uint64_t passed_ = 0;
  Batch rows_;
};

// Union: all rows of the first branch, then of the second, and so on. Branches over the rows of an InputRows can be
// merged instead: for each of those rows, what the first branch makes of it, then the second, and so on. So the order
// does not depend on how many rows come at a time.
class UnionRows final : public RowSource {
 public:
  // `number`: that of the feed of the branches, if they have one. Its column ends here.
  UnionRows(ExecutionContext& context, std::vector<RowSourcePtr> branches,
            std::optional<Variable> number = std::nullopt);

  void restart() override;
  std::string label() const override { return "Union"; }
  std::vector<const RowSource*> inputs() const override;

 protected:
  void produce(Batch& batch) override;

 private:
  struct Branch {
    RowSourcePtr source;
    std::vector<std::size_t> slots;           // its column of each column
    std::size_t number_slot = Columns::npos;  // where the branches are merged
    Batch rows;
    std::size_t next = 0;  // of rows
    bool done = false;

    TermId number() const { return rows.columns[number_slot][next]; }
  };

  struct Pick {
    std::size_t branch;
    std::size_t row;
  };

  void merge(Batch& batch);
  void pick(std::size_t most);

  std::vector<Branch> branches_;
  std::size_t current_ = 0;  // where they are not merged
  std::vector<Pick> picked_;
  std::vector<const TermId*> column_of_branch_;
};

}  // namespace kontor::sparql

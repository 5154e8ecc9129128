// Group with its aggregates (SPARQL 1.1 section 18.5.1): one pass over the input, one state per group and aggregate.
#pragma once

#include <memory>

#include "kontor/sparql/exec/aggregates.hpp"
#include "kontor/sparql/exec/row_source.hpp"
#include "kontor/sparql/exec/row_table.hpp"

namespace kontor::sparql {

// Groups come in the order in which their first rows came. Without keys there is exactly one group. On one thread: to
// divide the rows by their keys over two was measured to gain at most a quarter where only rows are counted, and to
// lose half where values are compared, whose pool all threads share.
class GroupRows final : public RowSource {
 public:
  // `number`: the column of the input that says how many rows each row stands for (see batch.hpp), if it has one. Then
  // no aggregate adds up or concatenates without DISTINCT.
  GroupRows(ExecutionContext& context, RowSourcePtr input, const algebra::Group& group,
            std::optional<Variable> number = std::nullopt);

  void restart() override;
  std::string label() const override;
  std::vector<const RowSource*> inputs() const override { return {input_.get()}; }

 protected:
  void produce(Batch& batch) override;

 private:
  struct Key {
    Variable variable = 0;
    std::size_t slot = Columns::npos;  // of the input, where the key is a variable that it has
    std::optional<CompiledExpression> expression;
  };

  static constexpr std::size_t states_per_block = 64;

  void read_input();
  void count_all(const Batch& rows);
  void count_batch(const Batch& rows);
  void add_batch(const Batch& rows);
  void find_keys(const Batch& rows, const TermId* const* table);
  std::uint32_t find_group(std::span<const TermId> key, std::uint64_t hash);
  std::size_t memory_bytes() const;
  AggregateState* states_of(std::size_t group) {
    return states_[group / states_per_block].get() + group % states_per_block * aggregates_.size();
  }

  RowSourcePtr input_;
  std::vector<Key> keys_;
  std::vector<CompiledAggregate> aggregates_;
  std::vector<Variable> results_;
  ColumnTable table_;
  std::vector<TermId> batch_keys_;           // of the rows of a batch, key after key
  std::vector<std::uint64_t> batch_hashes_;  // of these keys
  RowSet groups_;
  // By group, in blocks, so that millions of states need not move when there are more.
  std::vector<std::unique_ptr<AggregateState[]>> states_;
  std::vector<RowSet> seen_;                 // by aggregate
  std::vector<std::uint64_t> counts_;        // rows of each group, if all aggregates only count rows
  std::size_t number_slot_ = Columns::npos;  // of the input
  bool only_counts_ = true;
  Charge charge_;
  bool read_ = false;
  std::size_t next_ = 0;
  std::uint64_t row_number_ = 0;
};

}  // namespace kontor::sparql

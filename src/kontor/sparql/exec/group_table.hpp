// The groups of Group and what its aggregates have seen of each (SPARQL 1.1 section 18.5.1).
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <vector>

#include "kontor/base/large_array.hpp"
#include "kontor/sparql/algebra/algebra.hpp"
#include "kontor/sparql/exec/aggregates.hpp"
#include "kontor/sparql/exec/batch.hpp"
#include "kontor/sparql/exec/context.hpp"
#include "kontor/sparql/exec/row_table.hpp"

namespace kontor::sparql {

// The keys and aggregates of a Group, compiled for the rows of an input. Any number of tables may refer to one, also on
// several threads.
struct CompiledGroup {
  struct Key {
    Variable variable = 0;
    std::size_t slot = Columns::npos;  // of the input, where the key is a variable that it has
    std::optional<CompiledExpression> expression;
  };

  // `number`: the column of the input that says how many rows each row stands for (see batch.hpp), if it has one. Then
  // no aggregate adds up or concatenates without DISTINCT. `input` must outlive it.
  CompiledGroup(const algebra::Group& group, const Columns& input, ExpressionContext& context,
                std::optional<Variable> number);

  // Whether the rows may be divided among tables that are merged: equal rows give equal keys and values.
  bool is_pure() const;

  const Columns& input;
  std::vector<Key> keys;
  std::vector<CompiledAggregate> aggregates;
  std::size_t number_slot = Columns::npos;  // of the input
  bool only_counts = true;                  // whether all aggregates only count rows
  bool computes = false;                    // whether an expression is evaluated that is more than a variable
  std::vector<std::size_t> value_slots;     // of the input, whose terms' values are needed
  std::vector<std::size_t> state_places;    // of the aggregates, in what is known of a group
  std::size_t state_bytes = 0;              // of all of them
};

// Groups are numbered in the order of their first rows. Without keys there is exactly one.
class GroupTable {
 public:
  // `place`: whether its rows are the first ones, or follow those of another table, into which it will be merged.
  GroupTable(ExecutionContext& context, const CompiledGroup& group, RowsPlace place);
  ~GroupTable();
  GroupTable(const GroupTable&) = delete;
  GroupTable& operator=(const GroupTable&) = delete;

  void add(const Batch& rows);

  // Takes over what a table of rows that follow has seen of groups that are here, too; the others stay there. So many
  // threads may share the work.
  //
  // If table after table is merged into those before it, in their order, and then settled, their results are those of
  // one table that got all rows, unless is_exact() says no.
  void merge(GroupTable& later, unsigned threads);

  // The groups that are left have no rows before those of this table.
  void settle();

  // When all rows were added and all merging is done, before the first result.
  void finish();

  // Whether a table before this one took the group over.
  bool is_moved(std::size_t group) const { return group < moved_.size() && moved_[group] != 0; }

  // False once the values of this table and one before it could not be merged exactly: what comes out depends on the
  // order in which floating-point numbers are added.
  bool is_exact() const;

  std::size_t size() const { return groups_.size(); }
  std::span<const TermId> key(std::size_t group) const { return groups_[group]; }
  TermId result(std::size_t group, std::size_t aggregate);

 private:
  void count_all(const Batch& rows);
  void count_batch(const Batch& rows);
  void add_batch(const Batch& rows);
  void find_keys(const Batch& rows, const TermId* const* table);
  void find_groups(const Batch& rows);
  void look_ahead(const TermId* const* table, std::size_t row);
  void merge_groups(GroupTable& later, std::span<const std::uint32_t> numbers);
  void merge_totals(const GroupTable& later, std::span<const std::uint32_t> numbers, std::size_t aggregate,
                    unsigned threads);
  void settle_totals(std::size_t aggregate);
  std::uint32_t find_group(std::span<const TermId> key, std::uint64_t hash);
  void expression_done();
  void count_memory() { charge_.set(memory_bytes()); }
  std::size_t memory_bytes() const;
  void begin_piece(std::size_t index, std::size_t size);
  AggregateState state_of(std::size_t group, std::size_t aggregate) {
    return states_.data() + group * group_.state_bytes + group_.state_places[aggregate];
  }
  ConstAggregateState state_of(std::size_t group, std::size_t aggregate) const {
    return states_.data() + group * group_.state_bytes + group_.state_places[aggregate];
  }

  ExecutionContext& context_;
  const CompiledGroup& group_;
  ColumnTable table_;
  std::vector<TermId> batch_keys_;           // of the rows of a batch, key after key
  std::vector<std::uint64_t> batch_hashes_;  // of these keys
  std::vector<std::uint32_t> batch_groups_;  // of these rows
  RowSet groups_;
  LargeArray<std::byte> states_;         // of the aggregates, by group
  LargeArray<std::uint64_t> counts_;     // rows of each group, if all aggregates only count rows
  std::vector<AggregateTotals> totals_;  // by aggregate
  LargeArray<std::uint8_t> moved_;       // by group, if any is: 1 for those that are in a table before
  Charge charge_;
  std::uint64_t row_number_ = 0;
};

}  // namespace kontor::sparql

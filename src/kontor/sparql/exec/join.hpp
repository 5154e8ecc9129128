// Join and Minus of two sources that know nothing of each other (SPARQL 1.1 section 18.5): the right side is kept in a
// hash table, the rows of the left look for compatible ones.
//
// Two rows are compatible if every variable that both bind has the same value in both. Variables that both sides always
// bind are the key of the hash table; the others are compared row by row. Without a key every pair is looked at.
//
// The table is made by one thread, for all that look up rows of the left in it.
#pragma once

#include <memory>
#include <vector>

#include "kontor/sparql/exec/join_side.hpp"
#include "kontor/sparql/exec/row_source.hpp"

namespace kontor::sparql {

class HashJoin final : public RowSource {
 public:
  // `outputs`: the variables that somebody above needs.
  HashJoin(ExecutionContext& context, RowSourcePtr left, std::shared_ptr<JoinSide> right,
           const std::vector<Variable>& outputs);

  void restart() override;
  std::string label() const override;
  std::vector<const RowSource*> inputs() const override { return {left_.get(), &right_->source()}; }
  DivisibleScan* leading_scan() override { return left_->leading_scan(); }
  bool takes_long() const override { return true; }

 protected:
  void produce(Batch& batch) override;

 private:
  struct Shared {
    std::size_t left = 0;
    std::size_t right = 0;
    bool key = false;
  };

  void find_matches();
  bool compatible(std::size_t left, std::uint32_t right) const;
  std::uint32_t first_candidate();
  std::uint32_t next_candidate(std::uint32_t row) const;
  void gather(Batch& batch) const;

  RowSourcePtr left_;
  std::shared_ptr<JoinSide> right_;
  std::vector<Shared> shared_;
  // By column of this operator: the columns it comes from; npos if that side does not have it.
  std::vector<std::size_t> from_left_;
  std::vector<std::size_t> from_right_;
  std::vector<std::size_t> left_keys_;
  std::vector<std::size_t> right_keys_;
  const HashedRows* rows_of_right_ = nullptr;  // once it was read

  Batch rows_;  // of the left
  std::size_t row_ = 0;
  bool row_started_ = false;
  bool done_ = false;
  std::uint32_t candidate_ = HashIndex::none;
  std::vector<TermId> key_;
  std::vector<std::size_t> picked_left_;
  std::vector<std::uint32_t> picked_right_;
};

// Minus: the left rows for which no right row is compatible and binds a variable that the left row binds too.
class MinusRows final : public RowSource {
 public:
  // `shared`: the variables that the left and the right pattern have in common.
  MinusRows(ExecutionContext& context, RowSourcePtr left, std::shared_ptr<JoinSide> right,
            const std::vector<Variable>& shared);

  void restart() override;
  std::string label() const override { return "Minus"; }
  std::vector<const RowSource*> inputs() const override { return {left_.get(), &right_->source()}; }
  DivisibleScan* leading_scan() override { return left_->leading_scan(); }
  bool takes_long() const override { return true; }

 protected:
  void produce(Batch& batch) override;

 private:
  bool is_removed(const Batch& batch, std::size_t row);

  RowSourcePtr left_;
  std::shared_ptr<JoinSide> right_;
  std::vector<std::size_t> left_slots_;  // of the shared variables
  std::vector<std::size_t> right_slots_;
  bool always_bound_ = true;         // every shared variable, on both sides
  const RowSet* removed_ = nullptr;  // the right rows, reduced to the shared variables, once they were read
  std::vector<TermId> key_;
};

}  // namespace kontor::sparql

// Joins whose right side is a plan over the rows of the left (see input_rows.hpp), so that it only looks at what those
// rows can match: Join, LeftJoin, and the filters EXISTS and NOT EXISTS.
#pragma once

#include "kontor/sparql/exec/input_rows.hpp"
#include "kontor/sparql/exec/row_source.hpp"

namespace kontor::sparql {

// What the operators below have in common: the left side, and a feed for the leaves of the plan. Where the plan does
// not keep the order of the rows that it is fed with, the place of a row of the result depends on which rows were in a
// batch with it, so the left cannot be divided.
class Correlated : public RowSource {
 public:
  Correlated(ExecutionContext& context, RowSourcePtr left);

  // For the leaves of the plan; valid as long as this operator.
  const Feed& feed() const { return feed_; }

  void restart() override {
    left_->restart();
    open_ = false;
    done_ = false;
  }
  std::vector<const RowSource*> inputs() const override { return {left_.get(), plan_.get()}; }

 protected:
  // Reads the next batch of the left and restarts the plan for it; false at the end.
  bool open();

  RowSourcePtr left_;
  RowSourcePtr plan_;
  Feed feed_;
  Batch rows_;         // of the left
  Batch matches_;      // of the plan
  bool open_ = false;  // the plan runs for rows_
  bool done_ = false;
};

// The rows of the plan.
class CorrelatedJoin final : public Correlated {
 public:
  using Correlated::Correlated;

  // The plan keeps all columns of the left that somebody above needs.
  void set_plan(RowSourcePtr plan);

  std::string label() const override { return "Join by row"; }
  DivisibleScan* leading_scan() override { return plan_->keeps_input_order() ? left_->leading_scan() : nullptr; }
  bool takes_long() const override { return true; }

 protected:
  void produce(Batch& batch) override;
};

// Left rows that the plan extends come as often as it does so, the others once, with its new columns unbound.
class CorrelatedLeftJoin final : public Correlated {
 public:
  using Correlated::Correlated;

  // The plan keeps all columns of the left that somebody above needs, and the number.
  void set_plan(RowSourcePtr plan, const std::vector<Variable>& outputs);

  std::string label() const override { return "LeftJoin by row"; }
  DivisibleScan* leading_scan() override { return plan_->keeps_input_order() ? left_->leading_scan() : nullptr; }
  bool takes_long() const override { return true; }

 protected:
  void produce(Batch& batch) override;

 private:
  void append_unmatched(Batch& batch, std::size_t end);
  void append_matched(Batch& batch);

  std::vector<std::size_t> left_slots_;  // by column of this operator; npos if the left does not have it
  std::vector<std::size_t> plan_slots_;
  std::size_t number_slot_ = 0;
  std::size_t next_unmatched_ = 0;  // where the plan keeps order: rows before it are done
  std::vector<bool> matched_;
};

enum class Presence : std::uint8_t { exists, not_exists };

// The left rows for which the plan has a row, or has none.
class SemiJoin final : public Correlated {
 public:
  SemiJoin(ExecutionContext& context, Presence presence, RowSourcePtr left);

  // The plan keeps the number.
  void set_plan(RowSourcePtr plan);

  // Gives the left side back, when no plan could be made; then this is only good for being destroyed.
  RowSourcePtr release_left() { return std::move(left_); }

  std::string label() const override {
    return presence_ == Presence::exists ? "Filter EXISTS by row" : "Filter NOT EXISTS by row";
  }
  DivisibleScan* leading_scan() override { return left_->leading_scan(); }
  bool takes_long() const override { return true; }

 protected:
  void produce(Batch& batch) override;

 private:
  Presence presence_;
  std::size_t number_slot_ = 0;
  std::vector<bool> matched_;
};

}  // namespace kontor::sparql

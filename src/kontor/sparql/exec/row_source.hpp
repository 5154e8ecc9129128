// An operator at work: a source of rows that pulls from its inputs.
#pragma once

#include <chrono>
#include <cstdint>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "kontor/sparql/exec/batch.hpp"
#include "kontor/sparql/exec/context.hpp"

namespace kontor::sparql {

class DivisibleScan;

// How the rows of an operator are used: one batch after the other, or in shares by several threads (see ParallelRows).
enum class RowsUse : std::uint8_t { as_one, in_shares };

// Operators own their inputs. What next() may throw: LimitExceeded, Error, std::bad_alloc; then the tree is only good
// for being destroyed.
class RowSource {
 public:
  explicit RowSource(ExecutionContext& context) : context_(context) {}
  virtual ~RowSource() = default;
  RowSource(const RowSource&) = delete;
  RowSource& operator=(const RowSource&) = delete;

  // Fills the batch with the next rows; false, with an empty batch, at the end. A batch has at least one row otherwise.
  bool next(Batch& batch);

  // Begins again. What leaves of the tree read may have changed since (InputRows, the active graph stays).
  virtual void restart() = 0;

  // The columns, fixed from construction on.
  const Columns& columns() const { return columns_; }
  std::span<const Variable> variables() const { return columns_.variables(); }

  // One line for explain, without the inputs: "IndexJoin PSO ?s <p> ?o".
  virtual std::string label() const = 0;

  // For explain.
  virtual std::vector<const RowSource*> inputs() const { return {}; }

  // Whether the inputs are copies of the same operators that share the work.
  virtual bool has_copies() const { return false; }

  // The scan whose rows this operator and those below it take one by one, each for itself and in their order: such
  // operators can work on a part of the scan, if their expressions can. Null if it is not so.
  virtual DivisibleScan* leading_scan() { return nullptr; }

  // Whether this operator, or one that it takes its rows from, does more for a row than to find those of a range, which
  // lie beside each other.
  virtual bool takes_long() const { return false; }

  // The variable by whose ids the rows come in ascending order.
  std::optional<Variable> sorted_by() const { return sorted_by_; }

  // Whether rows come in the order of the rows of the InputRows below (see input_rows.hpp).
  bool keeps_input_order() const { return keeps_input_order_; }

  // How many rows the planner expects, or knows; negative if it did not say.
  double estimate = -1;

  struct Counters {
    std::uint64_t rows = 0;
    std::uint64_t calls = 0;
    std::chrono::nanoseconds time{0};  // with the inputs; of a run that is timed
  };
  const Counters& counters() const { return counters_; }
  bool is_timed() const { return context_.timed; }

 protected:
  // Appends rows to the empty batch, which has a column for each of columns(); none at the end.
  virtual void produce(Batch& batch) = 0;

  // Counts rows that were handed on otherwise than by next().
  void count(std::uint64_t rows, std::chrono::nanoseconds time) {
    counters_.rows += rows;
    counters_.time += time;
  }

  Watch& watch() { return context_.watch; }

  // An expression was evaluated, which may have taken long and made large terms.
  static constexpr std::uint64_t steps_per_expression = 32;
  void expression_done() {
    watch().tick(steps_per_expression);
    context_.count_computed();
  }

  ExecutionContext& context_;
  Columns columns_;
  std::optional<Variable> sorted_by_;
  bool keeps_input_order_ = false;

 private:
  Counters counters_;
};

using RowSourcePtr = std::unique_ptr<RowSource>;

// The tree with estimated and actual rows and times, a line per operator, two spaces a level.
std::string explain_tree(const RowSource& root);

}  // namespace kontor::sparql

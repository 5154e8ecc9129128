// A large scan and what follows it row by row, on several threads at once.
//
// The scan is divided into parts of equal size. Each thread has a copy of the operators with a context of its own and
// works on every n-th part; the rows come out in the order of the parts, so they are the same rows in the same order
// for any number of threads. A thread that is ahead waits with a few full batches, so little is held, and the first,
// small part is worked on alone, so that LIMIT and EXISTS pay for little. Joins by row (OPTIONAL, EXISTS, UNION) are
// copied with the plans on their right; the tables on the right of hash joins and MINUS the copies have together (see
// join_side.hpp).
//
// An operator above that can work on rows that follow each other without knowing those before takes them in shares
// instead: on the thread that they come from, as many as there are. Each thread begins with an equal share of the scan,
// and who is done makes a share of half of what somebody else has left.
#pragma once

#include <functional>
#include <memory>
#include <vector>

#include "kontor/sparql/exec/divisible_scan.hpp"
#include "kontor/sparql/exec/row_source.hpp"

namespace kontor::sparql {

class ParallelRows final : public RowSource {
 public:
  // A scan of fewer rows is not worth it: two threads save a third of a millisecond when a row takes 20 ns.
  static constexpr std::size_t least_rows = 32'768;

  // Operators that have a leading scan, and the context that they were made with.
  struct Copy {
    std::unique_ptr<ExecutionContext> context;
    RowSourcePtr rows;
  };

  // Whether it is worth to work on the rows of `source` in parallel. If they are not used on the threads that they come
  // from, rows that cost little are not: to hand on those of a scan or a merge join takes longer than to make them.
  static bool is_worth(RowSource& source, RowsUse use);

  // `copies` are equal, one for each thread.
  ParallelRows(ExecutionContext& context, std::vector<Copy> copies);

  // What takes the rows of a share; false ends it all.
  using TakeRows = std::function<bool(const Batch& rows)>;
  // Called for each share by its thread, with the context of that thread. The scan's row where it begins, from 0, tells
  // the order of the shares.
  using BeginShare = std::function<TakeRows(ExecutionContext& context, std::size_t row)>;

  // Hands all rows on in shares instead of next(). False if a share ended it.
  bool read_in_shares(const BeginShare& begin);

  std::size_t threads() const { return workers_.size(); }

  void restart() override;
  std::string label() const override { return "Parallel, " + std::to_string(workers_.size()) + " threads"; }
  std::vector<const RowSource*> inputs() const override;
  bool has_copies() const override { return true; }

 protected:
  void produce(Batch& batch) override;

 private:
  struct Worker {
    Copy copy;
    DivisibleScan* scan = nullptr;
    std::vector<Batch> batches;
    std::size_t filled = 0;  // batches that wait
    std::size_t given = 0;   // of them, those that have been handed on
    bool at_end = false;     // of its part
  };

  void begin_part(Worker& worker, std::size_t part);
  void work();

  std::vector<Worker> workers_;
  store::RowRange range_;
  std::size_t parts_ = 0;
  std::size_t part_ = 0;  // whose rows are handed on
  Charge charge_;
};

}  // namespace kontor::sparql

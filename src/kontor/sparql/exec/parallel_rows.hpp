// A large scan and what follows it row by row, on several threads at once.
//
// The scan is divided into parts of equal size. Each thread has a copy of the operators with a context of its own and
// works on every n-th part; the rows come out in the order of the parts, so they are the same rows in the same order
// for any number of threads. A thread that is ahead waits with a few full batches, so little is held, and the first,
// small part is worked on alone, so that LIMIT and EXISTS pay for little.
#pragma once

#include <memory>
#include <vector>

#include "kontor/sparql/exec/row_source.hpp"
#include "kontor/sparql/exec/triple_scan.hpp"

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

  // Whether it is worth to work on the rows of `source` in parallel.
  static bool is_worth(RowSource& source);

  // `copies` are equal, one for each thread.
  ParallelRows(ExecutionContext& context, std::vector<Copy> copies);

  void restart() override;
  std::string label() const override { return "Parallel, " + std::to_string(workers_.size()) + " threads"; }
  std::vector<const RowSource*> inputs() const override;
  bool has_copies() const override { return true; }

 protected:
  void produce(Batch& batch) override;

 private:
  struct Worker {
    Copy copy;
    TripleScan* scan = nullptr;
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

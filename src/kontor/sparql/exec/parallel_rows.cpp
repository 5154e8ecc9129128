#include "kontor/sparql/exec/parallel_rows.hpp"

#include <algorithm>
#include <utility>

#include "kontor/base/parallel.hpp"

namespace kontor::sparql {
namespace {

constexpr std::size_t first_part_rows = 2048;
constexpr std::size_t part_rows = 8192;

// So many batches a thread fills before it waits for its turn.
constexpr std::size_t most_batches = 32;

std::size_t part_begin(std::size_t part) {
  return part == 0 ? 0 : first_part_rows + (part - 1) * part_rows;
}

}  // namespace

bool ParallelRows::is_worth(RowSource& source) {
  const TripleScan* scan = source.leading_scan();
  return scan != nullptr && scan != &source && scan->range().size() >= least_rows;
}

ParallelRows::ParallelRows(ExecutionContext& context, std::vector<Copy> copies)
    : RowSource(context), workers_(copies.size()), charge_(context.watch) {
  for (std::size_t i = 0; i < copies.size(); ++i) {
    workers_[i].scan = copies[i].rows->leading_scan();
    workers_[i].copy = std::move(copies[i]);
    workers_[i].batches.resize(most_batches);
  }
  const RowSource& rows = *workers_.front().copy.rows;
  columns_ = rows.columns();
  sorted_by_ = rows.sorted_by();
  estimate = rows.estimate;
  range_ = workers_.front().scan->range();
  while (part_begin(parts_) < range_.size()) ++parts_;
  restart();
}

std::vector<const RowSource*> ParallelRows::inputs() const {
  std::vector<const RowSource*> copies;
  for (const Worker& worker : workers_) copies.push_back(worker.copy.rows.get());
  return copies;
}

void ParallelRows::restart() {
  part_ = 0;
  for (std::size_t i = 0; i < workers_.size(); ++i) begin_part(workers_[i], i);
}

void ParallelRows::begin_part(Worker& worker, std::size_t part) {
  worker.filled = 0;
  worker.given = 0;
  worker.at_end = part >= parts_;
  if (worker.at_end) return;
  const auto row = [this](std::size_t at) {
    return range_.begin + static_cast<store::Row>(std::min(at, range_.size()));
  };
  worker.scan->set_part({row(part_begin(part)), row(part_begin(part + 1))});
  worker.copy.rows->restart();
}

// Every thread goes on with its part until it has enough batches.
void ParallelRows::work() {
  charge_.set(workers_.size() * most_batches * batch_rows * std::max<std::size_t>(1, columns_.size()) * sizeof(TermId));
  parallel_for(workers_.size(), static_cast<unsigned>(workers_.size()), [this](std::size_t number) {
    Worker& worker = workers_[number];
    while (!worker.at_end && worker.filled < most_batches) {
      worker.at_end = !worker.copy.rows->next(worker.batches[worker.filled]);
      if (!worker.at_end) ++worker.filled;
    }
  });
}

void ParallelRows::produce(Batch& batch) {
  while (part_ < parts_) {
    Worker& worker = workers_[part_ % workers_.size()];
    if (worker.given < worker.filled) return std::swap(batch, worker.batches[worker.given++]);
    worker.given = 0;
    worker.filled = 0;
    if (worker.at_end) {
      begin_part(worker, part_ + workers_.size());
      ++part_;
    } else if (part_ == 0) {
      worker.at_end = !worker.copy.rows->next(batch);
      if (!worker.at_end) return;
    } else {
      work();
    }
  }
}

}  // namespace kontor::sparql

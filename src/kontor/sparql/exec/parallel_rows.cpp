#include "kontor/sparql/exec/parallel_rows.hpp"

#include <algorithm>
#include <atomic>
#include <chrono>
#include <mutex>
#include <optional>
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

// The rows of a scan while they are given to threads in pieces.
class Division {
 public:
  struct Piece {
    store::RowRange rows;
    bool begins_share = false;
  };

  Division(store::RowRange rows, std::size_t threads);

  // Nothing at the end.
  std::optional<Piece> take(std::size_t thread);
  void end() { ended_ = true; }
  bool has_ended() const { return ended_; }

 private:
  struct Share {
    store::RowRange left;
    bool is_new = true;
  };

  std::mutex mutex_;
  std::vector<Share> shares_;  // by thread
  std::size_t piece_;
  std::atomic<bool> ended_ = false;
};

Division::Division(store::RowRange rows, std::size_t threads)
    : shares_(threads), piece_(std::clamp(rows.size() / (16 * threads), batch_rows, part_rows)) {
  for (std::size_t i = 0; i < threads; ++i) {
    const auto row = [&](std::size_t thread) {
      return rows.begin + static_cast<store::Row>(std::uint64_t{rows.size()} * thread / threads);
    };
    shares_[i].left = {row(i), row(i + 1)};
  }
}

std::optional<Division::Piece> Division::take(std::size_t thread) {
  const std::lock_guard lock(mutex_);
  if (ended_) return std::nullopt;
  Share& own = shares_[thread];
  if (own.left.empty()) {
    Share& other = *std::max_element(shares_.begin(), shares_.end(),
                                     [](const Share& a, const Share& b) { return a.left.size() < b.left.size(); });
    if (other.left.size() < 2 * piece_) return std::nullopt;
    const store::Row middle = other.left.begin + static_cast<store::Row>(other.left.size() / 2);
    own = {{middle, other.left.end}, true};
    other.left.end = middle;
  }
  const store::Row end = own.left.begin + static_cast<store::Row>(std::min<std::size_t>(piece_, own.left.size()));
  const Piece piece{{own.left.begin, end}, std::exchange(own.is_new, false)};
  own.left.begin = end;
  return piece;
}

}  // namespace

bool ParallelRows::is_worth(RowSource& source, RowsUse use) {
  const DivisibleScan* scan = source.leading_scan();
  return scan != nullptr && (use == RowsUse::in_shares || source.takes_long()) && scan->expected_rows() >= least_rows;
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

bool ParallelRows::read_in_shares(const BeginShare& begin) {
  const auto start = std::chrono::steady_clock::now();
  std::atomic<std::uint64_t> rows = 0;
  Division division(range_, workers_.size());
  parallel_for(workers_.size(), static_cast<unsigned>(workers_.size()), [&](std::size_t number) {
    Worker& worker = workers_[number];
    TakeRows take;
    Batch batch;
    try {
      while (const auto piece = division.take(number)) {
        if (piece->begins_share) take = begin(*worker.copy.context, piece->rows.begin - range_.begin);
        worker.scan->set_part(piece->rows);
        worker.copy.rows->restart();
        while (worker.copy.rows->next(batch)) {
          rows += batch.rows;
          if (!take(batch)) return division.end();
        }
      }
    } catch (...) {
      division.end();
      throw;
    }
  });
  count(rows, std::chrono::steady_clock::now() - start);
  return !division.has_ended();
}

}  // namespace kontor::sparql

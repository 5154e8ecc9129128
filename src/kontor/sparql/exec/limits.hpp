// What a query may use up, and the watch that ends it when it does.
#pragma once

#include <atomic>
#include <chrono>
#include <cstddef>
#include <cstdint>
#include <memory>
#include <optional>
#include <string>

#include "kontor/base/error.hpp"
#include "kontor/base/work_watch.hpp"

namespace kontor::sparql {

// Zero means no limit.
struct QueryLimits {
  std::chrono::milliseconds timeout{0};
  // When that time began: before the data were read. Nothing: it begins with the query.
  std::optional<std::chrono::steady_clock::time_point> since = std::nullopt;
  std::uint64_t max_work = 0;  // steps of its loops, the same number on every machine, see Watch::tick
  std::uint64_t max_rows = 0;  // solutions, or quads of CONSTRUCT and DESCRIBE
  std::size_t max_memory = 0;  // bytes that the query holds at one time, see memory_held
  // So many of max_memory are in use when the query begins: by the dataset, if the limit is to hold for both.
  std::size_t memory_held = 0;
  const std::atomic<bool>* cancelled = nullptr;  // set by somebody else (Ctrl-C, a closed connection); may be null
};

// A query was ended because it reached a limit or was cancelled; the message says which.
class LimitExceeded : public Error {
 public:
  using Error::Error;
};

// Looked at by every loop over rows. Used by one thread; each further thread that works for a query has a watch of its
// own, which counts memory together with the first.
class Watch final : public WorkWatch {
 public:
  explicit Watch(const QueryLimits& limits);
  // The watch of a further thread. It counts no rows.
  explicit Watch(const Watch* of_query) : query_(of_query->query_), left_(of_query->left_) {}
  Watch(const Watch&) = delete;
  Watch& operator=(const Watch&) = delete;

  // `work` steps of some loop were done, each worth up to a microsecond. Looks at the clock every thousand steps.
  // Throws LimitExceeded.
  void tick(std::uint64_t work = 1) {
    if (work >= left_) {
      count_work(work);
    } else {
      left_ -= work;
    }
  }

  // Looks at the clock and the cancellation now. Throws LimitExceeded.
  void check();

  // Counts what was done since the last look, `work` steps more included, and looks. Throws LimitExceeded.
  void count_work(std::uint64_t work);

  // Rows that leave the engine. Throws LimitExceeded beyond the limit.
  void count_rows(std::uint64_t rows);

  // As WorkWatch has it: for what is no operator of the query.
  void look() override { check(); }

  // Memory that an operator begins or ceases to hold. Throws LimitExceeded.
  void allocate(std::size_t bytes) override;
  void release(std::size_t bytes) noexcept override { query_->memory -= bytes; }

  // What no operator owns, computed terms and the states of aggregates, is so many bytes now. Throws LimitExceeded.
  void hold_shared(std::size_t bytes) {
    if (bytes > query_->shared.load(std::memory_order_relaxed)) add_shared(bytes);
  }

  // What is left of the limits, for a part of the work that somebody else does: no more rows than this query may give
  // would be wrong, so only time, memory and cancellation are passed on. Throws LimitExceeded if no time is left.
  QueryLimits remaining();

  // Whether steps are counted, which only one thread can do.
  bool counts_steps() const { return query_->limits.max_work != 0; }

  std::size_t memory() const { return query_->memory; }
  std::size_t peak_memory() const { return query_->peak; }

 private:
  // What all threads of a query count together.
  struct OfQuery {
    QueryLimits limits;
    std::chrono::steady_clock::time_point start;
    std::atomic<std::size_t> memory = 0;
    std::atomic<std::size_t> peak = 0;
    std::atomic<std::size_t> shared = 0;
  };
  void add_shared(std::size_t bytes);

  std::shared_ptr<OfQuery> query_;
  std::uint64_t left_;      // steps until the next look
  std::uint64_t work_ = 0;  // steps before the last look
  std::uint64_t rows_ = 0;
};

// The memory of one operator: charged as it grows, released at the end.
class Charge {
 public:
  explicit Charge(Watch& watch) : watch_(watch) {}
  ~Charge() { watch_.release(bytes_); }
  Charge(const Charge&) = delete;
  Charge& operator=(const Charge&) = delete;

  // The operator holds this much now.
  void set(std::size_t bytes);

 private:
  Watch& watch_;
  std::size_t bytes_ = 0;
};

}  // namespace kontor::sparql

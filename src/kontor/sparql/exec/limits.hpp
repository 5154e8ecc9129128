// What a query may use up, and the watch that ends it when it does.
#pragma once

#include <atomic>
#include <chrono>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>

#include "kontor/base/error.hpp"

namespace kontor::sparql {

// Zero means no limit.
struct QueryLimits {
  std::chrono::milliseconds timeout{0};
  // When that time began: before the data were read. Nothing: it begins with the query.
  std::optional<std::chrono::steady_clock::time_point> since = std::nullopt;
  std::uint64_t max_work = 0;                    // steps of its loops, the same number on every machine, see Watch::tick
  std::uint64_t max_rows = 0;                    // solutions, or quads of CONSTRUCT and DESCRIBE
  std::size_t max_memory = 0;                    // bytes that the operators hold at one time, beside the dataset
  const std::atomic<bool>* cancelled = nullptr;  // set by somebody else (Ctrl-C, a closed connection); may be null
};

// A query was ended because it reached a limit or was cancelled; the message says which.
class LimitExceeded : public Error {
 public:
  using Error::Error;
};

// Looked at by every loop over rows. Used by one thread.
class Watch {
 public:
  explicit Watch(const QueryLimits& limits);
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

  // Memory that an operator begins or ceases to hold. Throws LimitExceeded.
  void allocate(std::size_t bytes);
  void release(std::size_t bytes) { memory_ -= bytes < memory_ ? bytes : memory_; }

  // What no operator owns, computed terms and the states of aggregates, is so many bytes now. Throws LimitExceeded.
  void hold_shared(std::size_t bytes) {
    if (bytes <= shared_) return;
    allocate(bytes - shared_);
    shared_ = bytes;
  }

  // What is left of the limits, for a part of the work that somebody else does: no more rows than this query may give
  // would be wrong, so only time, memory and cancellation are passed on. Throws LimitExceeded if no time is left.
  QueryLimits remaining();

  std::size_t peak_memory() const { return peak_; }

 private:
  QueryLimits limits_;
  std::chrono::steady_clock::time_point start_;
  std::uint64_t left_;      // steps until the next look
  std::uint64_t work_ = 0;  // steps before the last look
  std::uint64_t rows_ = 0;
  std::size_t memory_ = 0;
  std::size_t peak_ = 0;
  std::size_t shared_ = 0;
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

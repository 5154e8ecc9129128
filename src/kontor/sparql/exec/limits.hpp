// What a query may use up, and the watch that ends it when it does.
#pragma once

#include <atomic>
#include <chrono>
#include <cstddef>
#include <cstdint>
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
  std::size_t max_memory = 0;  // bytes that the query holds at one time
  // Whether max_memory is what the whole process may hold. Then all that the system says it holds when the query begins
  // is in use, and what the process comes to hold without that anybody counts it counts as well.
  bool of_process = false;
  // The watch of what this query is a part of, which sees to its own limits and counts the memory of both: that of a
  // query that asks this one, or of a program that reads data for it.
  WorkWatch* within = nullptr;
  // What that watch lets all of the work hold at one time, in bytes: plans heed it, they count nothing against it.
  std::size_t max_memory_within = 0;
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
  // The watch of a further thread, which the first must outlive. It counts no rows.
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

  // The query begins again: time, steps and rows are counted from here. The memory that is still held stays charged.
  void restart();

  // Looks at the clock and the cancellation now. Throws LimitExceeded.
  void check();

  // Counts what was done since the last look, `work` steps more included, and looks. Throws LimitExceeded.
  void count_work(std::uint64_t work);

  // How many rows may still leave the engine.
  std::uint64_t rows_left() const { return most_rows_ - rows_; }

  // Rows that leave the engine. Throws LimitExceeded beyond the limit.
  void count_rows(std::uint64_t rows) {
    rows_ += rows;
    if (rows_ > most_rows_) end_for_rows();
  }

  // As WorkWatch has it: for what is no operator of the query.
  void look() override { check(); }

  // Memory that an operator begins or ceases to hold. Throws LimitExceeded.
  void allocate(std::size_t bytes) override;
  void release(std::size_t bytes) noexcept override;

  // What no operator owns, computed terms and the states of aggregates, is so many bytes now: said for every row, and
  // counted a page at a time. Throws LimitExceeded.
  void hold_shared(std::size_t bytes) {
    constexpr std::size_t page = 4096;
    if (bytes > query_->shared.load(std::memory_order_relaxed) + page) add_shared(bytes);
  }

  // For a query that is a part of the work: this watch, which must outlive it, sees to time, memory and cancellation.
  // That it gives no more rows than this one may would be wrong. Throws LimitExceeded if the work must end.
  QueryLimits of_part();

  // Whether steps are counted, which only one thread can do.
  bool counts_steps() const { return query_->limits.max_work != 0; }

  std::size_t memory() const { return query_->memory; }

  // What this query may hold, with the work that it is a part of, in bytes; 0 without a limit.
  std::size_t max_memory() const;

 private:
  // What all threads of a query count together.
  struct OfQuery {
    explicit OfQuery(const QueryLimits& of_query) : limits(of_query) {}
    ~OfQuery();
    OfQuery(const OfQuery&) = delete;
    OfQuery& operator=(const OfQuery&) = delete;

    QueryLimits limits;
    std::chrono::steady_clock::time_point start;
    std::atomic<std::size_t> memory = 0;
    std::atomic<std::size_t> shared = 0;
    std::atomic<std::size_t> uncounted = 0;  // what the process holds above `memory`, as of the last look
    std::atomic<std::chrono::steady_clock::rep> looked_at_process = 0;
  };
  void look_at_process();
  bool fills_process(std::size_t counted, std::size_t added);
  [[noreturn]] void end_for_memory() const;
  [[noreturn]] void end_for_rows() const;
  void add_shared(std::size_t bytes);

  std::optional<OfQuery> own_;  // nothing in the watches of further threads
  OfQuery* query_;
  std::uint64_t left_;      // steps until the next look
  std::uint64_t work_ = 0;  // steps before the last look
  std::uint64_t rows_ = 0;
  std::uint64_t most_rows_ = UINT64_MAX;
};

}  // namespace kontor::sparql

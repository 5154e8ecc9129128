#include "kontor/sparql/exec/limits.hpp"

#include <algorithm>
#include <utility>

namespace kontor::sparql {
namespace {

// Steps between two looks at the clock: at a microsecond each this is a millisecond, and a look costs 25 ns.
constexpr std::uint64_t steps_per_look = 1024;

std::string seconds(std::chrono::milliseconds time) {
  std::string text = std::to_string(time.count() / 1000);
  if (const auto rest = time.count() % 1000; rest != 0) {
    std::string digits = std::to_string(1000 + rest).substr(1);
    digits.erase(digits.find_last_not_of('0') + 1);
    text += "." + digits;
  }
  return text + " s";
}

// In the unit of --max-memory.
std::string mebibytes(std::size_t bytes) {
  if (bytes < std::size_t{1} << 20U) return std::to_string(bytes) + " bytes";
  return std::to_string(bytes >> 20U) + " MiB";
}

}  // namespace

Watch::Watch(const QueryLimits& limits) : query_(std::make_shared<OfQuery>()), left_(steps_per_look) {
  query_->limits = limits;
  query_->start = limits.since.value_or(std::chrono::steady_clock::now());
  query_->memory = limits.memory_held;
  query_->peak = limits.memory_held;
}

void Watch::count_work(std::uint64_t work) {
  work_ += steps_per_look - left_ + work;
  left_ = steps_per_look;
  const QueryLimits& limits = query_->limits;
  if (limits.max_work != 0 && work_ > limits.max_work) {
    throw LimitExceeded("the query takes more than " + std::to_string(limits.max_work) + " steps");
  }
  check();
}

void Watch::check() {
  const QueryLimits& limits = query_->limits;
  if (limits.cancelled != nullptr && limits.cancelled->load(std::memory_order_relaxed)) {
    throw LimitExceeded("the query was cancelled");
  }
  if (limits.timeout.count() > 0 && std::chrono::steady_clock::now() - query_->start >= limits.timeout) {
    throw LimitExceeded("the query ran longer than its time limit of " + seconds(limits.timeout));
  }
}

QueryLimits Watch::remaining() {
  check();
  QueryLimits left = query_->limits;
  left.max_rows = 0;
  left.since.reset();
  if (left.timeout.count() > 0) {
    const auto spent = std::chrono::steady_clock::now() - query_->start;
    left.timeout = std::max(std::chrono::milliseconds(1),
                            left.timeout - std::chrono::duration_cast<std::chrono::milliseconds>(spent));
  }
  left.memory_held = query_->memory;
  return left;
}

void Watch::count_rows(std::uint64_t rows) {
  const QueryLimits& limits = query_->limits;
  rows_ += rows;
  if (limits.max_rows != 0 && rows_ > limits.max_rows) {
    throw LimitExceeded("the result has more rows than its limit of " + std::to_string(limits.max_rows));
  }
}

void Watch::allocate(std::size_t bytes) {
  const std::size_t memory = query_->memory += bytes;
  std::size_t peak = query_->peak;
  while (memory > peak && !query_->peak.compare_exchange_weak(peak, memory)) {
  }
  if (query_->limits.max_memory != 0 && memory > query_->limits.max_memory) {
    throw LimitExceeded("the query needs more memory than its limit of " + mebibytes(query_->limits.max_memory));
  }
}

void Watch::add_shared(std::size_t bytes) {
  std::size_t before = query_->shared;
  while (bytes > before && !query_->shared.compare_exchange_weak(before, bytes)) {
  }
  if (bytes > before) allocate(bytes - before);
}

void Charge::set(std::size_t bytes) {
  const std::size_t before = std::exchange(bytes_, bytes);
  if (bytes > before) {
    watch_.allocate(bytes - before);
  } else {
    watch_.release(before - bytes);
  }
}

}  // namespace kontor::sparql

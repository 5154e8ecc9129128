#include "kontor/sparql/exec/limits.hpp"

#include <algorithm>

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

std::string megabytes(std::size_t bytes) {
  if (bytes < 1'000'000) return std::to_string(bytes) + " bytes";
  return std::to_string(bytes / 1'000'000) + " MB";
}

}  // namespace

Watch::Watch(const QueryLimits& limits)
    : limits_(limits), start_(limits.since.value_or(std::chrono::steady_clock::now())), left_(steps_per_look) {}

void Watch::count_work(std::uint64_t work) {
  work_ += steps_per_look - left_ + work;
  left_ = steps_per_look;
  if (limits_.max_work != 0 && work_ > limits_.max_work) {
    throw LimitExceeded("the query takes more than " + std::to_string(limits_.max_work) + " steps");
  }
  check();
}

void Watch::check() {
  if (limits_.cancelled != nullptr && limits_.cancelled->load(std::memory_order_relaxed)) {
    throw LimitExceeded("the query was cancelled");
  }
  if (limits_.timeout.count() > 0 && std::chrono::steady_clock::now() - start_ >= limits_.timeout) {
    throw LimitExceeded("the query ran longer than its time limit of " + seconds(limits_.timeout));
  }
}

QueryLimits Watch::remaining() {
  check();
  QueryLimits left = limits_;
  left.max_rows = 0;
  left.since.reset();
  if (limits_.timeout.count() > 0) {
    const auto spent = std::chrono::steady_clock::now() - start_;
    left.timeout = std::max(std::chrono::milliseconds(1),
                            limits_.timeout - std::chrono::duration_cast<std::chrono::milliseconds>(spent));
  }
  if (limits_.max_memory != 0)
    left.max_memory = std::max<std::size_t>(1, limits_.max_memory - std::min(memory_, limits_.max_memory));
  return left;
}

void Watch::count_rows(std::uint64_t rows) {
  rows_ += rows;
  if (limits_.max_rows != 0 && rows_ > limits_.max_rows) {
    throw LimitExceeded("the result has more rows than its limit of " + std::to_string(limits_.max_rows));
  }
}

void Watch::allocate(std::size_t bytes) {
  memory_ += bytes;
  peak_ = std::max(peak_, memory_);
  if (limits_.max_memory != 0 && memory_ > limits_.max_memory) {
    throw LimitExceeded("the query needs more memory than its limit of " + megabytes(limits_.max_memory));
  }
}

void Charge::set(std::size_t bytes) {
  if (bytes > bytes_) {
    watch_.allocate(bytes - bytes_);
  } else {
    watch_.release(bytes_ - bytes);
  }
  bytes_ = bytes;
}

}  // namespace kontor::sparql

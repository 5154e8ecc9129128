#include "kontor/sparql/exec/limits.hpp"

#include <algorithm>
#include <utility>

#include "kontor/base/process_memory.hpp"

namespace kontor::sparql {
namespace {

// Steps between two looks at the clock: at a microsecond each this is a millisecond, and a look costs 25 ns.
constexpr std::uint64_t steps_per_look = 1024;

// Between two looks at the memory of the process: meanwhile it grows by a few MiB at most.
constexpr std::chrono::steady_clock::duration process_look = std::chrono::milliseconds(1);

std::string seconds(std::chrono::milliseconds time) {
  std::string text = std::to_string(time.count() / 1000);
  if (const auto rest = time.count() % 1000; rest != 0) {
    std::string digits = std::to_string(1000 + rest).substr(1);
    digits.erase(digits.find_last_not_of('0') + 1);
    text += "." + digits;
  }
  return text + " s";
}

// When the time of a query that begins now began; nobody asks if there is no limit to look at a clock for.
std::chrono::steady_clock::time_point start_of(const QueryLimits& limits) {
  if (limits.since) return *limits.since;
  const bool is_asked = limits.timeout.count() > 0 || limits.of_process;
  return is_asked ? std::chrono::steady_clock::now() : std::chrono::steady_clock::time_point();
}

// In the unit of --max-memory.
std::string mebibytes(std::size_t bytes) {
  if (bytes < std::size_t{1} << 20U) return std::to_string(bytes) + " bytes";
  return std::to_string(bytes >> 20U) + " MiB";
}

}  // namespace

Watch::OfQuery::~OfQuery() {
  if (limits.within != nullptr) limits.within->release(memory);  // of what nobody owns
}

Watch::Watch(const QueryLimits& limits) : own_(std::in_place, limits), query_(&*own_), left_(steps_per_look) {
  query_->start = start_of(limits);
  if (limits.max_rows != 0) most_rows_ = limits.max_rows;
  if (!limits.of_process || limits.max_memory == 0) return;
  query_->memory = resident_bytes();
  if (query_->memory > limits.max_memory) {
    throw LimitExceeded("a memory limit of " + mebibytes(limits.max_memory) + " is less than the program itself takes");
  }
}

void Watch::restart() {
  query_->start = start_of(query_->limits);
  query_->looked_at_process = 0;
  left_ = steps_per_look;
  work_ = 0;
  rows_ = 0;
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
  if (limits.within != nullptr) limits.within->look();
  if (limits.timeout.count() == 0 && !limits.of_process) return;
  const auto now = std::chrono::steady_clock::now();
  if (limits.timeout.count() > 0 && now - query_->start >= limits.timeout) {
    throw LimitExceeded("the query ran longer than its time limit of " + seconds(limits.timeout));
  }
  if (!limits.of_process || limits.max_memory == 0) return;
  const auto since_start = (now - query_->start).count();
  if (since_start - query_->looked_at_process.load(std::memory_order_relaxed) < process_look.count()) return;
  query_->looked_at_process.store(since_start, std::memory_order_relaxed);
  look_at_process();
}

void Watch::look_at_process() {
  if (fills_process(query_->memory, 0)) end_for_memory();
}

// Whether the process, which is known to hold `counted` bytes, holds more than it may with `added` ones, that are yet
// to be taken. Remembers what it holds beside those that are counted.
bool Watch::fills_process(std::size_t counted, std::size_t added) {
  const std::size_t most = query_->limits.max_memory;
  std::size_t resident = resident_bytes();
  if (resident + added > most) {
    give_back_free_memory();
    resident = resident_bytes();
  }
  query_->uncounted.store(resident > counted ? resident - counted : 0, std::memory_order_relaxed);
  return resident + added > most;
}

void Watch::end_for_memory() const {
  throw LimitExceeded("the query needs more memory than its limit of " + mebibytes(query_->limits.max_memory));
}

QueryLimits Watch::of_part() {
  check();
  QueryLimits part;
  part.within = this;
  part.max_work = query_->limits.max_work;
  part.max_memory_within = max_memory();
  return part;
}

std::size_t Watch::max_memory() const {
  const auto [own, within] = std::pair(query_->limits.max_memory, query_->limits.max_memory_within);
  return own == 0 || within == 0 ? std::max(own, within) : std::min(own, within);
}

void Watch::end_for_rows() const {
  throw LimitExceeded("the result has more rows than its limit of " + std::to_string(most_rows_));
}

void Watch::allocate(std::size_t bytes) {
  const std::size_t memory = query_->memory += bytes;
  const QueryLimits& limits = query_->limits;
  if (limits.within != nullptr) limits.within->allocate(bytes);
  if (limits.max_memory == 0) return;
  if (memory + query_->uncounted.load(std::memory_order_relaxed) <= limits.max_memory) return;
  if (memory > limits.max_memory || fills_process(memory - bytes, bytes)) end_for_memory();
}

void Watch::release(std::size_t bytes) noexcept {
  query_->memory -= bytes;
  if (query_->limits.within != nullptr) query_->limits.within->release(bytes);
}

void Watch::add_shared(std::size_t bytes) {
  std::size_t before = query_->shared;
  while (bytes > before && !query_->shared.compare_exchange_weak(before, bytes)) {
  }
  if (bytes > before) allocate(bytes - before);
}

}  // namespace kontor::sparql

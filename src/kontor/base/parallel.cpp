#include "kontor/base/parallel.hpp"

#include <atomic>
#include <exception>
#include <limits>
#include <mutex>
#include <system_error>
#include <thread>
#include <utility>

namespace kontor {
namespace {

// The parts of one call, taken by its threads one after the other.
class Parts {
 public:
  Parts(std::size_t count, const std::function<void(std::size_t)>& work) : count_(count), work_(work) {}

  // Takes parts until there are none left.
  void run() noexcept {
    for (std::size_t part = next_++; part < count_; part = next_++) {
      try {
        work_(part);
      } catch (...) {
        fail(part, std::current_exception());
      }
    }
  }

  void rethrow() const {
    if (error_) std::rethrow_exception(error_);
  }

 private:
  void fail(std::size_t part, std::exception_ptr error) noexcept {
    next_ = count_;
    const std::lock_guard lock(mutex_);
    if (part >= failed_) return;
    failed_ = part;
    error_ = std::move(error);
  }

  const std::size_t count_;
  const std::function<void(std::size_t)>& work_;
  std::atomic<std::size_t> next_ = 0;
  std::mutex mutex_;
  std::size_t failed_ = std::numeric_limits<std::size_t>::max();
  std::exception_ptr error_;
};

thread_local unsigned number_of_thread = 0;

}  // namespace

unsigned thread_number() {
  return number_of_thread;
}

unsigned core_count() {
  static const unsigned cores = std::max(1U, std::thread::hardware_concurrency());
  return cores;
}

void parallel_for(std::size_t parts, unsigned threads, const std::function<void(std::size_t part)>& work) {
  Parts all(parts, work);
  std::vector<std::jthread> others;
  for (std::size_t i = 1; i < std::min<std::size_t>(threads, parts); ++i) {
    try {
      others.emplace_back([&all, i, watch = current_watch()] {
        number_of_thread = static_cast<unsigned>(i);
        const WorkWatchScope scope(watch);
        all.run();
      });
    } catch (const std::system_error&) {
      break;  // the system has no further thread: those that there are do the work
    }
  }
  all.run();
  others.clear();
  all.rethrow();
}

}  // namespace kontor

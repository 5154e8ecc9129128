#include "kontor/base/apart.hpp"

#include <atomic>
#include <chrono>
#include <condition_variable>
#include <exception>
#include <memory>
#include <mutex>
#include <system_error>
#include <thread>
#include <utility>

#include "kontor/base/error.hpp"
#include "kontor/base/work_watch.hpp"

namespace kontor {
namespace {

constexpr auto between_looks = std::chrono::milliseconds(5);

// What the two threads share; the last of them frees it. It is the watch of the work.
class Apart final : public WorkWatch {
 public:
  explicit Apart(std::function<void()> work) : work_(std::move(work)) {}

  void look() override {
    if (given_up_.load(std::memory_order_relaxed)) throw Error("nobody waits any more");
  }
  void allocate(std::size_t /*bytes*/) override {}
  void release(std::size_t /*bytes*/) noexcept override {}

  void run() noexcept {
    const WorkWatchScope scope(this);
    std::exception_ptr error;
    try {
      work_();
    } catch (...) {
      error = std::current_exception();
    }
    const std::lock_guard lock(mutex_);
    error_ = std::move(error);
    done_ = true;
    changed_.notify_one();
  }

  void wait() {
    std::unique_lock lock(mutex_);
    while (!changed_.wait_for(lock, between_looks, [this] { return done_; })) {
      lock.unlock();
      try {
        look_at_watch();
      } catch (...) {
        given_up_ = true;
        throw;
      }
      lock.lock();
    }
    if (error_) std::rethrow_exception(error_);
  }

 private:
  std::function<void()> work_;
  std::atomic<bool> given_up_ = false;
  std::mutex mutex_;
  std::condition_variable changed_;
  bool done_ = false;
  std::exception_ptr error_;
};

}  // namespace

void run_apart(std::function<void()> work) {
  if (current_watch() == nullptr) return work();
  const auto apart = std::make_shared<Apart>(std::move(work));
  try {
    std::thread([apart] { apart->run(); }).detach();
  } catch (const std::system_error&) {
    apart->run();
  }
  apart->wait();
}

}  // namespace kontor

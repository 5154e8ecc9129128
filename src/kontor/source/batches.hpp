// Reading ahead: what a source gives is collected in batches on a thread of its own, while the thread that asked uses
// the batch before. The order is that of the source, so results do not depend on how many threads there are. Internal
// to source/.
#pragma once

#include <array>
#include <condition_variable>
#include <cstddef>
#include <exception>
#include <functional>
#include <mutex>
#include <thread>
#include <vector>

#include "kontor/source/record.hpp"

namespace kontor::source {

// Where a producer puts what it reads. A Batch has clear().
template <typename Batch>
class BatchFeed {
 public:
  virtual ~BatchFeed() = default;

  // The batch to be filled.
  Batch& batch() { return *batch_; }

  // Passes the batch on; batch() is an empty one from then on.
  virtual void hand_over() = 0;

 protected:
  explicit BatchFeed(Batch* first) : batch_(first) {}
  Batch* batch_;
};

namespace detail {

template <typename Batch>
class DirectFeed final : public BatchFeed<Batch> {
 public:
  explicit DirectFeed(const std::function<void(Batch&)>& use) : BatchFeed<Batch>(&only_), use_(use) {}

  void hand_over() override {
    using_ = true;
    use_(only_);
    using_ = false;
    only_.clear();
  }

  // Whether the user of a batch has not come back.
  bool using_batch() const { return using_; }

 private:
  Batch only_;
  bool using_ = false;
  const std::function<void(Batch&)>& use_;
};

// Enough to keep apart what two cores change: those of today fetch their cache lines, of 64 bytes, in pairs.
constexpr std::size_t apart = 128;

// Three batches go round: one is filled, one waits, one is used.
template <typename Batch>
class ThreadFeed final : public BatchFeed<Batch> {
 public:
  explicit ThreadFeed(const std::function<void(BatchFeed<Batch>&)>& produce)
      : BatchFeed<Batch>(&slots_[0].batch), free_{&slots_[1].batch, &slots_[2].batch}, thread_([this, &produce] {
          run(produce);
        }) {}

  // Also where the user of batches has failed: the producer then stops at its next batch.
  ~ThreadFeed() override {
    {
      const std::lock_guard lock(mutex_);
      stopped_ = true;
    }
    changed_.notify_all();
    thread_.join();
  }

  ThreadFeed(const ThreadFeed&) = delete;
  ThreadFeed& operator=(const ThreadFeed&) = delete;

  // On the thread of the producer.
  void hand_over() override {
    std::unique_lock lock(mutex_);
    full_.push_back(this->batch_);
    changed_.notify_all();
    wait_for(lock, [this] { return stopped_ || !free_.empty(); });
    if (stopped_) throw Stopped();
    this->batch_ = free_.back();
    free_.pop_back();
  }

  // On the other thread: the next batch, null at the end. Throws what the producer threw. The batch before is free
  // again.
  Batch* next() {
    std::unique_lock lock(mutex_);
    if (used_ != nullptr) {
      used_->clear();
      free_.push_back(used_);
      used_ = nullptr;
      changed_.notify_all();
    }
    wait_for(lock, [this] { return done_ || !full_.empty(); });
    if (full_.empty()) {
      if (failure_) std::rethrow_exception(failure_);
      return nullptr;
    }
    used_ = full_.front();
    full_.erase(full_.begin());
    return used_;
  }

 private:
  struct Stopped {};

  // Looks a few times before it sleeps: a thread that is woken again and again by the other one stays on its core, and
  // then they take turns there.
  template <typename Condition>
  void wait_for(std::unique_lock<std::mutex>& lock, const Condition& condition) {
    constexpr int looks = 200;
    for (int i = 0; i < looks && !condition(); ++i) {
      lock.unlock();
      std::this_thread::yield();
      lock.lock();
    }
    changed_.wait(lock, condition);
  }

  void run(const std::function<void(BatchFeed<Batch>&)>& produce) {
    std::exception_ptr failure;
    try {
      produce(*this);
    } catch (const Stopped&) {
      return;
    } catch (...) {
      failure = std::current_exception();
    }
    {
      const std::lock_guard lock(mutex_);
      full_.push_back(this->batch_);  // what was read before a failure counts
      failure_ = failure;
      done_ = true;
    }
    changed_.notify_all();
  }

  struct alignas(apart) Slot {
    Batch batch;
  };

  std::array<Slot, 3> slots_;
  alignas(apart) std::mutex mutex_;
  std::condition_variable changed_;
  std::vector<Batch*> free_;
  std::vector<Batch*> full_;
  Batch* used_ = nullptr;
  bool done_ = false;
  bool stopped_ = false;
  std::exception_ptr failure_;
  std::thread thread_;  // last: it uses the others
};

}  // namespace detail

// Runs `produce`, which fills batches and hands them over, and `use` for each batch in order. `use` is called on this
// thread; `produce` is called on another one if `ahead` says so. What either throws comes out, of the producer after
// everything that it had read before has been used.
template <typename Batch>
void read_in_batches(ReadAhead ahead, const std::function<void(BatchFeed<Batch>&)>& produce,
                     const std::function<void(Batch&)>& use) {
  if (ahead == ReadAhead::no) {
    detail::DirectFeed<Batch> feed(use);
    try {
      produce(feed);
    } catch (...) {
      if (!feed.using_batch()) feed.hand_over();  // what was read before a failure counts
      throw;
    }
    feed.hand_over();
    return;
  }
  detail::ThreadFeed<Batch> feed(produce);
  while (Batch* batch = feed.next()) use(*batch);
}

}  // namespace kontor::source

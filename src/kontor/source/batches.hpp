// Reading ahead: what a source gives is collected in batches on a thread of its own, while the thread that asked uses
// the batch before. The order is that of the source, so results do not depend on how many threads there are. Internal
// to source/.
#pragma once

#include <array>
#include <condition_variable>
#include <cstddef>
#include <deque>
#include <exception>
#include <functional>
#include <memory>
#include <mutex>
#include <thread>

#include "kontor/source/record.hpp"

namespace kontor::source {

// Where a producer puts what it reads. A Batch has clear(), and bytes() that it takes.
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

// Some batches go round: one is filled, one is used, the others wait full or free. Together they are larger than what a
// core keeps to itself: writing what another core has just read is slow, four times so where the two share no cache.
//
// Who runs out of batches sleeps until there are several, for waking costs as much as filling one: a thread that is
// woken again and again by the other one stays on its core, and then they take turns there.
//
// A batch that a single item has made large is used before reading goes on, and its memory given back: there are two
// such batches at most.
template <typename Batch>
class ThreadFeed final : public BatchFeed<Batch> {
 public:
  explicit ThreadFeed(const std::function<void(BatchFeed<Batch>&)>& produce)
      : BatchFeed<Batch>(&slots_[0].batch), free_(all_but_first()), thread_([this, &produce] { run(produce); }) {}

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
    large_waits_ = this->batch_->bytes() > large;
    if (large_waits_ || full_.size() == enough_full) changed_.notify_all();
    if (large_waits_) changed_.wait(lock, [this] { return stopped_ || !large_waits_; });
    if (free_.empty()) changed_.wait(lock, [this] { return stopped_ || free_.size() >= enough_free; });
    if (stopped_) throw Stopped();
    this->batch_ = free_.front();
    free_.pop_front();
  }

  // On the other thread: the next batch, null at the end. Throws what the producer threw. The batch before is free
  // again.
  Batch* next() {
    std::unique_lock lock(mutex_);
    if (used_ != nullptr) {
      empty(*used_);
      free_.push_back(used_);
      used_ = nullptr;
      if (free_.size() == enough_free) changed_.notify_all();
    }
    if (full_.empty()) changed_.wait(lock, [this] { return done_ || large_waits_ || full_.size() >= enough_full; });
    if (full_.empty()) {
      if (failure_) std::rethrow_exception(failure_);
      return nullptr;
    }
    used_ = full_.front();
    full_.pop_front();
    if (large_waits_ && full_.empty()) {
      large_waits_ = false;
      changed_.notify_all();
    }
    return used_;
  }

 private:
  struct Stopped {};

  // Assignment would keep the memory.
  static void empty(Batch& batch) {
    if (batch.bytes() <= large) {
      batch.clear();
    } else {
      std::destroy_at(&batch);
      std::construct_at(&batch);
    }
  }

  static constexpr std::size_t batches = 16;
  static constexpr std::size_t enough_full = 2;
  static constexpr std::size_t enough_free = batches / 2;
  static constexpr std::size_t large = std::size_t{1} << 21U;  // bytes, several times what batches mostly have

  std::deque<Batch*> all_but_first() {
    std::deque<Batch*> others;
    for (std::size_t i = 1; i < batches; ++i) others.push_back(&slots_[i].batch);
    return others;
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

  std::array<Slot, batches> slots_;
  alignas(apart) std::mutex mutex_;
  std::condition_variable changed_;
  std::deque<Batch*> free_;
  std::deque<Batch*> full_;
  Batch* used_ = nullptr;
  bool large_waits_ = false;  // the last of the full ones is large
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

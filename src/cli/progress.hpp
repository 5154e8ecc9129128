// Progress of long work, on a terminal only: bytes read of bytes known and the time that is left, records or quads
// done, and how many a second.
#pragma once

#include <atomic>
#include <chrono>
#include <cstddef>
#include <cstdint>
#include <mutex>
#include <string>

#include "kontor/base/progress_listener.hpp"

namespace kontor::cli {

// Shows one line on stderr that is rewritten a few times a second, and removes it at the end. Silent unless stderr is a
// terminal, and for work of less than half a second. Reading may be on another thread than what counts quads.
class Progress final : public ProgressListener {
 public:
  explicit Progress(std::string label);
  ~Progress() override;
  Progress(const Progress&) = delete;
  Progress& operator=(const Progress&) = delete;

  void expect(std::size_t bytes) override;
  void advance(std::size_t bytes) override;
  void count_records(std::size_t count) override;
  void count_quad() {
    const std::uint64_t count = quads() + 1;
    quads_.store(count, std::memory_order_relaxed);  // one thread counts
    if ((count & 0xFFFFU) == 0) update();
  }
  void count_quads(std::size_t more) {
    quads_.store(quads() + more, std::memory_order_relaxed);
    update();
  }
  std::uint64_t quads() const { return quads_.load(std::memory_order_relaxed); }

 private:
  void update();
  void clear();

  std::string label_;
  bool enabled_;
  std::atomic<bool> size_known_ = true;
  std::atomic<std::size_t> expected_ = 0;
  std::atomic<std::size_t> done_ = 0;
  std::atomic<std::uint64_t> quads_ = 0;
  std::atomic<std::uint64_t> records_ = 0;
  std::mutex line_;  // for what follows: who shows the line
  bool shown_ = false;
  std::chrono::steady_clock::time_point start_;
  std::chrono::steady_clock::time_point next_;
};

}  // namespace kontor::cli

#include "kontor/base/apart.hpp"

#include <atomic>
#include <chrono>
#include <memory>
#include <stdexcept>
#include <thread>

#include "kontor/base/work_watch.hpp"

#include "test.hpp"

using namespace kontor;

namespace {

// Throws at the n-th look.
class StoppingWatch final : public WorkWatch {
 public:
  explicit StoppingWatch(int last) : last_(last) {}
  void look() override {
    if (--last_ == 0) throw std::runtime_error("stop");
  }
  void allocate(std::size_t /*bytes*/) override {}
  void release(std::size_t /*bytes*/) noexcept override {}

 private:
  int last_;
};

}  // namespace

TEST_CASE("work apart is waited for, and its error is that of who waits") {
  const auto caller = std::this_thread::get_id();
  std::thread::id worker;
  run_apart([&] { worker = std::this_thread::get_id(); });
  CHECK(worker == caller);

  StoppingWatch watch(1000);
  const WorkWatchScope scope(&watch);
  run_apart([&] { worker = std::this_thread::get_id(); });
  CHECK(worker != caller);
  CHECK_THROWS_WITH(run_apart([] { throw std::runtime_error("no"); }), "no");
}

TEST_CASE("work apart is left to itself when the watch says stop, and can notice it") {
  struct Shared {
    std::atomic<bool> ended = false;
  };
  const auto shared = std::make_shared<Shared>();
  StoppingWatch watch(2);
  const WorkWatchScope scope(&watch);
  CHECK_THROWS_WITH(run_apart([shared] {
                      try {
                        for (;;) look_at_watch();
                      } catch (...) {
                        shared->ended = true;
                        throw;
                      }
                    }),
                    "stop");
  for (int i = 0; i < 1000 && !shared->ended; ++i) std::this_thread::sleep_for(std::chrono::milliseconds(5));
  CHECK(shared->ended);
}

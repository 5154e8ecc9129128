#include "kontor/base/process_memory.hpp"

#include <memory>

#include "kontor/base/work_watch.hpp"

#include "test.hpp"

using namespace kontor;

namespace {

class Counter final : public WorkWatch {
 public:
  void look() override {}
  void allocate(std::size_t bytes) override { held += bytes; }
  void release(std::size_t bytes) noexcept override { held -= bytes; }

  std::size_t held = 0;
};

}  // namespace

TEST_CASE("the memory of the process follows what is taken and given back") {
  constexpr std::size_t size = std::size_t{64} << 20U;
  give_back_large_blocks();
  const std::size_t before = resident_bytes();
  if (before == 0) return;                      // the system does not tell
  auto block = std::make_unique<char[]>(size);  // zeroed, so touched
  CHECK(resident_bytes() >= before + size / 2);
  block.reset();
#ifndef __SANITIZE_ADDRESS__
  give_back_free_memory();
  CHECK(resident_bytes() < before + size / 2);
#endif
}

TEST_CASE("a charge follows what grows and shrinks and ends with it") {
  Counter counter;
  {
    Charge charge(counter);
    charge.set(100);
    CHECK(counter.held == 100);
    charge.set(30);
    CHECK(counter.held == 30);
    const WorkWatchScope scope(&counter);
    const HeldMemory held(5);
    HeldMemory(7).keep();
    CHECK(counter.held == 42);
  }
  CHECK(counter.held == 7);
  CHECK(growing_capacity(10, 10) == 10);
  CHECK(growing_capacity(10, 11) == 30);
}

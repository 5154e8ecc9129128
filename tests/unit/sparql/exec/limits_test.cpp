#include "kontor/sparql/exec/limits.hpp"

#include <chrono>
#include <string>
#include <thread>

#include "kontor/base/process_memory.hpp"

#include "test.hpp"

using namespace kontor::sparql;

TEST_CASE("a limit of the process counts what nobody counted") {
  kontor::give_back_large_blocks();
  kontor::give_back_free_memory();  // of other tests
  const std::size_t before = kontor::resident_bytes();
  if (before == 0) return;  // the system does not tell
  QueryLimits limits;
  limits.of_process = true;
  limits.max_memory = 1000;
  CHECK_THROWS_WITH(Watch(limits), "a memory limit of 1000 bytes is less than the program itself takes");

  constexpr std::size_t mebibyte = 1 << 20;
  limits.max_memory = before + 48 * mebibyte;
  const std::string too_much =
      "the query needs more memory than its limit of " + std::to_string(limits.max_memory / mebibyte) + " MiB";
  Watch watch(limits);
  CHECK(watch.memory() >= before / 2);
  const auto look = [&watch] {
    std::this_thread::sleep_for(std::chrono::milliseconds(2));  // it looks once a millisecond
    watch.look();
  };
  look();
  CHECK_THROWS_WITH(watch.allocate(64 * mebibyte), too_much);
  watch.release(64 * mebibyte);
  {
    const std::string some(24 * mebibyte, 'x');
    CHECK(some.find('y') == std::string::npos);
    look();
    // It fits beside what is counted, but not beside what is there.
    CHECK_THROWS_WITH(watch.allocate(36 * mebibyte), too_much);
    watch.release(36 * mebibyte);
    const std::string more(32 * mebibyte, 'x');
    CHECK(more.find('y') == std::string::npos);
    CHECK_THROWS_WITH(look(), too_much);
  }
#ifndef __SANITIZE_ADDRESS__
  // It was given back.
  look();
  watch.allocate(36 * mebibyte);
  watch.release(36 * mebibyte);
#endif
}

TEST_CASE("a part of a query is charged to the whole, as long as it lives") {
  QueryLimits limits;
  limits.max_memory = 100'000;
  Watch whole(limits);
  {
    Watch part(whole.of_part());
    part.allocate(60'000);
    part.hold_shared(20'000);
    CHECK(whole.memory() == 80'000);
    CHECK_THROWS_WITH(part.allocate(30'000), "the query needs more memory than its limit of 100000 bytes");
    part.release(90'000);
  }
  CHECK(whole.memory() == 0);
}

TEST_CASE("a part of a query knows how much memory the whole may hold") {
  QueryLimits limits;
  CHECK(Watch(Watch(limits).of_part()).max_memory() == 0);
  limits.max_memory = 1000;
  Watch whole(limits);
  QueryLimits part = whole.of_part();
  CHECK(Watch(part).max_memory() == 1000);
  part.max_memory = 2000;
  Watch of_part(part);
  CHECK(of_part.max_memory() == 1000);
  CHECK(Watch(of_part.of_part()).max_memory() == 1000);
  part.max_memory = 500;
  CHECK(Watch(part).max_memory() == 500);
}

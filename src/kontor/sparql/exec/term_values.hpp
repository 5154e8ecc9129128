// The typed values of terms by id, each worked out once by each thread that needs it.
//
// Threads share nothing that changes: to fetch what another core has written costs about as much as to read a number's
// digits, and while values are found and kept for every row of a query, two threads that share them take as long as
// one.
#pragma once

#include <array>
#include <atomic>
#include <cstddef>
#include <cstdint>
#include <memory>
#include <thread>
#include <vector>

#include "kontor/base/parallel.hpp"
#include "kontor/sparql/exec/id_map.hpp"
#include "kontor/xsd/value.hpp"

namespace kontor::sparql {

// Any number of threads may use it at once. Values stay valid as long as it lives.
class TermValues {
 public:
  TermValues() = default;
  TermValues(const TermValues&) = delete;
  TermValues& operator=(const TermValues&) = delete;
  ~TermValues() {
    for (const auto& shard : shards_) delete shard.load(std::memory_order_relaxed);
  }

  // What this thread added for the id, which is not 0; null if it added nothing.
  const xsd::Value* find(std::uint32_t id) const {
    const Shard* own = shards_[thread_number() % shards].load(std::memory_order_acquire);
    return own == nullptr ? nullptr : own->known.find(id);
  }

  // Keeps a value, unless there is one by now: that is returned.
  const xsd::Value& add(std::uint32_t id, xsd::Value value);

  // The same for a value that many terms have and that outlives this.
  const xsd::Value& add_shared(std::uint32_t id, const xsd::Value& value);

  // What it holds of the heap, in bytes, roughly.
  std::size_t memory_bytes() const { return bytes_.load(std::memory_order_relaxed); }

 private:
  static constexpr std::size_t shards = 8;
  static constexpr std::size_t cache_line = 64;
  static constexpr std::size_t block_values = 32;

  // Nearly always free, and never held for long: a value is added for every few rows.
  class Lock {
   public:
    void lock() {
      while (taken_.test_and_set(std::memory_order_acquire)) std::this_thread::yield();
    }
    void unlock() { taken_.clear(std::memory_order_release); }

   private:
    std::atomic_flag taken_;
  };

  struct alignas(cache_line) Shard {
    IdMap<const xsd::Value> known;
    Lock adding;  // threads beyond the number of shards share them
    std::vector<std::unique_ptr<std::array<xsd::Value, block_values>>> blocks;
    std::size_t used = block_values;  // of the last block
    std::size_t uncounted = 0;        // bytes that bytes_ does not have yet
  };

  Shard& own_shard();
  const xsd::Value& insert(Shard& shard, std::uint32_t id, const xsd::Value& value);
  void count(Shard& shard, std::size_t bytes);

  std::array<std::atomic<Shard*>, shards> shards_{};  // null until they are needed: most queries need none
  std::atomic<std::size_t> bytes_ = 0;
};

}  // namespace kontor::sparql

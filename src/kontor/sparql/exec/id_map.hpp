// A map from term ids to pointers that costs what its entries cost, however large the ids are.
#pragma once

#include <atomic>
#include <cstddef>
#include <cstdint>
#include <memory>
#include <vector>

namespace kontor::sparql {

// Entries are added by one thread at a time (the caller sees to that) and never change or go; any number of threads
// may look up meanwhile. Open addressing, at most half full. Tables that were outgrown stay until the end, because
// somebody may still look into them: together they are as large as the last one.
template <typename T>
class IdMap {
 public:
  IdMap() = default;
  IdMap(const IdMap&) = delete;
  IdMap& operator=(const IdMap&) = delete;

  // What belongs to the id, which is not 0; null if nothing does.
  T* find(std::uint32_t id) const {
    const Table* table = current_.load(std::memory_order_acquire);
    if (table == nullptr) return nullptr;
    for (std::size_t slot = hash(id) & table->mask;; slot = (slot + 1) & table->mask) {
      const std::uint32_t there = table->slots[slot].id.load(std::memory_order_acquire);
      if (there == id) return table->slots[slot].value.load(std::memory_order_relaxed);
      if (there == 0) return nullptr;
    }
  }

  // The id must not be there yet. Throws std::bad_alloc.
  void insert(std::uint32_t id, T* value) {
    if (2 * (size_ + 1) > capacity()) grow();
    put(*current_.load(std::memory_order_relaxed), id, value);
    ++size_;
  }

  // Of the heap.
  std::size_t memory_bytes() const { return 2 * capacity() * sizeof(Slot); }

 private:
  static constexpr std::size_t first_slots = 64;

  struct Slot {
    std::atomic<std::uint32_t> id{0};
    std::atomic<T*> value{nullptr};
  };
  struct Table {
    std::size_t mask;
    std::unique_ptr<Slot[]> slots;
  };

  std::size_t capacity() const {
    const Table* table = current_.load(std::memory_order_relaxed);
    return table == nullptr ? 0 : table->mask + 1;
  }

  static std::size_t hash(std::uint32_t id) { return (id * std::uint64_t{0x9E3779B97F4A7C15U}) >> 32U; }

  static void put(const Table& table, std::uint32_t id, T* value) {
    std::size_t slot = hash(id) & table.mask;
    while (table.slots[slot].id.load(std::memory_order_relaxed) != 0) slot = (slot + 1) & table.mask;
    table.slots[slot].value.store(value, std::memory_order_relaxed);
    table.slots[slot].id.store(id, std::memory_order_release);
  }

  void grow() {
    const Table* old = current_.load(std::memory_order_relaxed);
    const std::size_t slots = old == nullptr ? first_slots : 2 * capacity();
    const Table& added =
        *tables_.emplace_back(std::make_unique<Table>(Table{slots - 1, std::make_unique<Slot[]>(slots)}));
    for (std::size_t slot = 0; slot < capacity(); ++slot) {
      const std::uint32_t id = old->slots[slot].id.load(std::memory_order_relaxed);
      if (id != 0) put(added, id, old->slots[slot].value.load(std::memory_order_relaxed));
    }
    current_.store(&added, std::memory_order_release);
  }

  std::vector<std::unique_ptr<Table>> tables_;
  std::atomic<const Table*> current_{nullptr};
  std::size_t size_ = 0;
};

}  // namespace kontor::sparql

// Texts by text, in as little memory as can be: the keys of a join and what they lead to, or a set of texts.
//
//   block of entries:   next | last | size, key | size, value        the first value of a key
//                       next | size, value                           one more: `next` of the one before leads here
//   slots:              hash | entry                                 open addressing, a power of two
#pragma once

#include <cstdint>
#include <memory>
#include <string_view>
#include <vector>

#include "kontor/base/memory_budget.hpp"

namespace kontor {

class TextMultimap {
 public:
  enum class Added { yes, known, no_memory };

  // About 24 bytes, its texts and 11 to 22 bytes of slots per key. `budget` must outlive it.
  explicit TextMultimap(MemoryBudget& budget);
  ~TextMultimap();
  TextMultimap(const TextMultimap&) = delete;
  TextMultimap& operator=(const TextMultimap&) = delete;

  static std::uint64_t hash_of(std::string_view key);

  // Adds a value to a key, unless the key's last value is the same already. `hash` is the key's.
  Added add(std::string_view key, std::uint64_t hash, std::string_view value = {});

  // The same beyond the budget: where there is nothing else that could be done.
  Added add_anyway(std::string_view key, std::uint64_t hash, std::string_view value = {});

  bool contains(std::string_view key, std::uint64_t hash) const;

  // Calls `use` with each value of the key, in the order in which they came. The values stay where they are until clear().
  template <typename Use>
  void for_values(std::string_view key, std::uint64_t hash, Use use) const {
    if (slots_.empty()) return;
    const Slot& slot = slots_[slot_of(key, static_cast<std::uint32_t>(hash))];
    if (slot.entry != 0) use_values(slot.entry, use);
  }

  // Calls `use` with each key and value; the values of a key in order, the keys in none.
  template <typename Use>
  void for_each(Use use) const {
    for (const Slot& slot : slots_) {
      if (slot.entry == 0) continue;
      const std::string_view key = key_of(slot.entry);
      use_values(slot.entry, [&](std::string_view value) { use(key, value); });
    }
  }

  // Forgets everything and gives the memory back.
  void clear();

 private:
  // Where an entry stands: the number of its block, and in the block by units of four bytes; 0 is none.
  using Entry = std::uint32_t;
  struct Slot {
    std::uint32_t hash = 0;
    Entry entry = 0;
  };

  template <typename Use>
  void use_values(Entry first, Use use) const {
    use(first_value(first));
    for (Entry entry = link(first, 0); entry != 0; entry = link(entry, 0)) use(next_value(entry));
  }

  Added add_value(Entry first, std::string_view value);
  std::size_t slot_of(std::string_view key, std::uint32_t hash) const;
  bool grow_slots();
  char* at(Entry entry) const { return blocks_[entry >> block_bits_].get() + std::size_t{4} * (entry & block_mask()); }
  std::uint32_t block_mask() const { return (std::uint32_t{1} << block_bits_) - 1; }
  Entry link(Entry entry, std::size_t number) const;
  void set_link(Entry entry, std::size_t number, Entry value);
  std::string_view key_of(Entry first) const;
  std::string_view first_value(Entry first) const;
  std::string_view next_value(Entry entry) const;
  Entry allocate(std::size_t size);
  bool take(std::size_t bytes);

  MemoryBudget& budget_;
  unsigned block_bits_;  // of the units in a block
  bool beyond_budget_ = false;
  std::size_t taken_ = 0;
  std::vector<std::unique_ptr<char[]>> blocks_;
  std::size_t used_ = 0;      // of the last block, in bytes
  std::size_t capacity_ = 0;  // of the last block
  std::vector<Slot> slots_;
  std::size_t keys_ = 0;
};

}  // namespace kontor

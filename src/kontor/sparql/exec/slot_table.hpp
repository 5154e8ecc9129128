// Hash tables with open addressing whose slots lie in a LargeArray: entries lie in the slot that the lowest bits of
// their hash tell, or in the next free one after it, around the end.
#pragma once

#include <algorithm>
#include <cstddef>
#include <vector>

#include "kontor/base/large_array.hpp"
#include "kontor/base/work_watch.hpp"

namespace kontor::sparql {

// Doubles the table without a second one, so that it never takes more than what it has in the end. The number of slots
// is a power of two, and one is free. `is_free` and `hash_of` are asked of slots. Looks at this thread's watch; if it
// throws, entries are lost.
template <typename Slot, typename IsFree, typename HashOf>
void double_slots(LargeArray<Slot>& slots, const IsFree& is_free, const HashOf& hash_of) {
  const std::size_t size = slots.size();
  std::size_t first_free = 0;
  while (!is_free(slots[first_free])) ++first_free;
  // These may lie before where they belong, around the end, and are in the way of those that will.
  const std::vector<Slot> begin(slots.begin(), slots.begin() + first_free);
  std::fill(slots.begin(), slots.begin() + first_free, Slot());
  slots.resize(2 * size);
  const std::size_t mask = slots.size() - 1;
  const auto put = [&](const Slot& entry) {
    std::size_t slot = hash_of(entry) & mask;
    while (!is_free(slots[slot])) slot = (slot + 1) & mask;
    slots[slot] = entry;
  };
  // All that lie before an entry, up to a free slot, have been moved, so it finds its place there or in the new half.
  watched_pieces(first_free, size, [&](std::size_t from, std::size_t end) {
    for (std::size_t old = from; old < end; ++old) {
      if (is_free(slots[old])) continue;
      const Slot entry = slots[old];
      slots[old] = Slot();
      put(entry);
    }
  });
  for (const Slot& entry : begin) put(entry);
}

}  // namespace kontor::sparql

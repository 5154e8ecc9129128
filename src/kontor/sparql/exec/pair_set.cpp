#include "kontor/sparql/exec/pair_set.hpp"

#include <algorithm>
#include <array>
#include <bit>
#include <numeric>
#include <vector>

#include "kontor/base/parallel.hpp"
#include "kontor/base/work_watch.hpp"
#include "kontor/sparql/exec/slot_table.hpp"

namespace kontor::sparql {
namespace {

constexpr std::size_t first_slots = 32;
constexpr std::size_t block_slots = 32;

// Between two looks at the watch, and at how many slots are needed.
constexpr std::size_t piece_blocks = 8192;

// Fewer are added by one thread.
constexpr std::size_t least_shared_blocks = 512;

// Into so many regions, as a number of bits, the part of a thread is divided.
constexpr int region_bits = 7;

}  // namespace

// The slots that a table has for so many pairs.
std::size_t PairSet::slots_for(std::size_t pairs) const {
  std::size_t slots = std::max(slots_.size(), first_slots);
  while (pairs * 4 > slots * 3) slots *= 2;
  return slots;
}

void PairSet::reserve(std::size_t pairs) {
  const std::size_t slots = slots_for(pairs);
  const HeldMemory growth((slots - slots_.size()) * sizeof(Pair));
  if (size_ == 0) return slots_.resize(slots);
  while (slots_.size() < slots) {
    double_slots(
        slots_, [](Pair there) { return there == 0; }, [](Pair there) { return hash(there); });
  }
}

bool PairSet::insert(Pair pair) {
  if ((size_ + 1) * 4 > slots_.size() * 3) reserve(size_ + 1);
  const std::size_t mask = slots_.size() - 1;
  std::size_t slot = hash(pair) & mask;
  for (; slots_[slot] != 0; slot = (slot + 1) & mask) {
    if (slots_[slot] == pair) return false;
  }
  slots_[slot] = pair;
  ++size_;
  return true;
}

std::size_t PairSet::memory_bytes(std::size_t more) const {
  return slots_.memory_bytes(slots_for(size_ + more));
}

// Calls take(pair) for the pairs of the blocks [begin, end) of the slots, in an order of blocks that is spread over the
// table: in the order of the slots, which is that of the hashes, they would fill another table from its beginning, and
// pile up there.
template <typename Take>
void PairSet::each_in_blocks(std::size_t begin, std::size_t end, const Take& take) const {
  const std::size_t blocks = slots_.size() / block_slots;
  constexpr std::size_t odd = 0x9E3779B1U;
  for (std::size_t i = begin; i < end; ++i) {
    const Pair* const slots = slots_.data() + (i * odd & (blocks - 1)) * block_slots;
    for (std::size_t slot = 0; slot < block_slots; ++slot) {
      if (slots[slot] != 0) take(slots[slot]);
    }
  }
}

void PairSet::merge(const PairSet& other, std::span<const std::uint32_t> numbers, unsigned threads,
                    const std::function<void()>& grown) {
  const std::size_t blocks = other.slots_.size() / block_slots;
  for (std::size_t begin = 0; begin < blocks; begin += piece_blocks) {
    look_at_watch();
    const std::size_t end = std::min(begin + piece_blocks, blocks);
    // Most of them may be here already, so the table may be a little fuller for a while.
    reserve(std::max(size_, (size_ + std::min((end - begin) * block_slots, other.size_)) * 6 / 7));
    insert_shared(other, begin, end, numbers, blocks < least_shared_blocks ? 1 : threads);
    grown();
  }
}

// Each thread adds the pairs that belong into its part of the slots; there is room for all.
void PairSet::insert_shared(const PairSet& other, std::size_t begin, std::size_t end,
                            std::span<const std::uint32_t> numbers, unsigned threads) {
  struct Part {
    std::size_t added = 0;
    std::vector<Pair> late;  // those that found no free slot up to the end of the part
  };
  std::vector<Part> parts(threads);
  parallel_for(threads, threads, [&](std::size_t number) {
    Part part;
    const std::size_t mask = slots_.size() - 1;
    const std::size_t first = slots_.size() * number / threads;
    const std::size_t last = slots_.size() * (number + 1) / threads;
    const auto put = [&](Pair pair) {
      std::size_t slot = hash(pair) & mask;
      while (slot < last && slots_[slot] != 0 && slots_[slot] != pair) ++slot;
      if (slot == last) return part.late.push_back(pair);
      if (slots_[slot] == 0) ++part.added;
      slots_[slot] = pair;
    };
    // In the order of where they belong, roughly: most places are cache misses away.
    std::vector<Pair> pairs;
    std::array<std::size_t, (1U << region_bits) + 1> ends{};
    const int shift = std::max(0, static_cast<int>(std::bit_width(last - first)) - region_bits);
    const auto region = [&](Pair pair) { return ((hash(pair) & mask) - first) >> shift; };
    other.each_in_blocks(begin, end, [&](Pair there) {
      const std::uint32_t group = numbers[group_of(there)];
      if (group == no_group) return;
      const Pair pair = PairSet::pair(group, static_cast<store::TermId>(there));
      const std::size_t slot = hash(pair) & mask;
      if (slot < first || slot >= last) return;
      pairs.push_back(pair);
      ++ends[region(pair) + 1];
    });
    std::partial_sum(ends.begin(), ends.end(), ends.begin());
    std::vector<Pair> ordered(pairs.size());
    for (const Pair pair : pairs) ordered[ends[region(pair)]++] = pair;
    constexpr std::size_t ahead = 16;
    for (std::size_t i = 0; i < ordered.size(); ++i) {
      if (i + ahead < ordered.size()) __builtin_prefetch(&slots_[hash(ordered[i + ahead]) & mask]);
      put(ordered[i]);
    }
    parts[number] = std::move(part);
  });
  for (const Part& part : parts) {
    size_ += part.added;
    for (const Pair pair : part.late) insert(pair);
  }
}

}  // namespace kontor::sparql

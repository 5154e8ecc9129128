// What COUNT(DISTINCT ?x) has seen of all groups: one set of pairs instead of a set for each group, most of which have
// few values.
#pragma once

#include <cstddef>
#include <cstdint>
#include <functional>
#include <span>

#include "kontor/base/large_array.hpp"
#include "kontor/store/dictionary.hpp"

namespace kontor::sparql {

// Of the number of a group and a term, which is not no_term. A pair takes 8 bytes, in a table that is at most three
// quarters full.
class PairSet {
 public:
  // Whether the pair is new.
  bool insert(std::uint32_t group, store::TermId term) { return insert(pair(group, term)); }

  // Tells the machine that this pair comes soon.
  void look_ahead(std::uint32_t group, store::TermId term) const {
    if (slots_.size() > 0) __builtin_prefetch(&slots_[slot_of(pair(group, term))]);
  }

  // Adds the pairs of another set, whose groups have these numbers here, but for those whose group has `no_group`;
  // several threads share the work. Looks at this thread's watch, and calls `grown` whenever it may have grown.
  static constexpr std::uint32_t no_group = static_cast<std::uint32_t>(-1);
  void merge(const PairSet& other, std::span<const std::uint32_t> numbers, unsigned threads,
             const std::function<void()>& grown);

  std::size_t size() const { return size_; }

  // Calls visit(group) for each pair that is in the slots [begin, end) of slot_count().
  template <typename Visit>
  void each_group(std::size_t begin, std::size_t end, const Visit& visit) const {
    for (std::size_t slot = begin; slot < end; ++slot) {
      if (slots_[slot] != 0) visit(group_of(slots_[slot]));
    }
  }
  std::size_t slot_count() const { return slots_.size(); }

  // As RowSet::memory_bytes, once so many more pairs are there.
  std::size_t memory_bytes(std::size_t more) const;

 private:
  // The group above, the term, which is not 0, below; 0 is a free slot.
  using Pair = std::uint64_t;
  static Pair pair(std::uint32_t group, store::TermId term) { return std::uint64_t{group} << 32U | term; }
  static std::uint32_t group_of(Pair pair) { return static_cast<std::uint32_t>(pair >> 32U); }
  static std::uint64_t hash(Pair pair) {
    const std::uint64_t product = pair * 0x9E3779B97F4A7C15U;
    return product ^ product >> 32U;
  }
  std::size_t slot_of(Pair pair) const { return hash(pair) & (slots_.size() - 1); }
  bool insert(Pair pair);
  std::size_t slots_for(std::size_t pairs) const;
  void reserve(std::size_t pairs);
  template <typename Take>
  void each_in_blocks(std::size_t begin, std::size_t end, const Take& take) const;
  void insert_shared(const PairSet& other, std::size_t begin, std::size_t end, std::span<const std::uint32_t> numbers,
                     unsigned threads);

  LargeArray<Pair> slots_;
  std::size_t size_ = 0;
};

}  // namespace kontor::sparql

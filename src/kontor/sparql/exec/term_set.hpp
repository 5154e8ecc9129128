// What COUNT(DISTINCT ?x) has seen if there is one group: a bit for each term.
#pragma once

#include <algorithm>
#include <bit>
#include <cstddef>
#include <cstdint>

#include "kontor/base/large_array.hpp"
#include "kontor/base/work_watch.hpp"
#include "kontor/store/dictionary.hpp"

namespace kontor::sparql {

// Ids are dense, so the bits take little beside the terms.
class TermSet {
 public:
  void insert(store::TermId term) {
    const std::size_t word = term / word_bits;
    if (word >= words_.size()) words_.resize(word + 1);
    words_[word] |= std::uint64_t{1} << term % word_bits;
  }

  // Looks at this thread's watch.
  void merge(const TermSet& other) {
    words_.resize(std::max(words_.size(), other.words_.size()));
    watched_pieces(0, other.words_.size(), [&](std::size_t begin, std::size_t end) {
      for (std::size_t word = begin; word < end; ++word) words_[word] |= other.words_[word];
    });
  }

  // How many terms it has. Looks at this thread's watch.
  std::uint64_t count() const {
    std::uint64_t terms = 0;
    watched_pieces(0, words_.size(), [&](std::size_t begin, std::size_t end) {
      for (std::size_t word = begin; word < end; ++word)
        terms += static_cast<std::uint64_t>(std::popcount(words_[word]));
    });
    return terms;
  }

  // At most.
  std::size_t memory_bytes() const { return words_.memory_bytes(words_.size()); }

 private:
  static constexpr std::size_t word_bits = 64;

  LargeArray<std::uint64_t> words_;
};

}  // namespace kontor::sparql

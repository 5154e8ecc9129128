// What the parent side of a join leads to, by join key: in memory as long as there is some, then on disk. What is found is
// the same, in the same order.
//
// On disk, pairs are dealt out to temporary files by the hashes of their keys, each file is sorted, and all are put one
// behind the other. Memory then holds the first hash of every page (a few kilobytes) of the result, and looking up a key
// reads the pages with its hash. Children are not divided, so they may come from a pipe, from a view or out of another join,
// and stay in order.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "kontor/base/memory_budget.hpp"
#include "kontor/base/temporary_file.hpp"
#include "kontor/base/text_multimap.hpp"
#include "kontor/mapping/text_arena.hpp"

namespace kontor::mapping {

class JoinTable {
 public:
  // `budget` must outlive it.
  explicit JoinTable(MemoryBudget& budget) : budget_(budget), memory_(budget) {}

  // Adds a value to a key; the value that was added to it last is not added again. Throws Error if there is no room for
  // temporary files.
  void add(std::string_view key, std::string_view value);

  // Appends the values of a key in the order in which they were added, valid as long as the arena's texts. Nothing may be
  // added any more. Throws Error if a temporary file cannot be read or written.
  void find(std::string_view key, TextArena& arena, std::vector<std::string_view>& values);

 private:
  struct Page {
    std::uint32_t first_hash;  // its upper half
    std::uint64_t offset;
  };

  void spill();
  void sort_partitions();
  void sort(RecordFile& file, unsigned level);
  void sort_in_memory(RecordFile& file);
  void put_sorted(std::uint64_t hash, std::string_view pair);
  void read_page(std::size_t page);

  MemoryBudget& budget_;
  TextMultimap memory_;
  std::optional<RecordPartitions> partitions_;  // while pairs are added beyond the memory
  std::optional<TemporaryFile> sorted_;         // while they are looked up
  std::vector<Page> pages_;
  std::string page_text_;                // the page read last
  std::size_t page_ = SIZE_MAX;          // its number
  std::string record_;                   // scratch
};

}  // namespace kontor::mapping

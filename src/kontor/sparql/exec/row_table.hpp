// Rows that stay: a table of ids, a set of rows, and a hash index over some columns of a table.
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <utility>
#include <vector>

#include "kontor/base/large_array.hpp"
#include "kontor/base/work_watch.hpp"
#include "kontor/sparql/exec/batch.hpp"

namespace kontor::sparql {

// Mixes the ids of a row into one number.
inline std::uint64_t hash_ids(std::uint64_t hash, TermId id) {
  hash = (hash ^ id) * 0x9E3779B97F4A7C15U;
  return hash ^ (hash >> 32U);
}

inline std::uint64_t hash_row(std::span<const TermId> row) {
  std::uint64_t hash = row.size();
  for (const TermId id : row) hash = hash_ids(hash, id);
  return hash;
}

// Rows in columns, in the order in which they came.
class RowTable {
 public:
  explicit RowTable(std::size_t width) : columns_(width) {}

  void append(const Batch& batch);
  void clear();

  std::size_t rows() const { return rows_; }
  std::size_t width() const { return columns_.size(); }
  const std::vector<TermId>& column(std::size_t slot) const { return columns_[slot]; }
  TermId at(std::size_t row, std::size_t slot) const { return columns_[slot][row]; }
  // As RowSet::memory_bytes.
  std::size_t memory_bytes() const;

 private:
  std::vector<std::vector<TermId>> columns_;
  std::size_t rows_ = 0;
};

// Finds the rows of a table by the ids in some of its columns. Rows with the same key follow each other in the order of
// the table.
class HashIndex {
 public:
  static constexpr std::uint32_t none = static_cast<std::uint32_t>(-1);

  // The table must outlive the index and not change.
  void build(const RowTable& table, std::vector<std::size_t> key_slots);

  // The first row with this key, or none.
  std::uint32_t first(std::span<const TermId> key) const;
  // The next one with the same key, or none.
  std::uint32_t next(std::uint32_t row) const { return next_[row]; }

  std::size_t memory_bytes() const { return (heads_.capacity() + next_.capacity()) * sizeof(std::uint32_t); }

 private:
  std::size_t slot_of(std::span<const TermId> key) const;

  const RowTable* table_ = nullptr;
  std::vector<std::size_t> key_slots_;
  std::vector<std::uint32_t, LargeBlocks<std::uint32_t>> heads_;  // open addressing; the first row of each key
  std::vector<std::uint32_t, LargeBlocks<std::uint32_t>> next_;   // by row
};

// A set of rows of equal width, numbered in the order in which they came.
class RowSet {
 public:
  explicit RowSet(std::size_t width) : width_(width), slots_(16) {}

  // The number of the row, and whether it is new.
  std::pair<std::uint32_t, bool> insert(std::span<const TermId> row) { return insert(row, hash_row(row)); }
  // The same, of a row whose hash_row is known.
  std::pair<std::uint32_t, bool> insert(std::span<const TermId> row, std::uint64_t hash);
  // Tells the machine that a row with this hash comes soon: the place of a row in a large set is a cache miss away.
  void look_ahead(std::uint64_t hash) const { __builtin_prefetch(&slots_[hash & (slots_.size() - 1)]); }
  bool contains(std::span<const TermId> row) const { return find(row) != none; }
  // The number of the row, or none.
  static constexpr std::uint32_t none = static_cast<std::uint32_t>(-1);
  std::uint32_t find(std::span<const TermId> row) const;

  std::size_t size() const { return size_; }
  std::span<const TermId> operator[](std::size_t number) const { return {ids_.data() + number * width_, width_}; }
  void clear();
  // What it holds, or will hold while it grows, if that may happen with the next batch: so a limit is noticed before.
  std::size_t memory_bytes() const;

 private:
  struct Slot {
    std::uint32_t number = 0;  // of the row, from 1; 0 for a free slot
    std::uint32_t hash = 0;    // of the row, which need not be looked at if it differs
  };
  std::size_t find_slot(std::span<const TermId> row, std::uint32_t hash) const;

  std::size_t width_;
  std::size_t size_ = 0;
  LargeArray<TermId> ids_;  // row after row
  LargeArray<Slot> slots_;  // open addressing (see slot_table.hpp), at most three quarters full
};

}  // namespace kontor::sparql

#include "kontor/sparql/exec/row_table.hpp"

#include <algorithm>

#include "kontor/base/error.hpp"
#include "kontor/base/work_watch.hpp"
#include "kontor/sparql/exec/slot_table.hpp"

namespace kontor::sparql {
namespace {

// Gives an empty vector this many values. In pieces, between which a query can end: the first touch of a gigabyte takes
// the system long.
template <typename Vector>
void fill(Vector& values, std::size_t size, typename Vector::value_type value) {
  values.reserve(size);
  watched_pieces(0, size, [&](std::size_t, std::size_t end) { values.resize(end, value); });
}

// Row numbers have 32 bits.
void check_rows(std::size_t rows) {
  if (rows >= HashIndex::none) throw Error("an intermediate result has more than 4 billion rows");
}

}  // namespace

void RowTable::append(const Batch& batch) {
  check_rows(rows_ + batch.rows);
  for (std::size_t slot = 0; slot < columns_.size(); ++slot) {
    columns_[slot].insert(columns_[slot].end(), batch.columns[slot].begin(), batch.columns[slot].end());
  }
  rows_ += batch.rows;
}

void RowTable::clear() {
  for (std::vector<TermId>& column : columns_) column.clear();
  rows_ = 0;
}

std::size_t RowTable::memory_bytes() const {
  std::size_t places = 0;
  for (const std::vector<TermId>& column : columns_) {
    places += growing_capacity(column.capacity(), rows_ + batch_rows);
  }
  return places * sizeof(TermId);
}

void HashIndex::build(const RowTable& table, std::vector<std::size_t> key_slots) {
  table_ = &table;
  key_slots_ = std::move(key_slots);
  std::size_t size = 16;
  while (size < table.rows() * 2) size *= 2;
  heads_.clear();
  next_.clear();
  fill(heads_, size, none);
  fill(next_, table.rows(), none);
  std::vector<TermId> key(key_slots_.size());
  // Backwards, so that chains are in the order of the table.
  watched_pieces(0, table.rows(), [&](std::size_t begin, std::size_t end) {
    for (std::size_t i = begin; i < end; ++i) {
      const std::size_t row = table.rows() - 1 - i;
      for (std::size_t k = 0; k < key.size(); ++k) key[k] = table.at(row, key_slots_[k]);
      std::uint32_t& head = heads_[slot_of(key)];
      next_[row] = head;
      head = static_cast<std::uint32_t>(row);
    }
  });
}

std::size_t HashIndex::slot_of(std::span<const TermId> key) const {
  const std::size_t mask = heads_.size() - 1;
  std::size_t slot = hash_row(key) & mask;
  for (; heads_[slot] != none; slot = (slot + 1) & mask) {
    bool equal = true;
    for (std::size_t i = 0; i < key.size() && equal; ++i) equal = table_->at(heads_[slot], key_slots_[i]) == key[i];
    if (equal) break;
  }
  return slot;
}

std::uint32_t HashIndex::first(std::span<const TermId> key) const {
  if (next_.empty()) return none;
  return heads_[slot_of(key)];
}

std::size_t RowSet::find_slot(std::span<const TermId> row, std::uint32_t hash) const {
  const std::size_t mask = slots_.size() - 1;
  std::size_t slot = hash & mask;
  for (; slots_[slot].number != 0; slot = (slot + 1) & mask) {
    if (slots_[slot].hash != hash) continue;
    const std::span<const TermId> other = (*this)[slots_[slot].number - 1];
    if (std::equal(row.begin(), row.end(), other.begin())) break;
  }
  return slot;
}

std::pair<std::uint32_t, bool> RowSet::insert(std::span<const TermId> row, std::uint64_t row_hash) {
  const auto hash = static_cast<std::uint32_t>(row_hash);
  const std::size_t slot = find_slot(row, hash);
  if (slots_[slot].number != 0) return {slots_[slot].number - 1, false};
  check_rows(size_ + 1);
  ids_.append(row);
  const auto number = static_cast<std::uint32_t>(size_++);
  slots_[slot] = {number + 1, hash};
  if (size_ * 4 > slots_.size() * 3) {
    double_slots(
        slots_, [](const Slot& there) { return there.number == 0; }, [](const Slot& there) { return there.hash; });
  }
  return {number, true};
}

std::size_t RowSet::memory_bytes() const {
  const std::size_t next = size_ + batch_rows;
  const std::size_t slots = slots_.size() * (next * 4 > slots_.size() * 3 ? 2 : 1);
  return slots_.memory_bytes(slots) + ids_.memory_bytes(next * width_);
}

std::uint32_t RowSet::find(std::span<const TermId> row) const {
  return slots_[find_slot(row, static_cast<std::uint32_t>(hash_row(row)))].number - 1;
}

void RowSet::clear() {
  *this = RowSet(width_);
}

}  // namespace kontor::sparql

// Where the rows of each id begin in a sorted column: a table over the ids between the first and the last, so that
// finding the rows of an id is two loads instead of a search. Pays when about as many ids are looked up as there are.
#pragma once

#include <algorithm>
#include <span>
#include <vector>

#include "kontor/store/permutation.hpp"

namespace kontor::sparql {

class RunDirectory {
 public:
  // Empty: has no rows for any id.
  RunDirectory() = default;

  RunDirectory(std::span<const store::TermId> ids, store::RowRange rows) { build(ids, rows); }

  // Makes it that of these rows, in the memory that it has. `ids` ascend in `rows`, which is not empty.
  void build(std::span<const store::TermId> ids, store::RowRange rows) {
    first_ = ids[rows.begin];
    starts_.assign(std::size_t{ids[rows.end - 1]} - first_ + 2, 0);
    // The last row of an id says where the next one begins; ids that are missing begin there, too.
    for (store::Row row = rows.begin; row < rows.end; ++row) starts_[ids[row] - first_ + std::size_t{1}] = row + 1;
    store::Row begin = rows.begin;
    for (store::Row& start : starts_) start = begin = std::max(begin, start);
  }

  // Whether its table is not much larger than what it is made from.
  static bool is_dense(std::span<const store::TermId> ids, store::RowRange rows) {
    return !rows.empty() && ids[rows.end - 1] - ids[rows.begin] <= 8 * rows.size();
  }

  // About how many steps it takes to build, each worth that of a loop over rows.
  static std::size_t work(std::span<const store::TermId> ids, store::RowRange rows) {
    return rows.empty() ? 0 : rows.size() + (ids[rows.end - 1] - ids[rows.begin]) / 4;
  }

  bool empty() const { return starts_.empty(); }
  void clear() { starts_.clear(); }

  // The rows of the id.
  store::RowRange find(store::TermId id) const {
    const store::TermId place = id - first_;  // of an id before the first, far beyond the end
    if (std::size_t{place} + 1 >= starts_.size()) return {};
    return {starts_[place], starts_[place + 1]};
  }

  std::size_t memory_bytes() const { return starts_.capacity() * sizeof(store::Row); }

 private:
  store::TermId first_ = store::no_term;
  std::vector<store::Row> starts_;
};

}  // namespace kontor::sparql

#include "kontor/store/permutation.hpp"

#include <algorithm>

namespace kontor::store {
namespace {

constexpr std::array<std::array<std::uint8_t, 3>, order_count> order_parts{{
    {0, 1, 2},  // spo
    {0, 2, 1},  // sop
    {1, 0, 2},  // pso
    {1, 2, 0},  // pos
    {2, 0, 1},  // osp
    {2, 1, 0},  // ops
}};

constexpr std::array<std::string_view, order_count> order_names{"SPO", "SOP", "PSO", "POS", "OSP", "OPS"};

// How many of the first ids of a block are below `id`: counted without a branch per row, which nobody could foretell.
constexpr Row block = 8;
Row count_below(const TermId* ids, TermId id) {
  Row below = 0;
  for (Row i = 0; i < block; ++i) below += ids[i] < id ? 1 : 0;
  return below;
}

// The first row of [begin, end) whose id is not below `id`. Most are near `begin`, so some blocks are looked at one
// after the other; from there on the search goes by doubling steps.
Row gallop(std::span<const TermId> column, Row begin, Row end, TermId id) {
  constexpr Row near_blocks = 4;
  const TermId* const ids = column.data();
  for (Row blocks = 0; blocks < near_blocks && end - begin >= block; ++blocks, begin += block) {
    if (const Row below = count_below(ids + begin, id); below < block) return begin + below;
  }
  std::size_t low = begin;
  std::size_t step = block;
  while (low + step < end && ids[low + step] < id) {
    low += step;
    step *= 2;
  }
  return static_cast<Row>(std::lower_bound(ids + low, ids + std::min<std::size_t>(low + step, end), id) - ids);
}

}  // namespace

std::array<std::uint8_t, 3> parts(Order order) {
  return order_parts[static_cast<std::size_t>(order)];
}

std::string_view to_string(Order order) {
  return order_names[static_cast<std::size_t>(order)];
}

RowRange Permutation::equal_range(RowRange within, std::size_t level, TermId id) const {
  if (level == 0 && !directory_.empty() && within.begin == directory_rows_.begin && within.end == directory_rows_.end) {
    if (id + std::size_t{1} >= directory_.size()) return {within.end, within.end};
    return {directory_[id], directory_[id + 1]};
  }
  const std::span<const TermId> ids = columns_[level];
  const TermId* data = ids.data();
  const auto first = static_cast<Row>(std::lower_bound(data + within.begin, data + within.end, id) - data);
  if (first == within.end || ids[first] != id) return {first, first};
  return {first, gallop(ids, first, within.end, id + 1)};
}

RowRange Permutation::equal_range_from(RowRange within, std::size_t level, TermId id, Row from) const {
  const std::span<const TermId> ids = columns_[level];
  if (from < within.begin || from > within.end) from = within.begin;
  if (from > within.begin && ids[from - 1] >= id) return equal_range({within.begin, from}, level, id);
  const Row first = gallop(ids, from, within.end, id);
  if (first == within.end || ids[first] != id) return {first, first};
  return {first, gallop(ids, first, within.end, id + 1)};
}

Row Permutation::run_end(std::size_t level, Row begin, Row end) const {
  const std::span<const TermId> ids = columns_[level];
  return gallop(ids, begin, end, ids[begin] + 1);
}

void Permutation::build_directory(RowRange rows) {
  const std::vector<TermId>& ids = columns_[0];
  directory_rows_ = rows;
  directory_.clear();
  if (rows.empty()) return;
  directory_.resize(std::size_t{ids[rows.end - 1]} + 2);
  TermId next = 0;
  for (Row row = rows.begin; row < rows.end; ++row) {
    for (; next <= ids[row]; ++next) directory_[next] = row;
  }
  for (; next < directory_.size(); ++next) directory_[next] = rows.end;
}

std::size_t Permutation::memory_bytes() const {
  std::size_t bytes = directory_.capacity() * sizeof(Row);
  for (const std::vector<TermId>& column : columns_) bytes += column.capacity() * sizeof(TermId);
  return bytes;
}

}  // namespace kontor::store

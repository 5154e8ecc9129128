// Sorted columns of ids: the triples of a dataset in one of the six orders of subject, predicate and object.
//
//   rows      graph 1            | graph 2  | ...
//   column 0  s1 s1 s1 s2 s3 ... | s1 s4 .. |      each graph is a contiguous range of rows, the same one in every
//   order, column 1  p1 p1 p2 p1 p1 ... | p1 p1 .. |      and sorted by column 0, then 1, then 2 within it column 2  o1
//   o2 o1 o5 o1 ... | o7 o1 .. |
//
// So a pattern whose bound terms are the first of an order is one contiguous range, found by binary search; how many
// triples match is its length. The largest graph has in addition a directory: where the rows of each first term begin.
#pragma once

#include <array>
#include <cstdint>
#include <span>
#include <string_view>
#include <vector>

#include "kontor/store/dictionary.hpp"

namespace kontor::store {

// A position in the columns.
using Row = std::uint32_t;

struct Triple {
  TermId subject = no_term;
  TermId predicate = no_term;
  TermId object = no_term;

  friend bool operator==(const Triple&, const Triple&) = default;
};

// The order of sorting: subject, predicate, object for spo.
enum class Order : std::uint8_t { spo, sop, pso, pos, osp, ops };

inline constexpr std::size_t order_count = 6;

// Which part of a triple (0 subject, 1 predicate, 2 object) is column 0, 1 and 2.
std::array<std::uint8_t, 3> parts(Order order);

std::string_view to_string(Order order);

// Rows [begin, end) of something sorted.
struct RowRange {
  Row begin = 0;
  Row end = 0;

  std::size_t size() const { return end - begin; }
  bool empty() const { return begin == end; }
};

// One order of all triples of a dataset.
class Permutation {
 public:
  Permutation(Order order, std::array<std::vector<TermId>, 3> columns) : order_(order), columns_(std::move(columns)) {}

  Order order() const { return order_; }
  std::span<const TermId> column(std::size_t level) const { return columns_[level]; }

  // The rows of `within` whose column `level` is `id`. The columns before must be constant in `within`.
  RowRange equal_range(RowRange within, std::size_t level, TermId id) const;

  // The same for a caller that asks for ascending ids: searches from `from` on by doubling steps, so that asking for
  // all of n ids costs no more than a merge. `from` is where the last answer began or ended.
  RowRange equal_range_from(RowRange within, std::size_t level, TermId id, Row from) const;

  // The end of the run of equal ids that begins at row `begin`, which is before `end`: at most `end`.
  Row run_end(std::size_t level, Row begin, Row end) const;

  // Builds the directory for the graph in `rows`; later equal_range calls on exactly that range and level 0 use it.
  void build_directory(RowRange rows);

  std::size_t memory_bytes() const;

 private:
  Order order_;
  std::array<std::vector<TermId>, 3> columns_;
  RowRange directory_rows_;
  std::vector<Row> directory_;  // directory_[id] is where the rows of `id` begin; one entry more than the highest id
};

}  // namespace kontor::store

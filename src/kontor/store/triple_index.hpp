// All triples of a dataset, graph after graph, in those of the six orders that somebody has asked for.
//
// One order is sorted when the index is built; each other is derived from one that is there, by one stable distribution
// of its rows over the ids of the column that comes first (a counting sort), the first time it is needed.
#pragma once

#include <array>
#include <atomic>
#include <memory>
#include <mutex>
#include <span>
#include <vector>

#include "kontor/store/permutation.hpp"

namespace kontor::store {

// Thread-safe: building an order on demand is serialised, everything else only reads.
class TripleIndex {
 public:
  // `graphs` divides `triples`: the i-th graph is the rows graphs[i]..graphs[i + 1]. Sorts, on all cores where it pays,
  // and drops duplicates within a graph. What is done at once and held is watched (base/work_watch.hpp).
  TripleIndex(std::vector<Triple> triples, std::vector<Row> graphs);

  // The rows of the i-th graph, the same in every order.
  RowRange rows(std::size_t graph) const { return {graphs_[graph], graphs_[graph + 1]}; }
  std::size_t graph_count() const { return graphs_.size() - 1; }
  std::size_t size() const { return graphs_.back(); }

  // The triples in an order, which is built if it is not there yet: watched by whoever asks, who is charged for it.
  // Valid as long as the index.
  const Permutation& permutation(Order order) const;

  // Whether asking for the order would cost nothing.
  bool has(Order order) const;

  std::size_t memory_bytes() const;

 private:
  using Columns = std::array<std::vector<TermId>, 3>;

  const Permutation& build(Order order) const;
  Columns derive(const Permutation& from, Order order) const;
  std::size_t permutation_bytes() const;
  RowRange largest_graph() const;
  bool has_directory(RowRange graph) const { return graph.size() >= std::size_t{highest_id_} / 4; }
  void add_directory(Permutation& permutation) const;

  std::vector<Row> graphs_;
  TermId highest_id_ = no_term;
  mutable std::mutex mutex_;
  mutable std::array<std::unique_ptr<Permutation>, order_count> owned_;
  mutable std::array<std::atomic<const Permutation*>, order_count> ready_{};
};

// One graph of an index: what patterns are matched against. A small value; valid as long as the index.
class Graph {
 public:
  Graph() = default;  // empty
  Graph(const TripleIndex& index, std::size_t number) : index_(&index), rows_(index.rows(number)) {}

  std::size_t size() const { return rows_.size(); }
  bool empty() const { return rows_.empty(); }

  // Everything below with no_term for "any".

  // How many triples match, exactly, in O(log size).
  std::size_t count(const Triple& pattern) const;
  bool contains(const Triple& triple) const { return count(triple) != 0; }

  // The rows of the graph in `order` whose first columns are `prefix`.
  RowRange range(Order order, std::span<const TermId> prefix) const;

  // All rows of the graph.
  RowRange rows() const { return rows_; }

  // The triples in an order. Not for an empty graph without an index.
  const Permutation& permutation(Order order) const { return index_->permutation(order); }
  const TripleIndex* index() const { return index_; }

 private:
  const TripleIndex* index_ = nullptr;
  RowRange rows_;
};

// An order whose first columns are the bound parts of the pattern, and how many those are; if `then` is a part (0 to 2)
// that is not bound, it comes right behind them. Where two orders do, one that is there already is taken.
struct Access {
  Order order = Order::spo;
  std::size_t bound = 0;
};
Access access_for(const TripleIndex* index, bool subject, bool predicate, bool object, int then = -1);

}  // namespace kontor::store

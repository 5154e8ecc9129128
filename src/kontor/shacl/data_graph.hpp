// The data graph as shapes look at it: values of paths and instances of classes, for many nodes at a time.
#pragma once

#include <cstdint>
#include <map>
#include <memory>
#include <mutex>
#include <span>
#include <vector>

#include "kontor/sparql/exec/term_pool.hpp"
#include "kontor/store/dataset.hpp"

namespace kontor::shacl {

using store::TermId;

// The SHACL instances of a class (section 1.1).
struct ClassMembers {
  std::vector<TermId> nodes;  // ascending
  std::vector<bool> has;      // by id

  bool contains(TermId id) const { return id < has.size() && has[id]; }
};

// The default graph of a frozen dataset, and the terms of one validation. Used by any number of threads at once.
class DataGraph {
 public:
  // The dataset must outlive it.
  explicit DataGraph(const store::Dataset& dataset);

  const store::Graph& graph() const { return graph_; }
  const store::Dictionary& dictionary() const { return dataset_.dictionary(); }
  const store::Dataset& dataset() const { return dataset_; }
  sparql::TermPool& pool() { return pool_; }
  const sparql::TermPool& pool() const { return pool_; }

  TermId id(const rdf::Term& term) { return pool_.intern(term.view()); }

  // Collected when it is first asked for. Valid as long as this object.
  const ClassMembers& members(TermId class_id);

  // The rows of all triples with this predicate, in PSO or POS order.
  store::RowRange rows(store::Order order, TermId predicate) const { return graph_.range(order, {&predicate, 1}); }

 private:
  ClassMembers collect_members(TermId class_id);

  const store::Dataset& dataset_;
  store::Graph graph_;
  sparql::TermPool pool_;
  TermId type_;
  TermId sub_class_of_;
  std::mutex mutex_;
  std::map<TermId, std::unique_ptr<ClassMembers>> members_;
};

// Where the values of ascending nodes are looked up one after the other: those of one predicate, forwards or backwards.
class PredicateCursor {
 public:
  enum class Direction : std::uint8_t { forward, backward };
  PredicateCursor(const DataGraph& data, TermId predicate, Direction direction);

  // The values of a node, ascending, each once. Quickest if nodes come in ascending order.
  std::span<const TermId> values(TermId node);

 private:
  const store::Permutation* permutation_ = nullptr;  // null: nothing has the predicate
  store::RowRange rows_;
  store::Row at_ = 0;
};

}  // namespace kontor::shacl

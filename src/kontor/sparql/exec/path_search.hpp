// Property paths as searches over ids (SPARQL 1.1 sections 9 and 18.4).
#pragma once

#include <memory>
#include <span>
#include <vector>

#include "kontor/rdf/property_path.hpp"
#include "kontor/sparql/exec/context.hpp"

namespace kontor::sparql {

// A path over one graph. Closures are worklist searches with a set of visited nodes, so cycles end them and their depth
// does not matter; only the nesting of the path itself, which the parser limits, is recursion.
class PathSearch {
 public:
  PathSearch(const rdf::PropertyPath& path, const store::Graph& graph, ExecutionContext& context);
  ~PathSearch();
  PathSearch(const PathSearch&) = delete;
  PathSearch& operator=(const PathSearch&) = delete;

  enum class Direction : std::uint8_t { forward, backward };

  // Appends the nodes where the path can lead from `start` (or from where it can lead to `start`), each as often as the
  // Recommendation counts it: closures and `?` once per node, everything else once per way. The start itself need not
  // be in the graph.
  void from(TermId start, Direction direction, std::vector<TermId>& out);

  // Whether the path may have length zero.
  bool may_be_empty() const;

  // Every node where the path can start, each once, ascending; for a path that may have length zero all subjects and
  // objects of the graph.
  std::vector<TermId> starts();

  // How many triples the path's first steps could take: a measure of how much a search from everywhere costs.
  double size() const;

  struct Node;

 private:
  class Visited;
  struct Steps;

  void walk(Node& node, TermId start, Direction direction, std::vector<TermId>& out);
  void walk_predicate(Node& node, TermId start, Direction direction, std::vector<TermId>& out);
  void walk_negated(const Node& node, TermId start, Direction direction, std::vector<TermId>& out);
  void walk_sequence(Node& node, TermId start, Direction direction, std::vector<TermId>& out);
  void walk_closure(Node& node, TermId start, Direction direction, std::vector<TermId>& out);
  std::span<const TermId> step(Node& node, TermId start, Direction direction);
  static void prefetch(const Node& node, TermId start, Direction direction);
  void make_table(TermId predicate, Direction direction, Steps& steps);
  void collect_starts(const Node& node, Direction direction, std::vector<TermId>& out);
  std::unique_ptr<Visited> borrow();

  store::Graph graph_;
  ExecutionContext& context_;
  std::unique_ptr<Node> root_;
  std::vector<std::unique_ptr<Visited>> spare_;  // sets of visited nodes, reused
  Charge tables_;
  std::size_t table_bytes_ = 0;
};

}  // namespace kontor::sparql

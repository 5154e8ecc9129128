#include "kontor/sparql/exec/path_search.hpp"

#include <algorithm>

#include "kontor/sparql/exec/lazy_array.hpp"

namespace kontor::sparql {
namespace {

using store::no_term;
using store::Order;
using store::RowRange;

void sort_distinct(std::vector<TermId>& ids) {
  std::sort(ids.begin(), ids.end());
  ids.erase(std::unique(ids.begin(), ids.end()), ids.end());
}

}  // namespace

struct PathSearch::Node {
  enum class Kind : std::uint8_t {
    predicate,
    inverse,
    sequence,
    alternative,
    zero_or_more,
    one_or_more,
    zero_or_one,
    negated
  };
  Kind kind = Kind::predicate;
  TermId predicate = no_term;
  std::vector<Node> children;
  std::vector<TermId> forward;  // negated: sorted
  std::vector<TermId> backward;
  bool walks_forward = false;
  bool walks_backward = false;
};

// The nodes that one search has seen: the number of the search that saw each last, so that beginning a new one is free.
class PathSearch::Visited {
 public:
  void begin() { ++search_; }

  bool insert(TermId id) {
    if (seen_.load(id) == search_) return false;
    seen_.store(id, search_);
    return true;
  }

 private:
  std::uint32_t search_ = 0;
  LazyArray<std::uint32_t> seen_;
};

namespace {

using Node = PathSearch::Node;

std::vector<TermId> intern_all(const std::vector<std::string>& iris, ExecutionContext& context) {
  std::vector<TermId> ids;
  for (const std::string& iri : iris) ids.push_back(context.pool.intern(rdf::iri(iri)));
  sort_distinct(ids);
  return ids;
}

Node compile(const rdf::PropertyPath& path, ExecutionContext& context);

struct Compiler {
  ExecutionContext& context;

  Node wrap(Node::Kind kind, const rdf::PropertyPath& path) const {
    Node node;
    node.kind = kind;
    node.children.push_back(compile(path, context));
    return node;
  }
  Node list(Node::Kind kind, const std::vector<rdf::PropertyPath>& paths) const {
    Node node;
    node.kind = kind;
    for (const rdf::PropertyPath& path : paths) node.children.push_back(compile(path, context));
    return node;
  }

  Node operator()(const rdf::PredicatePath& path) const {
    Node node;
    node.predicate = context.pool.intern(rdf::iri(path.iri));
    return node;
  }
  Node operator()(const rdf::InversePath& path) const { return wrap(Node::Kind::inverse, *path.path); }
  Node operator()(const rdf::SequencePath& path) const { return list(Node::Kind::sequence, path.steps); }
  Node operator()(const rdf::AlternativePath& path) const { return list(Node::Kind::alternative, path.alternatives); }
  Node operator()(const rdf::ZeroOrMorePath& path) const { return wrap(Node::Kind::zero_or_more, *path.path); }
  Node operator()(const rdf::OneOrMorePath& path) const { return wrap(Node::Kind::one_or_more, *path.path); }
  Node operator()(const rdf::ZeroOrOnePath& path) const { return wrap(Node::Kind::zero_or_one, *path.path); }
  Node operator()(const rdf::NegatedPropertySet& path) const {
    Node node;
    node.kind = Node::Kind::negated;
    node.forward = intern_all(path.forward, context);
    node.backward = intern_all(path.backward, context);
    node.walks_forward = path.walks_forward();
    node.walks_backward = path.walks_backward();
    return node;
  }
};

Node compile(const rdf::PropertyPath& path, ExecutionContext& context) {
  return std::visit(Compiler{context}, path.node);
}

PathSearch::Direction opposite(PathSearch::Direction direction) {
  return direction == PathSearch::Direction::forward ? PathSearch::Direction::backward : PathSearch::Direction::forward;
}

double size_of(const Node& node, const store::Graph& graph) {
  double size = 0;
  if (node.kind == Node::Kind::predicate) return static_cast<double>(graph.count({no_term, node.predicate, no_term}));
  if (node.kind == Node::Kind::negated) return static_cast<double>(graph.size());
  for (const Node& child : node.children) size += size_of(child, graph);
  if (node.kind == Node::Kind::zero_or_more || node.kind == Node::Kind::zero_or_one) {
    size += static_cast<double>(graph.size());
  }
  return size;
}

bool matches_empty(const Node& node) {
  const auto empty = [](const Node& child) { return matches_empty(child); };
  switch (node.kind) {
    case Node::Kind::zero_or_more:
    case Node::Kind::zero_or_one:
      return true;
    case Node::Kind::alternative:
      return std::any_of(node.children.begin(), node.children.end(), empty);
    case Node::Kind::sequence:
    case Node::Kind::inverse:
    case Node::Kind::one_or_more:
      return std::all_of(node.children.begin(), node.children.end(), empty);
    case Node::Kind::predicate:
    case Node::Kind::negated:
      return false;
  }
  return false;
}

}  // namespace

PathSearch::PathSearch(const rdf::PropertyPath& path, const store::Graph& graph, ExecutionContext& context)
    : graph_(graph), context_(context), root_(std::make_unique<Node>(compile(path, context))) {}

PathSearch::~PathSearch() = default;

double PathSearch::size() const {
  return size_of(*root_, graph_);
}

void PathSearch::from(TermId start, Direction direction, std::vector<TermId>& out) {
  walk(*root_, start, direction, out);
}

bool PathSearch::may_be_empty() const {
  return matches_empty(*root_);
}

void PathSearch::walk(const Node& node, TermId start, Direction direction, std::vector<TermId>& out) {
  switch (node.kind) {
    case Node::Kind::predicate:
      return walk_predicate(node.predicate, start, direction, out);
    case Node::Kind::inverse:
      return walk(node.children[0], start, opposite(direction), out);
    case Node::Kind::sequence:
      return walk_sequence(node, start, direction, out);
    case Node::Kind::alternative:
      for (const Node& child : node.children) walk(child, start, direction, out);
      return;
    case Node::Kind::zero_or_more:
    case Node::Kind::one_or_more:
    case Node::Kind::zero_or_one:
      return walk_closure(node, start, direction, out);
    case Node::Kind::negated:
      return walk_negated(node, start, direction, out);
  }
}

void PathSearch::walk_predicate(TermId predicate, TermId start, Direction direction, std::vector<TermId>& out) {
  if (graph_.empty()) return;
  const bool forward = direction == Direction::forward;
  // Directories make the first level of SPO and OPS a table look-up.
  const Order order = forward ? Order::spo : (graph_.index()->has(Order::ops) ? Order::ops : Order::pos);
  const std::array<TermId, 2> prefix =
      order == Order::pos ? std::array{predicate, start} : std::array{start, predicate};
  const RowRange range = graph_.range(order, prefix);
  context_.watch.tick(range.size() / 8 + 1);
  const auto ids = graph_.permutation(order).column(2);
  out.insert(out.end(), ids.begin() + range.begin, ids.begin() + range.end);
}

void PathSearch::walk_negated(const Node& node, TermId start, Direction direction, std::vector<TermId>& out) {
  if (graph_.empty()) return;
  const auto step = [&](bool forward, const std::vector<TermId>& excluded) {
    const Order order = forward ? Order::spo : Order::ops;
    const RowRange range = graph_.range(order, std::array{start});
    context_.watch.tick(range.size() / 8 + 1);
    const store::Permutation& permutation = graph_.permutation(order);
    for (store::Row row = range.begin; row < range.end; ++row) {
      if (std::binary_search(excluded.begin(), excluded.end(), permutation.column(1)[row])) continue;
      out.push_back(permutation.column(2)[row]);
    }
  };
  const bool forward = direction == Direction::forward;
  if (node.walks_forward) step(forward, node.forward);
  if (node.walks_backward) step(!forward, node.backward);
}

void PathSearch::walk_sequence(const Node& node, TermId start, Direction direction, std::vector<TermId>& out) {
  std::vector<TermId> current{start};
  std::vector<TermId> next;
  for (std::size_t i = 0; i < node.children.size(); ++i) {
    const Node& step = node.children[direction == Direction::forward ? i : node.children.size() - 1 - i];
    next.clear();
    for (const TermId id : current) walk(step, id, direction, next);
    current.swap(next);
  }
  out.insert(out.end(), current.begin(), current.end());
}

std::unique_ptr<PathSearch::Visited> PathSearch::borrow() {
  if (spare_.empty()) return std::make_unique<Visited>();
  std::unique_ptr<Visited> visited = std::move(spare_.back());
  spare_.pop_back();
  return visited;
}

// ALP of section 18.4: each node once; `out` is the worklist at the same time.
void PathSearch::walk_closure(const Node& node, TermId start, Direction direction, std::vector<TermId>& out) {
  std::unique_ptr<Visited> visited = borrow();
  visited->begin();
  std::vector<TermId> reached;
  const auto visit_new = [&] {
    for (const TermId id : reached) {
      if (visited->insert(id)) out.push_back(id);
    }
    reached.clear();
  };
  std::size_t next = out.size();
  if (node.kind == Node::Kind::one_or_more) {
    walk(node.children[0], start, direction, reached);
  } else {
    reached.push_back(start);
  }
  visit_new();
  const std::size_t first_end = out.size();
  for (; next < out.size(); ++next) {
    if (node.kind == Node::Kind::zero_or_one && next >= first_end) break;
    walk(node.children[0], out[next], direction, reached);
    visit_new();
  }
  spare_.push_back(std::move(visited));
}

std::vector<TermId> PathSearch::starts() {
  std::vector<TermId> starts;
  if (!graph_.empty()) collect_starts(*root_, Direction::forward, starts);
  sort_distinct(starts);
  return starts;
}

// May name nodes from which the path leads nowhere; never leaves one out from which it does.
void PathSearch::collect_starts(const Node& node, Direction direction, std::vector<TermId>& out) {
  const auto append_column = [&](Order order, RowRange range, std::size_t level) {
    const auto ids = graph_.permutation(order).column(level);
    TermId last = no_term;
    for (store::Row row = range.begin; row < range.end; ++row) {
      if (ids[row] != last) out.push_back(last = ids[row]);
    }
    context_.watch.tick(range.size());
  };
  const bool forward = direction == Direction::forward;
  switch (node.kind) {
    case Node::Kind::predicate: {
      const Order order = forward ? Order::pso : Order::pos;
      return append_column(order, graph_.range(order, std::array{node.predicate}), 1);
    }
    case Node::Kind::inverse:
      return collect_starts(node.children[0], opposite(direction), out);
    case Node::Kind::sequence: {
      // If the first step can have length zero, the second one may begin anywhere: then every node is taken.
      return collect_starts(forward ? node.children.front() : node.children.back(), direction, out);
    }
    case Node::Kind::alternative:
      for (const Node& child : node.children) collect_starts(child, direction, out);
      return;
    case Node::Kind::one_or_more:
      return collect_starts(node.children[0], direction, out);
    case Node::Kind::zero_or_more:
    case Node::Kind::zero_or_one:
    case Node::Kind::negated:
      append_column(Order::spo, graph_.rows(), 0);
      append_column(Order::ops, graph_.rows(), 0);
      return;
  }
}

}  // namespace kontor::sparql

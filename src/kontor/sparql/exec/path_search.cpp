#include "kontor/sparql/exec/path_search.hpp"

#include <algorithm>
#include <array>
#include <span>

#include "kontor/sparql/exec/lazy_array.hpp"

namespace kontor::sparql {
namespace {

using store::no_term;
using store::Order;
using store::RowRange;

// How many steps are taken between two looks at whether a table pays, and how many entries of a table may be made for
// one step: a search in a permutation that no cache holds takes about as long (measured: 100 to 200 ns, and 1 ns).
constexpr std::uint64_t steps_per_look = 64;
constexpr std::uint64_t cost_of_step = 100;

// How many steps ahead of its use an entry of a table is asked for.
constexpr std::size_t prefetch_distance = 8;

void sort_distinct(std::vector<TermId>& ids) {
  std::sort(ids.begin(), ids.end());
  ids.erase(std::unique(ids.begin(), ids.end()), ids.end());
}

}  // namespace

// Where one predicate leads from each node. At first every step is a search in a permutation; when so many were taken
// that a table pays, the places of the rows of each node are noted in it.
struct PathSearch::Steps {
  std::uint64_t taken = 0;
  bool has_table = false;
  TermId first = no_term;         // the node of the table's first entry
  std::vector<store::Row> begin;  // by node - first; one more at the end
  std::span<const TermId> ids;    // where the rows lead
};

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
  // Of a predicate, by direction.
  std::array<Steps, 2> steps;
};

// The nodes that one search has seen, a bit each. Searches end by forgetting what they saw, so that beginning is free.
class PathSearch::Visited {
 public:
  // False if it was there.
  bool insert(TermId id) {
    const std::uint64_t bit = std::uint64_t{1} << (id % 64);
    const std::uint64_t word = words_.load(id / 64);
    if ((word & bit) != 0) return false;
    words_.store(id / 64, word | bit);
    return true;
  }

  // Everything that is in it must be among `ids`.
  void forget(std::span<const TermId> ids) {
    for (const TermId id : ids) words_.store(id / 64, 0);
  }

 private:
  LazyArray<std::uint64_t> words_;
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
    : graph_(graph), context_(context), root_(std::make_unique<Node>(compile(path, context))), tables_(context.watch) {}

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

void PathSearch::walk(Node& node, TermId start, Direction direction, std::vector<TermId>& out) {
  switch (node.kind) {
    case Node::Kind::predicate:
      return walk_predicate(node, start, direction, out);
    case Node::Kind::inverse:
      return walk(node.children[0], start, opposite(direction), out);
    case Node::Kind::sequence:
      return walk_sequence(node, start, direction, out);
    case Node::Kind::alternative:
      for (Node& child : node.children) walk(child, start, direction, out);
      return;
    case Node::Kind::zero_or_more:
    case Node::Kind::one_or_more:
    case Node::Kind::zero_or_one:
      return walk_closure(node, start, direction, out);
    case Node::Kind::negated:
      return walk_negated(node, start, direction, out);
  }
}

void PathSearch::walk_predicate(Node& node, TermId start, Direction direction, std::vector<TermId>& out) {
  const std::span<const TermId> ids = step(node, start, direction);
  context_.watch.tick(ids.size() / 8 + 1);
  out.insert(out.end(), ids.begin(), ids.end());
}

// Where one triple with the predicate of the node leads. Valid as long as the graph.
std::span<const TermId> PathSearch::step(Node& node, TermId start, Direction direction) {
  if (graph_.empty()) return {};
  const bool forward = direction == Direction::forward;
  Steps& steps = node.steps[forward ? 0 : 1];
  if (!steps.has_table && ++steps.taken % steps_per_look == 0) make_table(node.predicate, direction, steps);
  if (steps.has_table) {
    const std::size_t place = start - steps.first;
    if (start < steps.first || place + 1 >= steps.begin.size()) return {};
    return steps.ids.subspan(steps.begin[place], steps.begin[place + 1] - steps.begin[place]);
  }
  // Directories make the first level of SPO and OPS a table look-up.
  const Order order = forward ? Order::spo : (graph_.index()->has(Order::ops) ? Order::ops : Order::pos);
  const std::array<TermId, 2> prefix =
      order == Order::pos ? std::array{node.predicate, start} : std::array{start, node.predicate};
  const RowRange range = graph_.range(order, prefix);
  return graph_.permutation(order).column(2).subspan(range.begin, range.size());
}

void PathSearch::prefetch(const Node& node, TermId start, Direction direction) {
  const Steps& steps = node.steps[direction == Direction::forward ? 0 : 1];
  if (steps.has_table && start - steps.first < steps.begin.size()) {
    __builtin_prefetch(steps.begin.data() + (start - steps.first));
  }
}

// Makes the table if the steps that were taken justify it: it costs a look at each triple of the predicate, and four
// bytes for each id between its lowest and its highest node.
void PathSearch::make_table(TermId predicate, Direction direction, Steps& steps) {
  const Order order = direction == Direction::forward ? Order::pso : Order::pos;
  const RowRange range = graph_.range(order, std::array{predicate});
  if (range.empty()) return;
  const store::Permutation& permutation = graph_.permutation(order);
  const std::span<const TermId> nodes = permutation.column(1);
  const TermId first = nodes[range.begin];
  const std::size_t count = std::size_t{nodes[range.end - 1]} - first + 1;
  if (steps.taken < (range.size() + count) / cost_of_step) return;
  tables_.set(table_bytes_ += (count + 1) * sizeof(store::Row));
  context_.watch.tick((range.size() + count) / 8);
  steps.begin.resize(count + 1);
  std::size_t next = 0;
  for (store::Row row = range.begin; row < range.end; ++row) {
    for (const std::size_t place = nodes[row] - first; next <= place; ++next) steps.begin[next] = row;
  }
  for (; next < steps.begin.size(); ++next) steps.begin[next] = range.end;
  steps.first = first;
  steps.ids = permutation.column(2);
  steps.has_table = true;
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

void PathSearch::walk_sequence(Node& node, TermId start, Direction direction, std::vector<TermId>& out) {
  std::vector<TermId> current{start};
  std::vector<TermId> next;
  for (std::size_t i = 0; i < node.children.size(); ++i) {
    Node& step = node.children[direction == Direction::forward ? i : node.children.size() - 1 - i];
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
void PathSearch::walk_closure(Node& node, TermId start, Direction direction, std::vector<TermId>& out) {
  std::unique_ptr<Visited> visited = borrow();
  std::vector<TermId> reached;
  const auto visit_new = [&] {
    for (const TermId id : reached) {
      if (visited->insert(id)) out.push_back(id);
    }
    reached.clear();
  };
  const std::size_t begin = out.size();
  std::size_t next = begin;
  if (node.kind == Node::Kind::one_or_more) {
    walk(node.children[0], start, direction, reached);
  } else {
    reached.push_back(start);
  }
  visit_new();
  const std::size_t first_end = out.size();
  // One predicate, the usual case: nothing is copied on the way.
  Node& child = node.children[0];
  const bool simple = child.kind == Node::Kind::predicate && node.kind != Node::Kind::zero_or_one;
  for (; simple && next < out.size(); ++next) {
    if (next + prefetch_distance < out.size()) prefetch(child, out[next + prefetch_distance], direction);
    const std::span<const TermId> ids = step(child, out[next], direction);
    context_.watch.tick(ids.size() / 8 + 1);
    for (const TermId id : ids) {
      if (visited->insert(id)) out.push_back(id);
    }
  }
  for (; next < out.size(); ++next) {
    if (node.kind == Node::Kind::zero_or_one && next >= first_end) break;
    walk(child, out[next], direction, reached);
    visit_new();
  }
  visited->forget(std::span(out).subspan(begin));
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

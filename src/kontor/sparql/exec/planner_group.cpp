#include <algorithm>

#include "kontor/base/work_watch.hpp"
#include "kontor/sparql/exec/correlated.hpp"
#include "kontor/sparql/exec/filter.hpp"
#include "kontor/sparql/exec/input_rows.hpp"
#include "kontor/sparql/exec/planner.hpp"
#include "kontor/sparql/exec/values.hpp"

namespace kontor::sparql {
namespace {

using algebra::Algebra;
using algebra::Expression;

const Algebra& no_rows() {
  static const Algebra table{algebra::Table{{}, {}}};
  return table;
}

// The operands of an "and", which are filters of their own.
void split_conjunction(const Expression& expression, std::vector<const Expression*>& out) {
  const auto* operation = std::get_if<algebra::Operation>(&expression.node);
  if (operation == nullptr || operation->op != algebra::Operator::and_) {
    out.push_back(&expression);
    return;
  }
  for (const Expression& operand : operation->operands) split_conjunction(operand, out);
}

// EXISTS or NOT EXISTS as the whole condition: the node and whether a NOT stands before it.
std::pair<const algebra::Exists*, bool> as_exists(const Expression& expression) {
  if (const auto* exists = std::get_if<algebra::Exists>(&expression.node)) return {exists, exists->negated};
  const auto* operation = std::get_if<algebra::Operation>(&expression.node);
  if (operation == nullptr || operation->op != algebra::Operator::not_) return {nullptr, false};
  const auto [exists, negated] = as_exists(operation->operands.front());
  return {exists, !negated};
}

}  // namespace

RowSourcePtr Planner::extend(RowSourcePtr input, const Algebra& pattern, const Scene& scene,
                             const VariableSet& needed) {
  Group group;
  VariableSet others;
  others.add_all(input->variables());
  collect(pattern, scene, others, group);
  return build_group(std::move(input), std::move(group), scene, needed);
}

// `others`: the variables that come from outside of `pattern`.
void Planner::collect(const Algebra& pattern, const Scene& scene, const VariableSet& others, Group& group) {
  if (const auto* bgp = std::get_if<algebra::Bgp>(&pattern.node)) {
    // Each element has sets of variables, and so has its operator: words that only queries with many of them have.
    constexpr std::size_t sets = 4;
    HeldMemory(sets * bgp->triples.size() * (context_.variable_count / 64) * sizeof(std::uint64_t)).keep();
    group.elements.reserve(group.elements.size() + bgp->triples.size());
    for (const algebra::TriplePattern& triple : bgp->triples) {
      const VariableSet variables = scope_of(triple);
      group.elements.push_back({resolve(triple, context_), scene.graph, variables, variables});
    }
    return;
  }
  if (const auto* path = std::get_if<algebra::Path>(&pattern.node)) {
    return group.elements.push_back({path, scene.graph, scope_of(pattern), certain_in(pattern)});
  }
  if (const auto* join = std::get_if<algebra::Join>(&pattern.node)) {
    VariableSet beside_left = others;
    beside_left.add_all(scope_of(*join->right));
    VariableSet beside_right = others;
    beside_right.add_all(scope_of(*join->left));
    collect(*join->left, scene, beside_left, group);
    return collect(*join->right, scene, beside_right, group);
  }
  if (const auto* filter = std::get_if<algebra::Filter>(&pattern.node)) {
    return collect_filter(pattern, *filter, scene, others, group);
  }
  if (const auto* graph = std::get_if<algebra::Graph>(&pattern.node)) {
    if (const auto* name = std::get_if<rdf::Term>(&graph->name)) {
      const NamedGraph* named = context_.dataset.find(context_.pool.find(name->view()));
      if (named == nullptr) return group.elements.push_back({&no_rows(), scene.graph, {}, {}});
      Scene inner = scene;
      inner.graph = named->graph;
      return collect(*graph->input, inner, others, group);
    }
  }
  if (algebra::is_unit(pattern)) return;
  group.elements.push_back({&pattern, scene.graph, scope_of(pattern), certain_in(pattern)});
}

// Whether an expression may see the variables of the whole group: those that it mentions are bound where it stands, or
// nobody else binds them.
bool Planner::can_move(const VariableSet& mentioned, const VariableSet& certain, const VariableSet& others,
                       const Scene& scene) const {
  const std::vector<Variable> variables = mentioned.list();
  return std::all_of(variables.begin(), variables.end(), [&](Variable variable) {
    return certain.has(variable) || !others.has(variable) || scene.substituted.has(variable);
  });
}

void Planner::collect_filter(const Algebra& pattern, const algebra::Filter& filter, const Scene& scene,
                             const VariableSet& others, Group& group) {
  if (!can_move(mentioned_in(filter.condition), certain_in(*filter.input), others, scene)) {
    return group.elements.push_back({&pattern, scene.graph, scope_of(pattern), certain_in(pattern)});
  }
  collect(*filter.input, scene, others, group);
  std::vector<const Expression*> parts;
  split_conjunction(filter.condition, parts);
  for (const Expression* part : parts) group.filters.push_back({part, scene.graph});
}

// Greedy: the element with the fewest rows, then always the one after which the rows are fewest. A triple pattern alone
// is a scan, which knows its rows.
std::vector<std::size_t> Planner::order(const Group& group, const RowSource& input, std::vector<double>& estimates) {
  const bool is_scan = group.elements.size() == 1 && std::holds_alternative<IdPattern>(group.elements[0].node) &&
                       dynamic_cast<const UnitRow*>(&input) != nullptr;
  if (is_scan) {
    estimates.push_back(-1);
    return {0};
  }
  VariableSet bound;
  for (std::size_t slot = 0; slot < input.columns().size(); ++slot) {
    if (input.columns().certain(slot)) bound.add(input.columns().variable(slot));
  }
  double rows = input.estimate >= 0 ? input.estimate : 1;
  std::vector<std::size_t> order;
  std::vector<bool> taken(group.elements.size(), false);
  while (order.size() < group.elements.size()) {
    std::size_t best = group.elements.size();
    double best_rows = 0;
    for (std::size_t i = 0; i < group.elements.size(); ++i) {
      if (taken[i]) continue;
      const double after =
          group.elements.size() - order.size() == 1 ? 0 : estimate_step(group.elements[i], bound, rows);
      if (best == group.elements.size() || after < best_rows) {
        best = i;
        best_rows = after;
      }
    }
    if (group.elements.size() - order.size() == 1) best_rows = estimate_step(group.elements[best], bound, rows);
    taken[best] = true;
    order.push_back(best);
    estimates.push_back(best_rows);
    bound.add_all(group.elements[best].certain);
    rows = best_rows;
    context_.watch.tick(group.elements.size());
  }
  return order;
}

RowSourcePtr Planner::build_group(RowSourcePtr input, Group group, const Scene& scene, const VariableSet& needed) {
  std::vector<double> estimates;
  const std::vector<std::size_t> sequence = order(group, *input, estimates);
  // needed_after[i]: what the filters and the elements after the i-th need.
  VariableSet later = needed;
  for (const Condition& filter : group.filters) later.add_all(mentioned_in(*filter.expression));
  std::vector<VariableSet> needed_after(sequence.size());
  for (std::size_t i = sequence.size(); i-- > 0;) {
    needed_after[i] = later;
    later.add_all(group.elements[sequence[i]].scope);
    if (const auto* pattern = std::get_if<const Algebra*>(&group.elements[sequence[i]].node)) {
      later.add_all(mentioned_in(**pattern));
    }
  }
  RowSourcePtr source = add_filters(std::move(input), group.filters, sequence.empty(), scene);
  for (std::size_t i = 0; i < sequence.size(); ++i) {
    const Element& element = group.elements[sequence[i]];
    std::optional<Variable> sort_by;
    if (i + 1 < sequence.size()) {
      for (const Variable variable : group.elements[sequence[i + 1]].scope.list()) {
        if (!sort_by && element.certain.has(variable)) sort_by = variable;
      }
    }
    source = extend_element(std::move(source), element, sort_by, scene, needed_after[i]);
    if (estimates[i] >= 0) source->estimate = estimates[i];
    source = add_filters(std::move(source), group.filters, i + 1 == sequence.size(), scene);
  }
  return source;
}

// Those filters whose variables are all bound now; at the end all that are left.
RowSourcePtr Planner::add_filters(RowSourcePtr source, std::vector<Condition>& filters, bool at_end,
                                  const Scene& scene) {
  for (std::size_t i = 0; i < filters.size();) {
    const Condition filter = filters[i];
    const std::vector<Variable> variables = mentioned_in(*filter.expression).list();
    const bool ready = at_end || (!has_exists(*filter.expression) && !variables.empty() &&
                                  std::all_of(variables.begin(), variables.end(), [&source](Variable variable) {
                                    return source->columns().has_certain(variable);
                                  }));
    if (!ready) {
      ++i;
      continue;
    }
    filters.erase(filters.begin() + static_cast<std::ptrdiff_t>(i));
    Scene own = scene;
    own.graph = filter.graph;
    source = add_filter(std::move(source), *filter.expression, own);
  }
  return source;
}

RowSourcePtr Planner::add_filter(RowSourcePtr source, const Expression& filter, const Scene& scene) {
  std::vector<const Expression*> parts;
  split_conjunction(filter, parts);
  for (const Expression* part : parts) {
    const double before = source->estimate;
    if (const auto [exists, negated] = as_exists(*part); exists != nullptr) {
      source = add_exists(std::move(source), *part, *exists->pattern, negated ? Presence::not_exists : Presence::exists,
                          scene);
    } else {
      source = std::make_unique<FilterRows>(context_, std::move(source), compile(*part, scene), show(*part));
    }
    // A guess: a filter keeps every third row.
    if (before >= 0) source->estimate = before / 3;
  }
  return source;
}

RowSourcePtr Planner::plan_for_rows(const Feed& feed, const Algebra& pattern, const store::Graph& graph,
                                    const VariableSet& needed) {
  bool unsupported = false;
  Scene scene;
  scene.graph = graph;
  scene.substituting = true;
  scene.unsupported = &unsupported;
  for (std::size_t slot = 0; slot < feed.columns.size(); ++slot) {
    if (feed.columns.certain(slot)) scene.substituted.add(feed.columns.variable(slot));
  }
  VariableSet with_number = needed;
  with_number.add(feed.number);
  RowSourcePtr plan = extend(std::make_unique<InputRows>(context_, feed), pattern, scene, with_number);
  return unsupported ? nullptr : std::move(plan);
}

// As a join by row if the pattern allows it, otherwise by substitution into the pattern for every different row.
RowSourcePtr Planner::add_exists(RowSourcePtr source, const Expression& condition, const Algebra& pattern,
                                 Presence presence, const Scene& scene) {
  auto node = std::make_unique<SemiJoin>(context_, presence, std::move(source));
  if (RowSourcePtr plan = plan_for_rows(node->feed(), pattern, scene.graph, VariableSet())) {
    node->set_plan(std::move(plan));
    return node;
  }
  return std::make_unique<FilterRows>(context_, node->release_left(), compile(condition, scene), show(condition));
}

}  // namespace kontor::sparql

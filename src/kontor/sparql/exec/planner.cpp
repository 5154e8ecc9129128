#include "kontor/sparql/exec/planner.hpp"

#include <algorithm>
#include <utility>

#include "kontor/sparql/algebra/print.hpp"
#include "kontor/sparql/exec/correlated.hpp"
#include "kontor/sparql/exec/filter.hpp"
#include "kontor/sparql/exec/graph.hpp"
#include "kontor/sparql/exec/index_join.hpp"
#include "kontor/sparql/exec/input_rows.hpp"
#include "kontor/sparql/exec/join.hpp"
#include "kontor/sparql/exec/order_by.hpp"
#include "kontor/sparql/exec/path.hpp"
#include "kontor/sparql/exec/project.hpp"
#include "kontor/sparql/exec/run_scan.hpp"
#include "kontor/sparql/exec/service.hpp"
#include "kontor/sparql/exec/triple_scan.hpp"
#include "kontor/sparql/exec/values.hpp"

namespace kontor::sparql {
namespace {

using algebra::Algebra;

// Beyond so many rows an endpoint is asked for everything at once; a guess at when many requests cost more.
constexpr double most_rows_to_send = 20'000;

bool is_unit(const RowSource& source) {
  return dynamic_cast<const UnitRow*>(&source) != nullptr;
}

VariableSet with(VariableSet set, const VariableSet& more) {
  set.add_all(more);
  return set;
}

// Whether it stands above one pattern, whose rows it looks at together: no part of a group, when it stands alone.
bool is_modifier(const Algebra& pattern) {
  return std::holds_alternative<algebra::Project>(pattern.node) ||
         std::holds_alternative<algebra::Distinct>(pattern.node) ||
         std::holds_alternative<algebra::Reduced>(pattern.node) ||
         std::holds_alternative<algebra::Slice>(pattern.node) ||
         std::holds_alternative<algebra::OrderBy>(pattern.node) || std::holds_alternative<algebra::Group>(pattern.node);
}

bool overlap(const VariableSet& a, const VariableSet& b) {
  const std::vector<Variable> variables = a.list();
  return std::any_of(variables.begin(), variables.end(), [&b](Variable variable) { return b.has(variable); });
}

}  // namespace

RowSourcePtr Planner::plan(const Algebra& pattern, const store::Graph& graph, const VariableSet& needed) {
  Scene scene;
  scene.graph = graph;
  return plan_alone(pattern, scene, needed);
}

RowSourcePtr Planner::plan_alone(const Algebra& pattern, const Scene& scene, const VariableSet& needed, RowsUse use) {
  if (is_modifier(pattern)) return plan_modifier(pattern, scene, needed);
  return plan_rows(pattern, scene, needed, use);
}

// A triple alone has no order and no filters.
RowSourcePtr Planner::begin(const Algebra& pattern, const Scene& scene, const VariableSet& needed) {
  const auto* bgp = std::get_if<algebra::Bgp>(&pattern.node);
  if (bgp == nullptr || bgp->triples.size() != 1) {
    return extend(std::make_unique<UnitRow>(context_), pattern, scene, needed);
  }
  const std::optional<Variable> number = scene.number && needed.has(*scene.number) ? scene.number : std::nullopt;
  return scan_triple(resolve(bgp->triples.front(), context_), scene.graph, std::nullopt, number, needed);
}

RowSourcePtr Planner::extend_or_begin(RowSourcePtr input, const Algebra& pattern, const Scene& scene,
                                      const VariableSet& needed) {
  if (is_unit(*input)) return plan_alone(pattern, scene, needed);
  return extend(std::move(input), pattern, scene, needed);
}

void Planner::enter(const Scene& scene) {
  context_.expressions.compile_exists = [&context = context_, graph = scene.graph](const Algebra& pattern) {
    const auto exists = std::make_shared<ExistsByRow>(context, graph, pattern);
    return [exists](const RowView& row) { return exists->test(row); };
  };
}

CompiledExpression Planner::compile(const algebra::Expression& expression, const Scene& scene) {
  enter(scene);
  return {expression, context_.expressions};
}

std::string Planner::show(const algebra::Expression& expression) const {
  return algebra::to_string(expression, context_.variables);
}

RowSourcePtr Planner::extend_element(RowSourcePtr input, const Element& element, std::optional<Variable> sort_by,
                                     const Scene& scene, const VariableSet& needed) {
  const std::optional<Variable> number = scene.number && needed.has(*scene.number) ? scene.number : std::nullopt;
  if (const auto* triple = std::get_if<IdPattern>(&element.node)) {
    return extend_by_triple(std::move(input), *triple, element.graph, sort_by, number, needed);
  }
  if (const auto* path = std::get_if<const algebra::Path*>(&element.node)) {
    const auto terms = scene.substituting ? PathJoin::InputTerms::substituted : PathJoin::InputTerms::joined;
    auto join = std::make_unique<PathJoin>(context_, std::move(input), element.graph, **path, terms, needed.list());
    if (number && join->can_count()) join->count_in(*number);
    return join;
  }
  Scene inner = scene;
  inner.graph = element.graph;
  return extend_operator(std::move(input), *std::get<const Algebra*>(element.node), inner, needed);
}

RowSourcePtr Planner::extend_by_triple(RowSourcePtr input, const IdPattern& pattern, const store::Graph& graph,
                                       std::optional<Variable> sort_by, std::optional<Variable> number,
                                       const VariableSet& needed) {
  if (is_unit(*input)) return scan_triple(pattern, graph, sort_by, number, needed);
  auto join = std::make_unique<IndexJoin>(context_, std::move(input), graph, pattern, needed.list());
  if (number && join->can_count()) join->count_in(*number);
  return join;
}

RowSourcePtr Planner::scan_triple(const IdPattern& pattern, const store::Graph& graph, std::optional<Variable> sort_by,
                                  std::optional<Variable> number, const VariableSet& needed) {
  if (number && !pattern.has_repeated_variable()) {
    std::vector<Variable> wanted;
    for (const PatternPart& part : pattern.parts) {
      if (part.is_variable && needed.has(part.variable)) wanted.push_back(part.variable);
    }
    if (wanted.size() == 1) return std::make_unique<RunScan>(context_, graph, pattern, wanted.front(), number);
    if (wanted.empty()) {
      auto scan = std::make_unique<TripleScan>(context_, graph, pattern, sort_by, VariableSet());
      scan->count_in(*number);
      return scan;
    }
  }
  return std::make_unique<TripleScan>(context_, graph, pattern, sort_by, needed);
}

// Whether the pattern gives the same when it is evaluated for the rows of the input and not by itself: what the input
// knows more must not reach anything that tells bound from unbound.
bool Planner::can_extend(const Algebra& pattern, const RowSource& input, const Scene& scene) const {
  VariableSet given;
  for (const Variable variable : input.variables()) {
    if (!scene.substituted.has(variable)) given.add(variable);
  }
  if (const auto* join = std::get_if<algebra::LeftJoin>(&pattern.node)) {
    const VariableSet certain = certain_in(*join->left);
    VariableSet risky = scope_of(*join->right);
    if (join->condition) risky.add_all(mentioned_in(*join->condition));
    for (const Variable variable : certain.list()) risky.remove(variable);
    return !overlap(risky, given);
  }
  if (const auto* minus = std::get_if<algebra::Minus>(&pattern.node)) {
    if (scene.substituting) return false;
    VariableSet risky = scope_of(*minus->right);
    for (const Variable variable : certain_in(*minus->left).list()) risky.remove(variable);
    return !overlap(risky, given);
  }
  if (const auto* extend = std::get_if<algebra::Extend>(&pattern.node)) {
    VariableSet risky = mentioned_in(extend->expression);
    for (const Variable variable : certain_in(*extend->input).list()) risky.remove(variable);
    risky.add(extend->variable);
    return !overlap(risky, given) && !input.columns().has(extend->variable);
  }
  return std::holds_alternative<algebra::Union>(pattern.node) || std::holds_alternative<algebra::Project>(pattern.node);
}

RowSourcePtr Planner::extend_operator(RowSourcePtr input, const Algebra& pattern, const Scene& scene,
                                      const VariableSet& needed) {
  const bool alone = is_unit(*input);
  if (const auto* table = std::get_if<algebra::Table>(&pattern.node)) {
    const auto values = [table](Planner& planner) { return std::make_unique<ValuesRows>(planner.context_, *table); };
    if (alone) return values(*this);
    return std::make_unique<HashJoin>(context_, std::move(input), plan_side(values), needed.list());
  }
  if (const auto* service = std::get_if<algebra::Service>(&pattern.node)) {
    const auto values = input->estimate > most_rows_to_send ? ServiceJoin::Values::keep : ServiceJoin::Values::send;
    return std::make_unique<ServiceJoin>(context_, std::move(input), *service, values, needed.list());
  }
  if (!alone && !can_extend(pattern, *input, scene)) return join_separately(std::move(input), pattern, scene, needed);
  if (const auto* join = std::get_if<algebra::LeftJoin>(&pattern.node)) {
    return extend_left_join(std::move(input), *join, scene, needed);
  }
  if (const auto* minus = std::get_if<algebra::Minus>(&pattern.node)) {
    return extend_minus(std::move(input), *minus, scene, needed);
  }
  if (const auto* node = std::get_if<algebra::Union>(&pattern.node)) {
    return extend_union(std::move(input), *node, scene, needed);
  }
  if (const auto* value = std::get_if<algebra::Extend>(&pattern.node)) {
    return extend_with_value(std::move(input), *value, scene, needed);
  }
  if (const auto* project = std::get_if<algebra::Project>(&pattern.node); project != nullptr && !alone) {
    return extend(std::move(input), *project->input, scene, needed);
  }
  Scene each = scene;
  each.number.reset();
  if (const auto* filter = std::get_if<algebra::Filter>(&pattern.node)) {
    RowSourcePtr source = plan_alone(*filter->input, each, with(needed, mentioned_in(filter->condition)));
    return add_filter(std::move(source), filter->condition, each);
  }
  if (const auto* graph = std::get_if<algebra::Graph>(&pattern.node)) return plan_graph(*graph, each, needed);
  return plan_modifier(pattern, each, needed);
}

// The pattern by itself, joined by hash.
RowSourcePtr Planner::join_separately(RowSourcePtr input, const Algebra& pattern, const Scene& scene,
                                      const VariableSet& needed) {
  if (scene.substituting && scene.unsupported != nullptr) *scene.unsupported = true;
  VariableSet inner = needed;
  inner.add_all(input->variables());
  Scene own;
  own.graph = scene.graph;
  auto right = plan_side([&](Planner& planner) { return planner.plan_alone(pattern, own, inner); });
  return std::make_unique<HashJoin>(context_, std::move(input), std::move(right), needed.list());
}

RowSourcePtr Planner::extend_left_join(RowSourcePtr input, const algebra::LeftJoin& join, const Scene& scene,
                                       const VariableSet& needed) {
  VariableSet inner = with(needed, scope_of(*join.right));
  if (join.condition) inner.add_all(mentioned_in(*join.condition));
  inner.add_all(mentioned_in(*join.right));
  auto node =
      std::make_unique<CorrelatedLeftJoin>(context_, extend_or_begin(std::move(input), *join.left, scene, inner));
  VariableSet plan_needed = needed;
  plan_needed.add(node->feed().number);
  VariableSet before_condition = plan_needed;
  if (join.condition) before_condition.add_all(mentioned_in(*join.condition));
  RowSourcePtr plan = extend(std::make_unique<InputRows>(context_, node->feed()), *join.right, scene, before_condition);
  if (join.condition) plan = add_filter(std::move(plan), *join.condition, scene);
  node->set_plan(std::move(plan), needed.list());
  return node;
}

RowSourcePtr Planner::extend_minus(RowSourcePtr input, const algebra::Minus& minus, const Scene& scene,
                                   const VariableSet& needed) {
  VariableSet shared;
  const VariableSet right_scope = scope_of(*minus.right);
  for (const Variable variable : scope_of(*minus.left).list()) {
    if (right_scope.has(variable)) shared.add(variable);
  }
  RowSourcePtr left = extend_or_begin(std::move(input), *minus.left, scene, with(needed, shared));
  auto right = plan_side([&](Planner& planner) { return planner.plan_alone(*minus.right, scene, shared); });
  return std::make_unique<MinusRows>(context_, std::move(left), std::move(right), shared.list());
}

RowSourcePtr Planner::extend_union(RowSourcePtr input, const algebra::Union& node, const Scene& scene,
                                   const VariableSet& needed) {
  std::vector<RowSourcePtr> branches;
  if (is_unit(*input)) {
    Division* const division = std::exchange(division_, nullptr);
    for (const Algebra& branch : node.branches) branches.push_back(plan_rows(branch, scene, needed, RowsUse::as_one));
    division_ = division;
    return std::make_unique<UnionRows>(context_, std::move(branches));
  }
  auto join = std::make_unique<CorrelatedJoin>(context_, std::move(input));
  VariableSet inner = needed;
  inner.add(join->feed().number);
  for (const Algebra& branch : node.branches) {
    branches.push_back(extend(std::make_unique<InputRows>(context_, join->feed()), branch, scene, inner));
  }
  join->set_plan(std::make_unique<UnionRows>(context_, std::move(branches), join->feed().number));
  return join;
}

// A run of Extend operators over the same rows is one SELECT clause, or several BINDs after each other: BNODE(str)
// gives the same blank node for the same row in all of them.
RowSourcePtr Planner::extend_with_value(RowSourcePtr input, const algebra::Extend& extend_node, const Scene& scene,
                                        const VariableSet& needed) {
  std::vector<const algebra::Extend*> run{&extend_node};
  while (const auto* next = std::get_if<algebra::Extend>(&run.back()->input->node)) run.push_back(next);
  VariableSet inner = needed;
  for (const algebra::Extend* node : run) inner.add_all(mentioned_in(node->expression));
  RowSourcePtr source = std::move(input);
  if (is_unit(*source)) {
    source = extend(std::move(source), *run.back()->input, scene, inner);
  } else {
    run.resize(1);
    source = extend(std::move(source), *extend_node.input, scene, inner);
  }
  const std::uint64_t clause = ++select_clauses_;
  for (std::size_t i = run.size(); i-- > 0;) {
    context_.expressions.blank_node_scope = clause;
    source = std::make_unique<ExtendRows>(context_, std::move(source), run[i]->variable,
                                          compile(run[i]->expression, scene), show(run[i]->expression));
  }
  return source;
}

// How often a row comes does not matter to DISTINCT, so operators below may count and nobody reads the number.
RowSourcePtr Planner::plan_distinct(const algebra::Distinct& distinct, const Scene& scene) {
  const auto* project = std::get_if<algebra::Project>(&distinct.input->node);
  if (project == nullptr || !is_pure(*project->input)) {
    return std::make_unique<DistinctRows>(context_, plan_alone(*distinct.input, scene, scope_of(*distinct.input)));
  }
  Scene counting = scene;
  counting.number = context_.fresh_variable();
  VariableSet needed;
  needed.add_all(project->variables);
  needed.add(*counting.number);
  RowSourcePtr source = plan_alone(*project->input, counting, needed);
  const bool is_distinct = dynamic_cast<const RunScan*>(source.get()) != nullptr && project->variables.size() == 1;
  source = std::make_unique<ProjectRows>(context_, std::move(source), project->variables);
  if (is_distinct) return source;
  return std::make_unique<DistinctRows>(context_, std::move(source));
}

RowSourcePtr Planner::plan_slice(const algebra::Slice& slice, const Scene& scene, const VariableSet& needed) {
  // Only an OrderBy right below, or below a Project, may know of the limit.
  const Algebra* below = &*slice.input;
  if (const auto* project = std::get_if<algebra::Project>(&below->node)) below = &*project->input;
  row_limit_.reset();
  if (std::holds_alternative<algebra::OrderBy>(below->node) && slice.limit &&
      *slice.limit < UINT64_MAX - slice.offset) {
    row_limit_ = *slice.limit + slice.offset;
  }
  RowSourcePtr source = plan_alone(*slice.input, scene, needed);
  return std::make_unique<SliceRows>(context_, std::move(source), slice.offset, slice.limit);
}

RowSourcePtr Planner::plan_graph(const algebra::Graph& graph, const Scene& scene, const VariableSet& needed) {
  const Variable name = std::get<Variable>(graph.name);
  const VariableSet inner = with(needed, [&] {
    VariableSet set;
    set.add(name);
    return set;
  }());
  Columns columns;
  const VariableSet certain = certain_in(*graph.input);
  for (const Variable variable : scope_of(*graph.input).list()) {
    if (inner.has(variable)) columns.add(variable, certain.has(variable));
  }
  GraphRows::MakePlan make = [this_context = &context_, input = &*graph.input, inner,
                              scene](const store::Graph& active) {
    Planner planner(*this_context);
    Scene own = scene;
    own.graph = active;
    return planner.plan_alone(*input, own, inner);
  };
  return std::make_unique<GraphRows>(context_, name, columns, std::move(make));
}

// Operators that look at all rows of their input together. What is divided ends here; the input may be divided by
// itself.
RowSourcePtr Planner::plan_modifier(const Algebra& pattern, const Scene& scene, const VariableSet& needed) {
  Division* const division = std::exchange(division_, nullptr);
  Scene each = scene;
  each.number.reset();
  RowSourcePtr source = plan_modifier_alone(pattern, each, needed);
  division_ = division;
  return source;
}

RowSourcePtr Planner::plan_modifier_alone(const Algebra& pattern, const Scene& scene, const VariableSet& needed) {
  const std::optional<std::uint64_t> limit = row_limit_;
  row_limit_.reset();
  if (const auto* project = std::get_if<algebra::Project>(&pattern.node)) {
    row_limit_ = limit;
    VariableSet inner;
    inner.add_all(project->variables);
    RowSourcePtr source = plan_alone(*project->input, scene, inner);
    if (std::ranges::equal(source->variables(), project->variables)) return source;
    return std::make_unique<ProjectRows>(context_, std::move(source), project->variables);
  }
  if (const auto* distinct = std::get_if<algebra::Distinct>(&pattern.node)) return plan_distinct(*distinct, scene);
  if (const auto* reduced = std::get_if<algebra::Reduced>(&pattern.node)) {
    return std::make_unique<ReducedRows>(context_, plan_alone(*reduced->input, scene, scope_of(*reduced->input)));
  }
  if (const auto* slice = std::get_if<algebra::Slice>(&pattern.node)) return plan_slice(*slice, scene, needed);
  if (const auto* order = std::get_if<algebra::OrderBy>(&pattern.node)) {
    VariableSet inner = needed;
    for (const auto& condition : order->conditions) inner.add_all(mentioned_in(condition.expression));
    RowSourcePtr source = plan_alone(*order->input, scene, inner);
    enter(scene);
    return std::make_unique<OrderByRows>(context_, std::move(source), order->conditions, limit);
  }
  if (std::holds_alternative<algebra::Group>(pattern.node)) return plan_group(pattern, scene);
  throw Error("an operator of the query cannot be planned");
}

}  // namespace kontor::sparql

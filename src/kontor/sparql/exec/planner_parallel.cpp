#include <algorithm>
#include <utility>

#include "kontor/sparql/algebra/visit.hpp"
#include "kontor/sparql/exec/parallel_rows.hpp"
#include "kontor/sparql/exec/planner.hpp"

namespace kontor::sparql {

using algebra::Algebra;

namespace {

// Each thread has tables, buffers and a heap of its own, some MiB together, for which a lower limit has no room.
constexpr std::size_t least_memory = std::size_t{64} << 20U;

bool is_any_of_graphs(const Algebra& pattern) {
  const auto* graph = std::get_if<algebra::Graph>(&pattern.node);
  return graph != nullptr && std::holds_alternative<Variable>(graph->name);
}

// Whether several threads may each make some rows of the pattern, and together make what one would. They may not if
// expressions differ from row to row or endpoints would be asked, nor if something is planned while the query runs,
// when the orders of the triples that are there by then choose the order of rows (GRAPH ?g, and of what EXISTS asks
// for, what depends on that order).
bool is_divisible(const Algebra& pattern, bool in_exists = false) {
  if (std::holds_alternative<algebra::Service>(pattern.node) || is_any_of_graphs(pattern)) return false;
  if (in_exists && std::holds_alternative<algebra::Slice>(pattern.node)) return false;
  if (in_exists && std::holds_alternative<algebra::Group>(pattern.node)) return false;
  bool divisible = true;
  algebra::for_each_expression(pattern, [&divisible](const algebra::Expression& expression) {
    divisible = divisible && is_pure(expression);
    algebra::for_each_exists(
        expression, [&divisible](const Algebra& of_exists) { divisible = divisible && is_divisible(of_exists, true); });
  });
  algebra::for_each_input(pattern, [&divisible, in_exists](const Algebra& input) {
    divisible = divisible && is_divisible(input, in_exists);
  });
  return divisible;
}

}  // namespace

// The solutions of a pattern that stands for itself, made by several threads if that is possible and pays. Patterns in
// it are not divided by themselves if the whole is.
RowSourcePtr Planner::plan_rows(const Algebra& pattern, const Scene& scene, const VariableSet& needed, RowsUse use) {
  const std::size_t limit = context_.watch.max_memory();
  const bool divides =
      division_ == nullptr && context_.threads > 1 && (limit == 0 || limit >= least_memory) && is_divisible(pattern);
  if (!divides) return begin(pattern, scene, needed);
  const Variable first_fresh = context_.variable_count;
  Division division;
  division_ = &division;
  RowSourcePtr source = begin(pattern, scene, needed);
  division_ = nullptr;
  if (!ParallelRows::is_worth(*source, use)) return source;
  return divide(std::move(source), division, pattern, scene, needed, first_fresh);
}

// Copies the source for each thread: it is planned again, with the same right sides of joins. `first_fresh` was the
// first fresh variable. If a copy comes out differently, because more orders of the triples are there by now than when
// the source was planned, the source stays alone.
RowSourcePtr Planner::divide(RowSourcePtr source, Division& division, const Algebra& pattern, const Scene& scene,
                             const VariableSet& needed, Variable first_fresh) {
  std::vector<ParallelRows::Copy> copies;
  for (unsigned i = 0; i < context_.threads; ++i) {
    auto context = std::make_unique<ExecutionContext>(&context_);
    context->variable_count = first_fresh;
    context->expressions.warn = context_.expressions.warn;
    Planner planner(*context);
    division.next = 0;
    planner.division_ = &division;
    RowSourcePtr rows = planner.begin(pattern, scene, needed);
    copies.push_back({std::move(context), std::move(rows)});
  }
  const std::string plan = explain_tree(*source);
  const bool equal = std::all_of(copies.begin(), copies.end(),
                                 [&plan](const ParallelRows::Copy& copy) { return explain_tree(*copy.rows) == plan; });
  if (!equal) return source;
  return std::make_unique<ParallelRows>(context_, std::move(copies));
}

// The right side of a join; `plan` makes its rows with the planner that it is given. In a division it is planned once,
// with a context of its own, because whichever thread needs its rows first will read them.
std::shared_ptr<JoinSide> Planner::plan_side(const std::function<RowSourcePtr(Planner&)>& plan) {
  if (division_ == nullptr) return std::make_shared<JoinSide>(context_, plan(*this));
  if (division_->next == division_->sides.size()) {
    auto own = std::make_unique<ExecutionContext>(&context_);
    own->threads = context_.threads;
    own->expressions.warn = context_.expressions.warn;
    Planner planner(*own);
    RowSourcePtr rows = plan(planner);
    const Variable next_fresh = own->variable_count;
    division_->sides.push_back({std::make_shared<JoinSide>(std::move(own), std::move(rows)), next_fresh});
  }
  const Division::Side& planned = division_->sides[division_->next++];
  context_.variable_count = planned.next_fresh;
  return planned.side;
}

}  // namespace kontor::sparql

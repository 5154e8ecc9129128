#include <algorithm>
#include <utility>

#include "kontor/sparql/exec/parallel_rows.hpp"
#include "kontor/sparql/exec/planner.hpp"

namespace kontor::sparql {

using algebra::Algebra;

namespace {

// Each thread has tables, buffers and a heap of its own, some MiB together, for which a lower limit has no room.
constexpr std::size_t least_memory = std::size_t{64} << 20U;

}  // namespace

// Divides the work of `source`, which was planned for the pattern, if that pays. The copies are planned again for their
// threads; `first_fresh` was the first fresh variable. If one comes out differently, because more orders of the triples
// are there by now than when the source was planned, the source stays alone.
RowSourcePtr Planner::share(RowSourcePtr source, const Algebra& pattern, const Scene& scene, const VariableSet& needed,
                            Variable first_fresh, RowsUse use) {
  if (!shares_ || context_.threads < 2 || !ParallelRows::is_worth(*source, use)) return source;
  if (const std::size_t limit = context_.watch.max_memory(); limit != 0 && limit < least_memory) return source;
  const auto warn = std::exchange(context_.expressions.warn, nullptr);
  std::vector<ParallelRows::Copy> copies;
  for (unsigned i = 0; i < context_.threads; ++i) {
    auto context = std::make_unique<ExecutionContext>(&context_);
    context->variable_count = first_fresh;
    Planner planner(*context);
    planner.shares_ = false;
    RowSourcePtr rows = planner.begin(pattern, scene, needed);
    copies.push_back({std::move(context), std::move(rows)});
  }
  context_.expressions.warn = warn;
  const std::string plan = explain_tree(*source);
  const bool equal = std::all_of(copies.begin(), copies.end(),
                                 [&plan](const ParallelRows::Copy& copy) { return explain_tree(*copy.rows) == plan; });
  if (!equal) return source;
  return std::make_unique<ParallelRows>(context_, std::move(copies));
}

}  // namespace kontor::sparql

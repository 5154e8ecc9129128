// From algebra to operators: which element of a group comes first, which index serves it, where filters run, which
// columns are carried along.
//
// The conjunctive part of a group (triple patterns, paths, nested joins, GRAPH with a name) is flattened into one list
// of elements with floating filters. The element with the fewest expected rows begins; then each time the one that
// keeps the rows fewest follows. Counts are exact (the permutations know them), the numbers of different terms that
// join estimates need are sampled. Every element is planned as an extension of the rows before it: a triple pattern as
// an IndexJoin, a path as a search from the bound end, OPTIONAL as a plan of its own that is fed with those rows. Only
// what cannot be told about these rows (subqueries with modifiers, GRAPH ?g) runs by itself and is joined by hash.
#pragma once

#include <functional>
#include <memory>
#include <vector>

#include "kontor/sparql/algebra/scope.hpp"
#include "kontor/sparql/exec/exists.hpp"
#include "kontor/sparql/exec/join_side.hpp"
#include "kontor/sparql/exec/row_source.hpp"
#include "kontor/sparql/exec/triple_pattern.hpp"

namespace kontor::sparql {

struct Feed;
enum class Presence : std::uint8_t;

// How many groups so many rows make; a guess. Negative if the rows are unknown.
double guess_groups(double rows);

class Planner {
 public:
  explicit Planner(ExecutionContext& context) : context_(context) {}

  // A source of the pattern's solutions in `graph`. `needed`: the variables that the caller reads; others may be
  // missing from the columns. The pattern must outlive the source. Throws Error for functions that do not exist.
  RowSourcePtr plan(const algebra::Algebra& pattern, const store::Graph& graph, const VariableSet& needed);

  // A source of the solutions that the pattern has when the values of a row of the feed are substituted into it, for
  // all rows at once; the column of the feed's number tells the row. Null if the pattern has an operator that looks at
  // all solutions together (grouping, a subquery with DISTINCT or LIMIT, MINUS): then each row needs a plan of its own.
  RowSourcePtr plan_for_rows(const Feed& feed, const algebra::Algebra& pattern, const store::Graph& graph,
                             const VariableSet& needed);

 private:
  // Where a pattern is evaluated.
  struct Scene {
    store::Graph graph;
    // The variables of an outer row that EXISTS substitutes: filters see them at every depth.
    VariableSet substituted;
    bool substituting = false;
    // Set when something cannot be planned by substitution.
    bool* unsupported = nullptr;
    // Where operators may count rows instead of giving each, if it is among the columns that are needed (see
    // batch.hpp).
    std::optional<Variable> number;
  };

  struct Element {
    std::variant<IdPattern, const algebra::Path*, const algebra::Algebra*> node;
    store::Graph graph;
    VariableSet scope;
    VariableSet certain;
  };
  // A condition, and the graph that an EXISTS in it looks at.
  struct Condition {
    const algebra::Expression* expression;
    store::Graph graph;
  };
  struct Group {
    std::vector<Element> elements;
    std::vector<Condition> filters;
  };
  // What is planned for several threads, once for each: the right sides of joins, which they have together, in the
  // order in which they were planned first.
  struct Division {
    struct Side {
      std::shared_ptr<JoinSide> side;
      Variable next_fresh = 0;  // after it was planned
    };
    std::vector<Side> sides;
    std::size_t next = 0;
  };

  // planner_group.cpp: a group, its order
  RowSourcePtr extend(RowSourcePtr input, const algebra::Algebra& pattern, const Scene& scene,
                      const VariableSet& needed);
  void collect(const algebra::Algebra& pattern, const Scene& scene, const VariableSet& others, Group& group);
  void collect_filter(const algebra::Algebra& pattern, const algebra::Filter& filter, const Scene& scene,
                      const VariableSet& others, Group& group);
  bool can_move(const VariableSet& mentioned, const VariableSet& certain, const VariableSet& others,
                const Scene& scene) const;
  std::vector<std::size_t> order(const Group& group, const RowSource& input, std::vector<double>& estimates);
  RowSourcePtr build_group(RowSourcePtr input, Group group, const Scene& scene, const VariableSet& needed);
  RowSourcePtr add_filters(RowSourcePtr source, std::vector<Condition>& filters, bool at_end, const Scene& scene);
  RowSourcePtr add_filter(RowSourcePtr source, const algebra::Expression& filter, const Scene& scene);
  RowSourcePtr add_exists(RowSourcePtr source, const algebra::Expression& condition, const algebra::Algebra& pattern,
                          Presence presence, const Scene& scene);

  // planner_estimate.cpp: how many rows
  double estimate(const algebra::Algebra& pattern, const store::Graph& graph);
  double estimate_step(const Element& element, const VariableSet& bound, double rows);
  static double estimate_triple(const IdPattern& pattern, const store::Graph& graph, const VariableSet& bound);

  // planner.cpp: one element after the rows of `input`
  RowSourcePtr extend_element(RowSourcePtr input, const Element& element, std::optional<Variable> sort_by,
                              const Scene& scene, const VariableSet& needed);
  RowSourcePtr extend_operator(RowSourcePtr input, const algebra::Algebra& pattern, const Scene& scene,
                               const VariableSet& needed);
  RowSourcePtr join_separately(RowSourcePtr input, const algebra::Algebra& pattern, const Scene& scene,
                               const VariableSet& needed);
  RowSourcePtr plan_alone(const algebra::Algebra& pattern, const Scene& scene, const VariableSet& needed,
                          RowsUse use = RowsUse::as_one);
  RowSourcePtr begin(const algebra::Algebra& pattern, const Scene& scene, const VariableSet& needed);
  RowSourcePtr extend_or_begin(RowSourcePtr input, const algebra::Algebra& pattern, const Scene& scene,
                               const VariableSet& needed);
  RowSourcePtr plan_modifier(const algebra::Algebra& pattern, const Scene& scene, const VariableSet& needed);
  RowSourcePtr plan_modifier_alone(const algebra::Algebra& pattern, const Scene& scene, const VariableSet& needed);
  RowSourcePtr extend_by_triple(RowSourcePtr input, const IdPattern& pattern, const store::Graph& graph,
                                std::optional<Variable> sort_by, std::optional<Variable> number,
                                const VariableSet& needed);
  RowSourcePtr scan_triple(const IdPattern& pattern, const store::Graph& graph, std::optional<Variable> sort_by,
                           std::optional<Variable> number, const VariableSet& needed);
  RowSourcePtr plan_distinct(const algebra::Distinct& distinct, const Scene& scene);
  RowSourcePtr plan_slice(const algebra::Slice& slice, const Scene& scene, const VariableSet& needed);
  RowSourcePtr plan_graph(const algebra::Graph& graph, const Scene& scene, const VariableSet& needed);
  RowSourcePtr extend_left_join(RowSourcePtr input, const algebra::LeftJoin& join, const Scene& scene,
                                const VariableSet& needed);
  RowSourcePtr extend_minus(RowSourcePtr input, const algebra::Minus& minus, const Scene& scene,
                            const VariableSet& needed);
  RowSourcePtr extend_union(RowSourcePtr input, const algebra::Union& node, const Scene& scene,
                            const VariableSet& needed);
  RowSourcePtr extend_with_value(RowSourcePtr input, const algebra::Extend& extend, const Scene& scene,
                                 const VariableSet& needed);
  bool can_extend(const algebra::Algebra& pattern, const RowSource& input, const Scene& scene) const;

  // planner_aggregation.cpp
  RowSourcePtr plan_group(const algebra::Algebra& pattern, const Scene& scene);
  void warn_of_unknown_names(const algebra::Group& group) const;

  // planner_parallel.cpp
  RowSourcePtr plan_rows(const algebra::Algebra& pattern, const Scene& scene, const VariableSet& needed, RowsUse use);
  RowSourcePtr divide(RowSourcePtr source, Division& division, const algebra::Algebra& pattern, const Scene& scene,
                      const VariableSet& needed, Variable first_fresh);
  std::shared_ptr<JoinSide> plan_side(const std::function<RowSourcePtr(Planner&)>& plan);

  CompiledExpression compile(const algebra::Expression& expression, const Scene& scene);
  // Expressions are compiled by operators too; their EXISTS sees the graph of the scene.
  void enter(const Scene& scene);
  std::string show(const algebra::Expression& expression) const;

  ExecutionContext& context_;
  Division* division_ = nullptr;            // that the operators which are planned now are a part of
  std::optional<std::uint64_t> row_limit_;  // how many rows the operator above an OrderBy reads at most
  std::uint64_t select_clauses_ = 0;
};

}  // namespace kontor::sparql

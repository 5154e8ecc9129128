// What the operators of one running query share.
#pragma once

#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "kontor/sparql/algebra/algebra.hpp"
#include "kontor/sparql/exec/expression_eval.hpp"
#include "kontor/sparql/exec/limits.hpp"
#include "kontor/sparql/exec/term_pool.hpp"
#include "kontor/store/triple_index.hpp"

namespace kontor::sparql {

class ServiceEndpoints;

struct NamedGraph {
  TermId name = store::no_term;
  store::Graph graph;
};

// The dataset that a query sees: that of the store, or what FROM and FROM NAMED make of it.
struct ActiveDataset {
  store::Graph default_graph;
  std::vector<NamedGraph> named;  // ascending by name

  // The graph with this name, null if there is none.
  const NamedGraph* find(TermId name) const;
};

struct ExecutionContext {
 private:
  struct Own {
    explicit Own(const store::Dictionary& dictionary) : pool(dictionary) {}
    TermPool pool;
    ActiveDataset dataset;
  };
  std::optional<Own> own_;  // nothing in the contexts of further threads

 public:
  ExecutionContext(const store::Dictionary& dictionary, const algebra::Variables& names, const QueryLimits& limits)
      : own_(std::in_place, dictionary),
        pool(own_->pool),
        dataset(own_->dataset),
        expressions(pool),
        watch(limits),
        variables(names),
        variable_count(names.size()) {}

  // For a further thread that works for the same query, whose context must outlive it: the same terms and values, a
  // watch and compiled expressions of its own.
  explicit ExecutionContext(const ExecutionContext* of_query)
      : pool(of_query->pool),
        dataset(of_query->dataset),
        expressions(&of_query->expressions),
        watch(&of_query->watch),
        timed(of_query->timed),
        variables(of_query->variables),
        variable_count(of_query->variable_count) {}

  ExecutionContext(const ExecutionContext&) = delete;
  ExecutionContext& operator=(const ExecutionContext&) = delete;

  // Any number of threads may use these two, once the dataset is chosen.
  TermPool& pool;
  ActiveDataset& dataset;
  ExpressionContext expressions;
  Watch watch;
  ServiceEndpoints* services = nullptr;  // null: SERVICE is an error
  bool timed = false;                    // whether operators look at the clock, for explain
  unsigned threads = 1;                  // that large inputs are divided among
  const algebra::Variables& variables;
  algebra::Variable variable_count;  // of the query, and those that the planner adds

  // Counts what the terms that were computed until now take, and the states of aggregates. Throws LimitExceeded.
  void count_computed() { watch.hold_shared(pool.memory_bytes() + expressions.aggregate_bytes); }

  // A column that no expression can name.
  algebra::Variable fresh_variable() { return variable_count++; }

  // For explain: "?x", and a term in N-Triples syntax, cut if it is long.
  std::string show_variable(algebra::Variable variable) const;
  std::string show_term(TermId term) const;
};

}  // namespace kontor::sparql

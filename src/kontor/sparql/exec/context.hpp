// What the operators of one running query share.
#pragma once

#include <string>
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
  ExecutionContext(const store::Dictionary& dictionary, const algebra::Variables& names, const QueryLimits& limits)
      : pool(dictionary), expressions(pool), watch(limits), variables(names), variable_count(names.size()) {}
  ExecutionContext(const ExecutionContext&) = delete;
  ExecutionContext& operator=(const ExecutionContext&) = delete;

  TermPool pool;
  ExpressionContext expressions;
  Watch watch;
  ActiveDataset dataset;
  ServiceEndpoints* services = nullptr;  // null: SERVICE is an error
  bool timed = false;                    // whether operators look at the clock, for explain
  unsigned threads = 1;                  // that large inputs are divided among
  const algebra::Variables& variables;
  algebra::Variable variable_count;  // of the query, and those that the planner adds

  // A column that no expression can name.
  algebra::Variable fresh_variable() { return variable_count++; }

  // For explain: "?x", and a term in N-Triples syntax, cut if it is long.
  std::string show_variable(algebra::Variable variable) const;
  std::string show_term(TermId term) const;
};

}  // namespace kontor::sparql

#include "kontor/sparql/exec/exists.hpp"

#include "kontor/sparql/exec/planner.hpp"
#include "kontor/sparql/exec/substitute.hpp"

namespace kontor::sparql {

ExistsByRow::ExistsByRow(ExecutionContext& context, const store::Graph& graph, const algebra::Algebra& pattern)
    : context_(context),
      graph_(graph),
      pattern_(pattern),
      mentioned_(mentioned_in(pattern).list()),
      known_(mentioned_.size()),
      charge_(context.watch) {}

bool ExistsByRow::test(const RowView& row) {
  std::vector<TermId> key;
  for (const algebra::Variable variable : mentioned_) key.push_back(row[variable]);
  const auto [number, is_new] = known_.insert(key);
  if (is_new) {
    answers_.push_back(false);
    charge_.set(known_.memory_bytes());
    answers_[number] = run(key);
  }
  return answers_[number];
}

bool ExistsByRow::run(const std::vector<TermId>& key) const {
  context_.watch.check();
  Substitution terms;
  for (std::size_t i = 0; i < key.size(); ++i) {
    if (key[i] != store::no_term) terms.emplace(mentioned_[i], rdf::Term(context_.pool.view(key[i])));
  }
  const algebra::Algebra pattern = substitute(pattern_, terms);
  const RowSourcePtr plan = Planner(context_).plan(pattern, graph_, VariableSet());
  Batch batch;
  return plan->next(batch);
}

}  // namespace kontor::sparql

#include "kontor/sparql/prebound.hpp"

#include <algorithm>
#include <optional>

#include "kontor/sparql/exec/active_dataset.hpp"
#include "kontor/sparql/exec/context.hpp"
#include "kontor/sparql/exec/input_rows.hpp"
#include "kontor/sparql/exec/planner.hpp"
#include "kontor/sparql/exec/row_table.hpp"
#include "kontor/sparql/exec/substitute.hpp"

namespace kontor::sparql {
namespace {

using algebra::Algebra;

// The operators at the top of a query that choose among its solutions. They are applied row by row here, so that the
// pattern below can be planned for all rows.
struct Modifiers {
  const Algebra* pattern = nullptr;
  bool distinct = false;
  std::optional<std::uint64_t> limit;
  bool by_row = true;  // false: an OFFSET, or a LIMIT of ordered solutions
};

// In the order in which a SELECT query has them (SPARQL 1.1 section 18.2.5). What comes below belongs to a subquery:
// its LIMIT is not ours.
Modifiers split_modifiers(const Algebra& root) {
  Modifiers modifiers;
  const Algebra* at = &root;
  if (const auto* slice = std::get_if<algebra::Slice>(&at->node)) {
    modifiers.limit = slice->limit;
    modifiers.by_row = slice->offset == 0;
    at = &*slice->input;
  }
  if (const auto* distinct = std::get_if<algebra::Distinct>(&at->node)) {
    modifiers.distinct = true;
    at = &*distinct->input;
  } else if (const auto* reduced = std::get_if<algebra::Reduced>(&at->node)) {
    at = &*reduced->input;
  }
  if (const auto* project = std::get_if<algebra::Project>(&at->node)) at = &*project->input;
  if (const auto* order = std::get_if<algebra::OrderBy>(&at->node)) {
    modifiers.by_row = modifiers.by_row && !modifiers.limit;
    at = &*order->input;
  }
  modifiers.pattern = at;
  return modifiers;
}

Variable find_or_add(algebra::Variables& variables, const std::string& name) {
  for (Variable variable = 0; variable < variables.size(); ++variable) {
    if (variables.name(variable) == name) return variable;
  }
  return variables.add(name);
}

}  // namespace

class PreboundQuery::Implementation {
 public:
  Implementation(const algebra::Query& query, const std::vector<std::string>& given, const store::Dataset& dataset,
                 const QueryLimits& limits)
      : query_(query),
        variables_(query.variables),
        given_(add_variables(given)),
        context_(dataset.dictionary(), variables_, limits) {
    context_.expressions.base = query.base;
    context_.dataset = choose_graphs(dataset, query.dataset, context_.pool, merged_);
    if (const auto* select = std::get_if<algebra::Select>(&query.form)) {
      outputs_ = select->variables;
      modifiers_ = split_modifiers(query.pattern);
    } else {
      modifiers_.pattern = &query.pattern;
      modifiers_.limit = 1;
    }
    for (const Variable variable : outputs_) columns_.push_back(variables_.name(variable));
    plan();
  }

  const std::vector<std::string>& columns() const { return columns_; }

  void run(std::span<const rdf::TermView> values, const Visit& visit) {
    const std::size_t width = given_.size();
    const std::size_t rows = width == 0 ? 1 : values.size() / width;
    for (std::size_t begin = 0; begin < rows; begin += batch_rows) {
      input_.reset(width);
      input_.rows = std::min(batch_rows, rows - begin);
      for (std::size_t i = 0; i < input_.rows * width; ++i) {
        input_.columns[i % width].push_back(context_.pool.intern(values[begin * width + i]));
      }
      first_row_ = begin;
      counts_.assign(input_.rows, 0);
      seen_ = RowSet(outputs_.size() + 1);
      if (plan_) {
        run_together(visit);
      } else {
        for (std::size_t i = 0; i < input_.rows; ++i) run_alone(i, visit);
      }
    }
  }

 private:
  std::vector<Variable> add_variables(const std::vector<std::string>& names) {
    std::vector<Variable> variables;
    variables.reserve(names.size());
    for (const std::string& name : names) variables.push_back(find_or_add(variables_, name));
    return variables;
  }

  void plan() {
    for (const Variable variable : given_) feed_.columns.add(variable, true);
    feed_.number = context_.fresh_variable();
    feed_.batch = &input_;
    if (!modifiers_.by_row) return;
    VariableSet needed;
    needed.add_all(outputs_);
    plan_ = Planner(context_).plan_for_rows(feed_, *modifiers_.pattern, context_.dataset.default_graph, needed);
  }

  void run_together(const Visit& visit) {
    const std::size_t number_slot = plan_->columns().find(feed_.number);
    const std::vector<std::size_t> slots = output_slots(*plan_);
    plan_->restart();
    Batch batch;
    while (plan_->next(batch)) {
      for (std::size_t i = 0; i < batch.rows; ++i) {
        const std::size_t number = batch.columns[number_slot][i];
        if (modifiers_.limit && counts_[number] >= *modifiers_.limit) continue;
        pass_on(number, batch, i, slots, visit);
      }
    }
  }

  // The row by itself, with all modifiers in the plan.
  void run_alone(std::size_t number, const Visit& visit) {
    Substitution terms;
    for (std::size_t i = 0; i < given_.size(); ++i) {
      terms.emplace(given_[i], rdf::Term(context_.pool.view(input_.columns[i][number])));
    }
    const Algebra pattern = substitute(query_.pattern, terms);
    VariableSet needed;
    needed.add_all(outputs_);
    const RowSourcePtr plan = Planner(context_).plan(pattern, context_.dataset.default_graph, needed);
    const std::vector<std::size_t> slots = output_slots(*plan);
    const bool is_ask = outputs_.empty();
    Batch batch;
    while (plan->next(batch)) {
      for (std::size_t i = 0; i < batch.rows; ++i) {
        pass_on(number, batch, i, slots, visit);
        if (is_ask) return;
      }
    }
  }

  std::vector<std::size_t> output_slots(const RowSource& plan) const {
    std::vector<std::size_t> slots;
    for (const Variable variable : outputs_) slots.push_back(plan.columns().find(variable));
    return slots;
  }

  // A solution; a given variable that the plan has no column for has the value of its row.
  void pass_on(std::size_t number, const Batch& batch, std::size_t i, const std::vector<std::size_t>& slots,
               const Visit& visit) {
    key_.assign(1, static_cast<TermId>(number));
    for (std::size_t k = 0; k < outputs_.size(); ++k) {
      TermId value = slots[k] == Columns::npos ? no_term : batch.columns[slots[k]][i];
      const auto place = std::find(given_.begin(), given_.end(), outputs_[k]);
      if (value == no_term && place != given_.end()) {
        value = input_.columns[static_cast<std::size_t>(place - given_.begin())][number];
      }
      key_.push_back(value);
    }
    if (modifiers_.distinct && !seen_.insert(key_).second) return;
    ++counts_[number];
    solution_.clear();
    for (std::size_t k = 1; k < key_.size(); ++k) solution_.push_back(context_.pool.view(key_[k]));
    visit(first_row_ + number, solution_);
  }

  const algebra::Query& query_;
  algebra::Variables variables_;  // of the query, and those that are only given
  std::vector<Variable> given_;
  ExecutionContext context_;
  std::unique_ptr<store::TripleIndex> merged_;
  Modifiers modifiers_;
  std::vector<Variable> outputs_;
  std::vector<std::string> columns_;
  Feed feed_;
  Batch input_;
  RowSourcePtr plan_;  // null: row by row
  std::size_t first_row_ = 0;
  std::vector<std::uint64_t> counts_;  // solutions, by row of the batch
  RowSet seen_{1};                     // with DISTINCT
  std::vector<TermId> key_;
  std::vector<rdf::TermView> solution_;
};

PreboundQuery::PreboundQuery(const algebra::Query& query, const std::vector<std::string>& given,
                             const store::Dataset& dataset, const QueryLimits& limits)
    : implementation_(std::make_unique<Implementation>(query, given, dataset, limits)) {}

PreboundQuery::~PreboundQuery() = default;

const std::vector<std::string>& PreboundQuery::columns() const {
  return implementation_->columns();
}

void PreboundQuery::run(std::span<const rdf::TermView> values, const Visit& visit) {
  implementation_->run(values, visit);
}

}  // namespace kontor::sparql

#include "kontor/sparql/query.hpp"

#include <algorithm>
#include <cstddef>
#include <mutex>
#include <new>
#include <set>
#include <tuple>
#include <type_traits>
#include <utility>
#include <vector>

#include <boost/container/small_vector.hpp>

#include "kontor/base/parallel.hpp"
#include "kontor/base/work_watch.hpp"
#include "kontor/sparql/algebra/print.hpp"
#include "kontor/sparql/algebra/translate.hpp"
#include "kontor/sparql/exec/active_dataset.hpp"
#include "kontor/sparql/exec/context.hpp"
#include "kontor/sparql/exec/graph_result.hpp"
#include "kontor/sparql/exec/planner.hpp"
#include "kontor/sparql/exec/project.hpp"
#include "kontor/sparql/optimizer/optimizer.hpp"
#include "kontor/sparql/text/token_cursor.hpp"

namespace kontor::sparql {
namespace {

// What the query form reads of each solution.
VariableSet output_variables(const algebra::Query& query) {
  VariableSet variables;
  if (const auto* select = std::get_if<algebra::Select>(&query.form)) variables.add_all(select->variables);
  const auto add = [&variables](const algebra::PatternTerm& term) {
    if (const auto* variable = std::get_if<algebra::Variable>(&term)) variables.add(*variable);
  };
  if (const auto* construct = std::get_if<algebra::Construct>(&query.form)) {
    for (const algebra::TriplePattern& triple : construct->triples) {
      add(triple.subject);
      add(triple.predicate);
      add(triple.object);
    }
  }
  if (const auto* describe = std::get_if<algebra::Describe>(&query.form)) {
    for (const algebra::PatternTerm& target : describe->targets) add(target);
  }
  return variables;
}

// Says everything once, whichever threads compile the same expressions however often: for copies of operators, and for
// the rows that an EXISTS sees.
class WarnOnce {
 public:
  explicit WarnOnce(Diagnostics& diagnostics) : diagnostics_(diagnostics) {}

  void warn(Place where, std::string message) {
    const std::lock_guard lock(mutex_);
    if (!said_.emplace(where.line, where.column, message).second) return;
    diagnostics_.warning({{}, where, {}}, std::move(message));
  }

 private:
  Diagnostics& diagnostics_;
  std::mutex mutex_;
  std::set<std::tuple<std::size_t, std::size_t, std::string>> said_;
};

// Uninitialised room for the terms of a few rows, at least one.
class RoomForTerms {
 public:
  explicit RoomForTerms(std::size_t width) : wide_(width > usual ? width : 0) {}

  rdf::TermView* data() {
    return wide_.empty() ? std::launder(reinterpret_cast<rdf::TermView*>(usual_)) : wide_.data();
  }
  std::size_t size() const { return wide_.empty() ? usual : wide_.size(); }

 private:
  static constexpr std::size_t usual = 32;
  static_assert(std::is_trivially_destructible_v<rdf::TermView>);

  alignas(rdf::TermView) std::byte usual_[usual * sizeof(rdf::TermView)];
  std::vector<rdf::TermView> wide_;  // instead, for rows that are longer
};

}  // namespace

Query::Query(std::string_view text, const PrepareOptions& options)
    : query_(algebra::translate(text, {options.name, options.base})) {
  optimize(query_, options.without_passes);
}

Query prepare(std::string_view text, const PrepareOptions& options) {
  return {text, options};
}

std::optional<QueryForm> find_query_form(std::string_view text, std::string_view name) {
  const QueryText query(name, text);
  for (TokenCursor cursor(query); cursor.token().kind != TokenKind::end; cursor.advance()) {
    if (cursor.is("SELECT")) return QueryForm::select;
    if (cursor.is("ASK")) return QueryForm::ask;
    if (cursor.is("CONSTRUCT")) return QueryForm::construct;
    if (cursor.is("DESCRIBE")) return QueryForm::describe;
  }
  return std::nullopt;
}

struct Execution::Implementation {
  Implementation(const Query& query_to_run, const store::Dataset& dataset, const ExecutionOptions& options)
      : query(query_to_run), context(dataset.dictionary(), query.algebra().variables, options.limits) {
    const WorkWatchScope scope(&context.watch);
    context.expressions.base = query.algebra().base;
    context.services = options.services;
    context.timed = options.timed;
    context.threads = options.threads != 0 ? options.threads : core_count();
    if (context.watch.counts_steps()) context.threads = 1;
    if (options.diagnostics != nullptr) {
      for (const Warning& warning : query.warnings())
        options.diagnostics->warning({{}, warning.place, {}}, warning.message);
      context.expressions.warn = [once = std::make_shared<WarnOnce>(*options.diagnostics)](
                                     Place where, std::string message) { once->warn(where, std::move(message)); };
    }
    const DatasetClause& clause = options.dataset.empty() ? query.algebra().dataset : options.dataset;
    context.dataset = choose_graphs(dataset, clause, context.pool, merged);
    make_plan();
  }

  void make_plan();
  void begin();
  void end() { is_whole = true; }
  void select(SolutionSink& sink);
  void push_rows(const Batch& batch, RoomForTerms& room, SolutionSink& sink);

  const Query& query;
  ExecutionContext context;
  std::unique_ptr<store::TripleIndex> merged;
  RowSourcePtr plan;  // null if it was ended while it was planned again
  bool has_run = false;
  bool is_whole = true;                // whether the plan can run again: the last run was not ended in its midst
  std::optional<bool> gives_the_same;  // each time, but for NOW(); known when it runs again
};

void Execution::Implementation::make_plan() {
  const algebra::Query& source = query.algebra();
  plan = Planner(context).plan(source.pattern, context.dataset.default_graph, output_variables(source));
  const auto* select = std::get_if<algebra::Select>(&source.form);
  if (select != nullptr && !std::ranges::equal(plan->variables(), select->variables)) {
    plan = std::make_unique<ProjectRows>(context, std::move(plan), select->variables);
  }
}

// What another run must not find as the one before left it.
void Execution::Implementation::begin() {
  const bool was_whole = std::exchange(is_whole, false);
  if (!std::exchange(has_run, true)) return;
  const algebra::Algebra& pattern = query.algebra().pattern;
  if (!gives_the_same) gives_the_same = is_pure(pattern) && !asks_endpoints(pattern);
  context.watch.restart();
  if (was_whole && !context.expressions.now && *gives_the_same) return plan->restart();
  // Operators keep tables that may be half made, and what expressions and endpoints gave at another time.
  context.expressions.begin_run();
  context.expressions.warn = nullptr;  // all was said when it was planned first
  plan.reset();
  context.variable_count = context.variables.size();
  make_plan();
}

void Execution::Implementation::select(SolutionSink& sink) {
  const algebra::Query& source = query.algebra();
  const std::vector<algebra::Variable>& variables = std::get<algebra::Select>(source.form).variables;
  boost::container::small_vector<std::string_view, 8> names;
  for (const algebra::Variable variable : variables) names.push_back(source.variables.name(variable));
  sink.variables({names.data(), names.size()});
  RoomForTerms room(plan->columns().size());
  Batch batch;
  while (plan->next(batch)) push_rows(batch, room, sink);
}

// A few rows at a time, their terms column by column.
void Execution::Implementation::push_rows(const Batch& batch, RoomForTerms& room, SolutionSink& sink) {
  const std::size_t width = plan->columns().size();
  rdf::TermView* const terms = room.data();
  const std::size_t step = width == 0 ? batch.rows : room.size() / width;
  for (std::size_t begin = 0; begin < batch.rows; begin += step) {
    const std::size_t rows = std::min(step, batch.rows - begin);
    for (std::size_t slot = 0; slot < width; ++slot) {
      context.pool.view_column(batch.columns[slot], begin, begin + rows, terms + slot, width);
    }
    context.watch.tick(rows);
    const std::uint64_t allowed = std::min<std::uint64_t>(rows, context.watch.rows_left());
    const rdf::TermView* row = terms;
    for (std::uint64_t i = 0; i < allowed; ++i, row += width) sink.solution({row, width});
    context.watch.count_rows(rows);
  }
}

Execution::Execution(const Query& query, const store::Dataset& dataset, const ExecutionOptions& options)
    : implementation_(std::make_unique<Implementation>(query, dataset, options)) {}

Execution::~Execution() = default;

void Execution::run(SolutionSink& sink) {
  const WorkWatchScope scope(&implementation_->context.watch);
  implementation_->begin();
  switch (implementation_->query.form()) {
    case QueryForm::select:
      implementation_->select(sink);
      break;
    case QueryForm::ask: {
      Batch batch;
      sink.boolean(implementation_->plan->next(batch));
      break;
    }
    case QueryForm::construct:
    case QueryForm::describe:
      throw Error("the answer of CONSTRUCT and DESCRIBE is a graph, not a table of solutions");
  }
  implementation_->end();
  sink.finish();
}

void Execution::run(rdf::QuadSink& sink) {
  Implementation& run = *implementation_;
  const WorkWatchScope scope(&run.context.watch);
  run.begin();
  const algebra::Query& query = run.query.algebra();
  const rdf::PrefixMap prefixes = query.prefixes.map();
  for (const auto& [name, iri] : prefixes) sink.prefix(name, iri);
  if (const auto* form = std::get_if<algebra::Construct>(&query.form)) {
    construct(run.context, *form, *run.plan, sink);
  } else if (const auto* describe_form = std::get_if<algebra::Describe>(&query.form)) {
    describe(run.context, *describe_form, *run.plan, sink);
  } else {
    throw Error("the answer of SELECT and ASK is a table of solutions or a boolean, not a graph");
  }
  run.end();
  sink.finish();
}

std::string Execution::explain() const {
  const algebra::Query& query = implementation_->query.algebra();
  return "algebra\n" +
         algebra::to_string(query.pattern, query.variables, query.prefixes.map(), algebra::Layout::indented) +
         "\nplan\n" + (implementation_->plan ? explain_tree(*implementation_->plan) : std::string());
}

}  // namespace kontor::sparql

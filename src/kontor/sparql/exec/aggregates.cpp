#include "kontor/sparql/exec/aggregates.hpp"

#include "kontor/sparql/exec/expression_node.hpp"
#include "kontor/sparql/exec/term_order.hpp"
#include "kontor/xsd/arithmetic.hpp"

namespace kontor::sparql {
namespace {

// The ids of a row as bytes.
std::string row_key(const RowView& row, const std::vector<algebra::Variable>& variables) {
  std::string key;
  key.reserve(variables.size() * sizeof(TermId));
  for (const algebra::Variable variable : variables) {
    const TermId id = row[variable];
    key.append(reinterpret_cast<const char*>(&id), sizeof id);
  }
  return key;
}

// A node and a bucket of a hash table, and the place in the order.
constexpr std::size_t seen_term_bytes = 4 * sizeof(void*) + 2 * sizeof(TermId);

AggregateState::Seen& seen_of(AggregateState& state) {
  if (!state.seen) state.seen = std::make_unique<AggregateState::Seen>();
  return *state.seen;
}

// SUM starts with the integer 0.
void add_number(AggregateState& state, const xsd::Value& value) {
  if (!value.is_numeric()) {
    state.failed = true;
  } else if (state.count == 0) {
    // 0 + value, for its type: the sum of one xsd:byte is an xsd:integer.
    state.sum = xsd::is_integer(value.datatype()) ? xsd::Value(value.decimal(), xsd::Datatype::integer) : value;
  } else {
    state.failed = !xsd::add_to(state.sum, value);
  }
  ++state.count;
}

}  // namespace

CompiledAggregate::CompiledAggregate(const algebra::Aggregate& aggregate, std::span<const algebra::Variable> in_scope,
                                     ExpressionContext& context)
    : function_(aggregate.function),
      distinct_(aggregate.distinct),
      separator_(aggregate.separator),
      in_scope_(in_scope.begin(), in_scope.end()),
      context_(&context) {
  if (!aggregate.argument.empty()) argument_.emplace(aggregate.argument[0], context);
}

void CompiledAggregate::add(AggregateState& state, const RowView& row, std::uint64_t times) const {
  if (state.failed) return;
  if (!argument_) {
    if (distinct_) {
      if (!seen_of(state).rows.insert(row_key(row, in_scope_)).second) return;
      context_->aggregate_bytes += sizeof(std::string) + seen_term_bytes + in_scope_.size() * sizeof(TermId);
    }
    state.count += distinct_ ? 1 : times;
    return;
  }
  const bool adds = function_ == AggregateFunction::sum || function_ == AggregateFunction::avg;
  if (adds && !distinct_ && !argument_->as_variable()) {
    // A computed number need not become a term.
    eval::Frame frame{*context_, row, context_->pool};
    const eval::Item item = eval::evaluate(*argument_->root_, frame);
    xsd::Value scratch;
    return add_number(state, eval::value_of(context_->pool, item, scratch));
  }
  const TermId term = argument_->evaluate(row);
  if (term != store::no_term && distinct_) {
    AggregateState::Seen& seen = seen_of(state);
    if (!seen.terms.insert(term).second) return;
    seen.order.push_back(term);
    context_->aggregate_bytes += seen_term_bytes;
  }
  add_term(state, term, distinct_ ? 1 : times);
}

void CompiledAggregate::add_term(AggregateState& state, TermId term, std::uint64_t times) const {
  if (term == store::no_term) {
    // COUNT and SAMPLE pass over errors.
    state.failed = function_ != AggregateFunction::count && function_ != AggregateFunction::sample;
    return;
  }
  TermPool& pool = context_->pool;
  switch (function_) {
    case AggregateFunction::count:
      state.count += times;
      break;
    case AggregateFunction::sum:
    case AggregateFunction::avg:
      add_number(state, pool.value(term));
      break;
    case AggregateFunction::sample:
      if (state.best == store::no_term) state.best = term;
      break;
    case AggregateFunction::min:
      if (state.best == store::no_term || compare_terms(pool, term, state.best) < 0) state.best = term;
      break;
    case AggregateFunction::max:
      if (state.best == store::no_term || compare_terms(pool, term, state.best) > 0) state.best = term;
      break;
    case AggregateFunction::group_concat: {
      const rdf::TermView view = pool.view(term);
      state.failed = view.is_blank_node();
      context_->aggregate_bytes += view.text.size() + separator_.size();
      if (!state.text) {
        state.text = std::make_unique<std::string>(view.text);
      } else {
        state.text->append(separator_).append(view.text);
      }
      break;
    }
  }
}

void CompiledAggregate::merge(AggregateState& state, AggregateState&& later) const {
  state.failed = state.failed || later.failed;
  if (state.failed) return;
  if (distinct_) return merge_distinct(state, later);
  switch (function_) {
    case AggregateFunction::count:
      state.count += later.count;
      break;
    case AggregateFunction::sum:
    case AggregateFunction::avg:
      if (state.count == 0) {
        state.sum = std::move(later.sum);
      } else if (later.count != 0) {
        state.failed = !xsd::add_to(state.sum, later.sum);
      }
      state.count += later.count;
      break;
    case AggregateFunction::group_concat:
      if (!state.text) {
        state.text = std::move(later.text);
      } else if (later.text) {
        state.text->append(separator_).append(*later.text);
      }
      break;
    default:
      if (later.best != store::no_term) add_term(state, later.best);
  }
}

void CompiledAggregate::merge_distinct(AggregateState& state, AggregateState& later) const {
  if (!later.seen) return;
  AggregateState::Seen& seen = seen_of(state);
  for (const std::string& row : later.seen->rows) state.count += seen.rows.insert(row).second ? 1 : 0;
  for (const TermId term : later.seen->order) {
    if (!seen.terms.insert(term).second) continue;
    seen.order.push_back(term);
    add_term(state, term);
    if (state.failed) return;
  }
}

TermId CompiledAggregate::result(const AggregateState& state) const {
  if (state.failed) return store::no_term;
  TermPool& pool = context_->pool;
  switch (function_) {
    case AggregateFunction::count:
      return pool.intern(xsd::Value(static_cast<std::int64_t>(state.count)));
    case AggregateFunction::sum:
      return pool.intern(state.count == 0 ? xsd::Value(std::int64_t{0}) : state.sum);
    case AggregateFunction::avg: {
      if (state.count == 0) return pool.intern(xsd::Value(std::int64_t{0}));
      const auto average = xsd::divide(state.sum, xsd::Value(static_cast<std::int64_t>(state.count)));
      return average ? pool.intern(*average) : store::no_term;
    }
    case AggregateFunction::group_concat:
      return pool.intern(rdf::literal(state.text ? std::string_view(*state.text) : std::string_view()));
    default:
      return state.best;
  }
}

}  // namespace kontor::sparql

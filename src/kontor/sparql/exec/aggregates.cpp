#include "kontor/sparql/exec/aggregates.hpp"

#include <array>

#include "kontor/sparql/exec/expression_node.hpp"
#include "kontor/sparql/exec/term_order.hpp"
#include "kontor/xsd/arithmetic.hpp"

namespace kontor::sparql {
namespace {

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

void CompiledAggregate::add(AggregateState& state, std::uint32_t group, RowSet& seen, const RowView& row,
                            std::uint64_t times) const {
  if (state.failed) return;
  if (!argument_) {
    if (distinct_) {
      std::vector<TermId> ids;
      ids.reserve(distinct_width());
      ids.push_back(group);
      for (const algebra::Variable variable : in_scope_) ids.push_back(row[variable]);
      if (!seen.insert(ids).second) return;
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
  if (term != store::no_term && distinct_ && !seen.insert(std::array{group, term}).second) return;
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
      eval::check_length((state.text ? state.text->size() : 0) + view.text.size() + separator_.size());
      // Twice, because the text grows by doubling.
      context_->aggregate_bytes += 2 * (view.text.size() + separator_.size());
      if (!state.text) {
        state.text = std::make_unique<std::string>(view.text);
      } else {
        state.text->append(separator_).append(view.text);
      }
      break;
    }
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

#include "kontor/sparql/exec/aggregates.hpp"

#include <array>
#include <utility>

#include "kontor/sparql/exec/expression_node.hpp"
#include "kontor/sparql/exec/term_order.hpp"
#include "kontor/xsd/arithmetic.hpp"

namespace kontor::sparql {
namespace {

bool is_floating(const xsd::Value& number) {
  return number.datatype() == xsd::Datatype::double_ || number.datatype() == xsd::Datatype::float_;
}

// Whether sums of such numbers are the same in whatever order they are added.
bool adds_exactly(const xsd::Value& number) {
  return !is_floating(number) && number.decimal().adds_safely();
}

// SUM starts with the integer 0. False if the result has too many digits.
bool add_to_sum(AggregateState& state, const xsd::Value& number) {
  const bool is_first = state.count++ == 0;
  if (!is_first) return xsd::add_to(state.sum, number);
  // 0 + number, for its type: the sum of one xsd:byte is an xsd:integer.
  state.sum = xsd::is_integer(number.datatype()) ? xsd::Value(number.decimal(), xsd::Datatype::integer) : number;
  return true;
}

// The first number that is not exact, or one after it.
void list_number(AggregateState& state, const xsd::Value& number, AggregateTotals& totals) {
  if (!state.more) {
    state.more = std::make_unique<AggregateState::Long>();
    state.more->type = number.datatype();
  }
  AggregateState::Long& more = *state.more;
  // To a double everything is added as a double; the sum of a float and something else may be either.
  if (more.type == xsd::Datatype::float_ && number.datatype() != more.type) totals.inexact = true;
  const std::size_t before = more.numbers.capacity();
  more.numbers.push_back(number.to_double());
  totals.listed_bytes += (more.numbers.capacity() - before) * sizeof(double);
}

void add_number(AggregateState& state, const xsd::Value& value, AggregateTotals& totals) {
  if (!value.is_numeric()) {
    state.failed = true;
  } else if (totals.place == RowsPlace::later && (state.more || is_floating(value))) {
    list_number(state, value, totals);
  } else {
    totals.inexact = totals.inexact || (totals.place == RowsPlace::later && !adds_exactly(value));
    state.failed = !add_to_sum(state, value);
  }
}

void merge_sums(AggregateState& state, const AggregateState& later, AggregateTotals& totals) {
  if (later.count > 0) {
    totals.inexact = totals.inexact || (state.count > 0 && !adds_exactly(state.sum));
    const std::uint64_t count = state.count + later.count;
    add_to_sum(state, later.sum);
    state.count = count;
  }
  if (!later.more) return;
  for (const double number : later.more->numbers) {
    const bool single = later.more->type == xsd::Datatype::float_;
    add_to_sum(state, single ? xsd::Value(static_cast<float>(number)) : xsd::Value(number));
  }
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

std::optional<algebra::Variable> CompiledAggregate::looks_at() const {
  if (!argument_ || function_ == AggregateFunction::count || function_ == AggregateFunction::sample)
    return std::nullopt;
  return argument_->as_variable();
}

void CompiledAggregate::add(AggregateState& state, std::uint32_t group, AggregateTotals& totals, const RowView& row,
                            std::uint64_t times) const {
  if (state.failed) return;
  if (!argument_) {
    if (distinct_) {
      std::vector<TermId> ids;
      ids.reserve(distinct_width());
      ids.push_back(group);
      for (const algebra::Variable variable : in_scope_) ids.push_back(row[variable]);
      if (!totals.seen.insert(ids).second) return;
    }
    state.count += distinct_ ? 1 : times;
    return;
  }
  if (adds_up() && !distinct_ && !argument_->as_variable()) {
    // A computed number need not become a term.
    eval::Frame frame{*context_, row, context_->pool};
    const eval::Item item = eval::evaluate(*argument_->root_, frame);
    xsd::Value scratch;
    return add_number(state, eval::value_of(context_->pool, item, scratch), totals);
  }
  const TermId term = argument_->evaluate(row);
  if (term != store::no_term && distinct_ && !totals.seen.insert(std::array{group, term}).second) return;
  // What is new among these rows need not be new: see add_seen.
  if (term != store::no_term && distinct_ && totals.place == RowsPlace::later) return;
  add_term(state, term, distinct_ ? 1 : times, totals);
}

void CompiledAggregate::look_ahead(std::uint32_t group, const AggregateTotals& totals, const RowView& row) const {
  constexpr std::size_t fits_cache = 16'384;  // what has no more rows is near anyway
  if (totals.seen.size() < fits_cache) return;
  const auto variable = argument_ ? argument_->as_variable() : std::nullopt;
  if (variable) totals.seen.look_ahead(hash_row(std::array{group, row[*variable]}));
}

void CompiledAggregate::look_ahead(std::uint32_t group, const AggregateTotals& totals,
                                   std::span<const TermId> seen) const {
  if (argument_) totals.seen.look_ahead(hash_row(std::array{group, seen.back()}));
}

void CompiledAggregate::add_seen(AggregateState& state, std::uint32_t group, AggregateTotals& totals,
                                 std::span<const TermId> seen) const {
  if (state.failed) return;
  std::vector<TermId> ids(seen.begin(), seen.end());
  ids.front() = group;
  if (!totals.seen.insert(ids).second) return;
  if (argument_) {
    add_term(state, ids.back(), 1, totals);
  } else {
    ++state.count;
  }
}

void CompiledAggregate::merge(AggregateState& state, AggregateState& later, AggregateTotals& totals) const {
  if (state.failed) return;
  state.count += distinct_ || adds_up() ? 0 : later.count;
  if (!distinct_ && adds_up()) merge_sums(state, later, totals);
  if (!distinct_ && later.best != store::no_term) add_term(state, later.best, 1, totals);
  if (!distinct_ && function_ == AggregateFunction::group_concat && later.more) {
    append(state, later.more->text, totals);
    later.more.reset();
  }
  state.failed = later.failed;
}

void CompiledAggregate::add_term(AggregateState& state, TermId term, std::uint64_t times,
                                 AggregateTotals& totals) const {
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
      add_number(state, pool.value(term), totals);
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
      append(state, view.text, totals);
      break;
    }
  }
}

// To the text of GROUP_CONCAT.
void CompiledAggregate::append(AggregateState& state, std::string_view text, AggregateTotals& totals) const {
  const std::size_t size = (state.more ? state.more->text.size() : 0) + text.size() + separator_.size();
  // Only who knows the rows before knows that the group did not fail before it became too long.
  if (totals.place == RowsPlace::later && size > eval::longest_string) {
    totals.inexact = true;
    return;
  }
  eval::check_length(size);
  // Twice, because the text grows by doubling. Threads count together, so only now and then.
  constexpr std::size_t worth_counting = 4096;
  totals.text_bytes += 2 * (text.size() + separator_.size());
  if (totals.text_bytes >= worth_counting) {
    context_->aggregate_bytes += totals.text_bytes;
    totals.counted_bytes += std::exchange(totals.text_bytes, 0);
  }
  if (!state.more) {
    state.more = std::make_unique<AggregateState::Long>();
    state.more->text = text;
  } else {
    state.more->text.append(separator_).append(text);
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
      return pool.intern(rdf::literal(state.more ? std::string_view(state.more->text) : std::string_view()));
    default:
      return state.best;
  }
}

}  // namespace kontor::sparql

#include "kontor/sparql/exec/aggregates.hpp"

#include <array>
#include <string_view>
#include <type_traits>

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

// What a group has, by function: COUNT has a number.

// MIN, MAX, SAMPLE.
struct Best {
  TermId term;
  bool failed;  // a value was an error that the function does not survive
};

// SUM, AVG.
struct Sum {
  // As what the numbers are listed from now on.
  enum class Listing : std::uint8_t { none, singles, doubles };

  RunningSum sum;
  bool failed;
  Listing listing;
};

// GROUP_CONCAT.
struct Text {
  GroupTexts::Text text;
  bool failed;
};

template <typename State>
State& as(AggregateState state) {
  static_assert(std::is_trivially_copyable_v<State> && std::is_trivially_destructible_v<State>);
  return *reinterpret_cast<State*>(state);
}

template <typename State>
const State& as(ConstAggregateState state) {
  return *reinterpret_cast<const State*>(state);
}

// The first number that is not exact, or one after it.
void list_number(Sum& state, std::uint32_t group, const xsd::Value& number, AggregateTotals& totals) {
  const bool is_single = number.datatype() == xsd::Datatype::float_;
  if (state.listing == Sum::Listing::none) state.listing = is_single ? Sum::Listing::singles : Sum::Listing::doubles;
  // To a double everything is added as a double; the sum of a float and something else may be either.
  const bool as_single = state.listing == Sum::Listing::singles;
  if (as_single && !is_single) totals.inexact = true;
  totals.listed.append({{{number.to_double(), group, as_single}}});
}

void add_number(Sum& state, std::uint32_t group, const xsd::Value& value, AggregateTotals& totals) {
  if (!value.is_numeric()) {
    state.failed = true;
  } else if (totals.place == RowsPlace::later && (state.listing != Sum::Listing::none || is_floating(value))) {
    list_number(state, group, value, totals);
  } else {
    totals.inexact = totals.inexact || (totals.place == RowsPlace::later && !adds_exactly(value));
    state.failed = !state.sum.add(value, totals.large_sums);
  }
}

void merge_sums(Sum& state, const Sum& later, AggregateTotals& totals, const AggregateTotals& others) {
  if (later.sum.count() > 0) {
    totals.inexact = totals.inexact || (state.sum.count() > 0 && !adds_exactly(state.sum.value(totals.large_sums)));
    state.sum.merge(later.sum, others.large_sums, totals.large_sums);
  }
  state.failed = later.failed;
}

}  // namespace

std::size_t AggregateTotals::memory_bytes() const {
  return seen.memory_bytes() + terms.memory_bytes() + pairs.memory_bytes(batch_rows) +
         counts.memory_bytes(counts.size()) + large_sums.capacity() * sizeof(xsd::Value) +
         listed.memory_bytes(listed.size() + batch_rows);
}

CompiledAggregate::CompiledAggregate(const algebra::Aggregate& aggregate, std::span<const algebra::Variable> in_scope,
                                     Groups groups, ExpressionContext& context)
    : function_(aggregate.function),
      distinct_(aggregate.distinct && (counts() || adds_up() || function_ == AggregateFunction::group_concat)),
      groups_(groups),
      separator_(aggregate.separator),
      in_scope_(in_scope.begin(), in_scope.end()),
      context_(&context) {
  if (aggregate.argument.empty()) return;
  argument_.emplace(aggregate.argument[0], context);
  variable_ = argument_->as_variable();
}

std::size_t CompiledAggregate::state_bytes() const {
  if (counts()) return counts_pairs() ? 0 : sizeof(std::uint64_t);
  if (adds_up()) return sizeof(Sum);
  return function_ == AggregateFunction::group_concat ? sizeof(Text) : sizeof(Best);
}

std::optional<algebra::Variable> CompiledAggregate::looks_at() const {
  return counts() || function_ == AggregateFunction::sample ? std::nullopt : variable_;
}

// COUNT never fails.
bool CompiledAggregate::has_failed(ConstAggregateState state) const {
  if (counts()) return false;
  if (adds_up()) return as<Sum>(state).failed;
  return function_ == AggregateFunction::group_concat ? as<Text>(state).failed : as<Best>(state).failed;
}

void CompiledAggregate::add(AggregateState state, std::uint32_t group, AggregateTotals& totals, const RowView& row,
                            std::uint64_t times) const {
  if (has_failed(state)) return;
  if (!argument_) {
    if (distinct_) return add_whole_row(state, group, totals, row);
    as<std::uint64_t>(state) += times;
    return;
  }
  if (adds_up() && !distinct_ && !variable_) {
    // A computed number need not become a term.
    eval::Frame frame{*context_, row, context_->pool};
    const eval::Item item = eval::evaluate(*argument_->root_, frame);
    xsd::Value scratch;
    return add_number(as<Sum>(state), group, eval::value_of(context_->pool, item, scratch), totals);
  }
  const TermId term = evaluate(row);
  if (term != store::no_term && distinct_) {
    if (counts_pairs()) {
      if (groups_ == Groups::by_key) totals.pairs.insert(group, term);
      if (groups_ == Groups::one) totals.terms.insert(term);
      return;
    }
    if (!totals.seen.insert(std::array{group, term}).second) return;
    // What is new among these rows need not be new: see add_seen.
    if (totals.place == RowsPlace::later) return;
  }
  add_term(state, group, term, distinct_ ? 1 : times, totals);
}

// For COUNT(DISTINCT *).
void CompiledAggregate::add_whole_row(AggregateState state, std::uint32_t group, AggregateTotals& totals,
                                      const RowView& row) const {
  std::vector<TermId> ids;
  ids.reserve(distinct_width());
  ids.push_back(group);
  for (const algebra::Variable variable : in_scope_) ids.push_back(row[variable]);
  if (totals.seen.insert(ids).second) ++as<std::uint64_t>(state);
}

void CompiledAggregate::look_ahead(std::uint32_t group, const AggregateTotals& totals, const RowView& row) const {
  constexpr std::size_t fits_cache = 16'384;  // what has no more rows is near anyway
  if (!distinct_ || !variable_) return;
  if (counts_pairs()) {
    if (totals.pairs.size() >= fits_cache) totals.pairs.look_ahead(group, row[*variable_]);
  } else if (totals.seen.size() >= fits_cache) {
    totals.seen.look_ahead(hash_row(std::array{group, row[*variable_]}));
  }
}

void CompiledAggregate::look_ahead(std::uint32_t group, const AggregateTotals& totals,
                                   std::span<const TermId> seen) const {
  if (argument_) totals.seen.look_ahead(hash_row(std::array{group, seen.back()}));
}

void CompiledAggregate::merge(AggregateState state, ConstAggregateState later, AggregateTotals& totals,
                              const AggregateTotals& others) const {
  if (has_failed(state)) return;
  if (counts()) {
    if (!distinct_) as<std::uint64_t>(state) += as<std::uint64_t>(later);
  } else if (adds_up()) {
    merge_sums(as<Sum>(state), as<Sum>(later), totals, others);
  } else if (function_ == AggregateFunction::group_concat) {
    const GroupTexts::Text& text = as<Text>(later).text;
    if (text.is_begun() && begin_value(state, text.size, totals)) {
      others.texts.each_piece(text, [&](std::string_view piece) { totals.texts.append(as<Text>(state).text, piece); });
    }
    as<Text>(state).failed = as<Text>(later).failed;
  } else {
    if (as<Best>(later).term != store::no_term) choose(state, as<Best>(later).term);
    as<Best>(state).failed = as<Best>(later).failed;
  }
}

void CompiledAggregate::add_seen(AggregateState state, std::uint32_t group, AggregateTotals& totals,
                                 std::span<const TermId> seen) const {
  if (has_failed(state)) return;
  std::vector<TermId> ids(seen.begin(), seen.end());
  ids.front() = group;
  if (!totals.seen.insert(ids).second) return;
  if (argument_) {
    add_term(state, group, ids.back(), 1, totals);
  } else {
    ++as<std::uint64_t>(state);
  }
}

void CompiledAggregate::settle_seen(AggregateState state, std::uint32_t group, AggregateTotals& totals,
                                    std::span<const TermId> seen) const {
  // Whole rows are counted already.
  if (argument_ && !has_failed(state)) add_term(state, group, seen.back(), 1, totals);
}

void CompiledAggregate::add_listed(AggregateState state, const AggregateTotals::Listed& listed,
                                   AggregateTotals& totals) const {
  Sum& sum = as<Sum>(state);
  if (sum.failed) return;
  const xsd::Value number =
      listed.is_single ? xsd::Value(static_cast<float>(listed.number)) : xsd::Value(listed.number);
  sum.failed = !sum.sum.add(number, totals.large_sums);
}

// A value was an error.
void CompiledAggregate::fail(AggregateState state) const {
  if (adds_up()) as<Sum>(state).failed = true;
  if (function_ == AggregateFunction::group_concat) as<Text>(state).failed = true;
  if (function_ == AggregateFunction::min || function_ == AggregateFunction::max) as<Best>(state).failed = true;
}

void CompiledAggregate::add_term(AggregateState state, std::uint32_t group, TermId term, std::uint64_t times,
                                 AggregateTotals& totals) const {
  if (term == store::no_term) return fail(state);
  switch (function_) {
    case AggregateFunction::count:
      as<std::uint64_t>(state) += times;
      break;
    case AggregateFunction::sum:
    case AggregateFunction::avg:
      add_number(as<Sum>(state), group, context_->pool.value(term), totals);
      break;
    case AggregateFunction::sample:
    case AggregateFunction::min:
    case AggregateFunction::max:
      choose(state, term);
      break;
    case AggregateFunction::group_concat: {
      const rdf::TermView view = context_->pool.view(term);
      if (view.is_blank_node()) return fail(state);
      if (begin_value(state, view.text.size(), totals)) totals.texts.append(as<Text>(state).text, view.text);
      break;
    }
  }
}

// The first of several that will do.
void CompiledAggregate::choose(AggregateState state, TermId term) const {
  Best& best = as<Best>(state);
  if (best.term != store::no_term) {
    if (function_ == AggregateFunction::sample) return;
    const auto order = compare_terms(context_->pool, term, best.term);
    if (function_ == AggregateFunction::min ? order >= 0 : order <= 0) return;
  }
  best.term = term;
}

// Appends a separator if a value that is so long is not the first. False if it must not be appended.
bool CompiledAggregate::begin_value(AggregateState state, std::size_t length, AggregateTotals& totals) const {
  GroupTexts::Text& text = as<Text>(state).text;
  const std::size_t size = text.size + length + separator_.size();
  // Only who knows the rows before knows that the group did not fail before it became too long.
  if (totals.place == RowsPlace::later && size > eval::longest_string) {
    totals.inexact = true;
    return false;
  }
  eval::check_length(size);
  // Threads count together, so only now and then.
  constexpr std::size_t worth_counting = 4096;
  const std::size_t bytes = totals.texts.memory_bytes(size);
  if (bytes > totals.counted_bytes + worth_counting) {
    context_->aggregate_bytes += bytes - totals.counted_bytes;
    totals.counted_bytes = bytes;
  }
  if (text.is_begun()) totals.texts.append(text, separator_);
  return true;
}

void CompiledAggregate::finish(AggregateTotals& totals, std::size_t groups) const {
  if (!counts_pairs()) return;
  const HeldMemory held(groups * sizeof(std::uint64_t));
  totals.counts.resize(groups);
  if (groups_ == Groups::one) {
    totals.counts[0] = totals.terms.count();
    return;
  }
  watched_pieces(0, totals.pairs.slot_count(), [&totals](std::size_t begin, std::size_t end) {
    totals.pairs.each_group(begin, end, [&totals](std::uint32_t group) { ++totals.counts[group]; });
  });
  totals.pairs = PairSet();
}

TermId CompiledAggregate::result(ConstAggregateState state, std::uint32_t group, const AggregateTotals& totals) const {
  if (has_failed(state)) return store::no_term;
  TermPool& pool = context_->pool;
  switch (function_) {
    case AggregateFunction::count: {
      const std::uint64_t count = counts_pairs() ? totals.counts[group] : as<std::uint64_t>(state);
      return pool.intern(xsd::Value(static_cast<std::int64_t>(count)));
    }
    case AggregateFunction::sum:
      return pool.intern(as<Sum>(state).sum.value(totals.large_sums));
    case AggregateFunction::avg: {
      const RunningSum& sum = as<Sum>(state).sum;
      if (sum.count() == 0) return pool.intern(xsd::Value(std::int64_t{0}));
      const auto count = static_cast<std::int64_t>(sum.count());
      const auto average = xsd::divide(sum.value(totals.large_sums), xsd::Value(count));
      return average ? pool.intern(*average) : store::no_term;
    }
    case AggregateFunction::group_concat: {
      std::string joined;
      return pool.intern(rdf::literal(totals.texts.view(as<Text>(state).text, joined)));
    }
    default:
      return as<Best>(state).term;
  }
}

}  // namespace kontor::sparql

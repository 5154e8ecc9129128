#include "kontor/sparql/exec/group_table.hpp"

#include <algorithm>
#include <atomic>

#include "kontor/base/parallel.hpp"

namespace kontor::sparql {
namespace {

// So many rows before one is added, the places in memory that it needs are asked for.
constexpr std::size_t ahead = 8;

}  // namespace

CompiledGroup::CompiledGroup(const algebra::Group& group, const Columns& columns, ExpressionContext& context,
                             std::optional<Variable> number)
    : input(columns) {
  if (number) number_slot = input.find(*number);
  for (const algebra::GroupKey& key : group.keys) {
    Key& added = keys.emplace_back();
    added.variable = key.variable;
    if (key.expression) {
      added.expression.emplace(*key.expression, context);
      computes = true;
    } else {
      added.slot = input.find(key.variable);
    }
  }
  std::vector<Variable> in_scope(input.variables().begin(), input.variables().end());
  if (number) std::erase(in_scope, *number);
  for (const algebra::Aggregate& aggregate : group.aggregates) {
    const CompiledAggregate& added =
        aggregates.emplace_back(aggregate, in_scope, keys.empty() ? Groups::one : Groups::by_key, context);
    only_counts = only_counts && added.counts_rows();
    computes = computes || added.computes();
    state_places.push_back(state_bytes);
    state_bytes += added.state_bytes();
    if (const auto variable = added.looks_at()) {
      const std::size_t slot = input.find(*variable);
      if (slot != Columns::npos && std::find(value_slots.begin(), value_slots.end(), slot) == value_slots.end()) {
        value_slots.push_back(slot);
      }
    }
  }
}

bool CompiledGroup::is_pure() const {
  return std::all_of(keys.begin(), keys.end(),
                     [](const Key& key) { return !key.expression || key.expression->is_pure(); }) &&
         std::all_of(aggregates.begin(), aggregates.end(),
                     [](const CompiledAggregate& aggregate) { return aggregate.is_pure(); });
}

GroupTable::GroupTable(ExecutionContext& context, const CompiledGroup& group, RowsPlace place)
    : context_(context),
      group_(group),
      table_(group.input, context.variables.size()),
      groups_(group.keys.size()),
      charge_(context.watch) {
  for (const CompiledAggregate& aggregate : group.aggregates) totals_.emplace_back(aggregate.distinct_width(), place);
  if (group.keys.empty()) find_group({}, hash_row({}));
}

GroupTable::~GroupTable() {
  for (const AggregateTotals& totals : totals_) context_.expressions.aggregate_bytes -= totals.counted_bytes;
}

// The number of the key's group, which is added if it is new.
std::uint32_t GroupTable::find_group(std::span<const TermId> key, std::uint64_t hash) {
  const auto [number, is_new] = groups_.insert(key, hash);
  if (is_new) {
    if (group_.only_counts) {
      counts_.resize(number + 1);
    } else {
      states_.resize((number + 1) * group_.state_bytes);
    }
  }
  return number;
}

// An expression was evaluated, which may have taken long and made large terms.
void GroupTable::expression_done() {
  constexpr std::uint64_t steps_per_expression = 32;
  context_.watch.tick(steps_per_expression);
  context_.count_computed();
}

// No key, and nothing but rows to count.
void GroupTable::count_all(const Batch& rows) {
  if (group_.number_slot == Columns::npos) {
    counts_[0] += rows.rows;
    return;
  }
  for (const TermId number : rows.columns[group_.number_slot]) counts_[0] += times(number);
}

// One key that is a column, and nothing but rows to count.
void GroupTable::count_batch(const Batch& rows) {
  const std::vector<TermId>& column = rows.columns[group_.keys[0].slot];
  for (std::size_t i = 0; i < rows.rows;) {
    std::size_t end = i + 1;
    while (end < rows.rows && column[end] == column[i]) ++end;
    std::uint64_t count = end - i;
    if (group_.number_slot != Columns::npos) {
      count = 0;
      for (std::size_t row = i; row < end; ++row) count += times(rows.columns[group_.number_slot][row]);
    }
    const std::span<const TermId> key(column.data() + i, 1);
    counts_[find_group(key, hash_row(key))] += count;
    i = end;
  }
}

// The keys of a batch and their hashes, all before the groups are looked up, so that the lookups can look ahead.
void GroupTable::find_keys(const Batch& rows, const TermId* const* table) {
  const std::size_t width = group_.keys.size();
  batch_keys_.assign(rows.rows * width, no_term);
  for (std::size_t k = 0; k < width; ++k) {
    const CompiledGroup::Key& key = group_.keys[k];
    for (std::size_t i = 0; i < rows.rows && key.slot != Columns::npos; ++i) {
      batch_keys_[i * width + k] = rows.columns[key.slot][i];
    }
    for (std::size_t i = 0; i < rows.rows && key.expression; ++i) {
      batch_keys_[i * width + k] = key.expression->evaluate(RowView(table, i, row_number_ + i));
      expression_done();
    }
  }
  batch_hashes_.resize(rows.rows);
  for (std::size_t i = 0; i < rows.rows; ++i) batch_hashes_[i] = hash_row({batch_keys_.data() + i * width, width});
}

void GroupTable::find_groups(const Batch& rows) {
  const std::size_t width = group_.keys.size();
  batch_groups_.resize(rows.rows);
  for (std::size_t i = 0; i < rows.rows; ++i) {
    if (i + ahead < rows.rows) groups_.look_ahead(batch_hashes_[i + ahead]);
    const std::span<const TermId> key(batch_keys_.data() + i * width, width);
    const bool is_new = i == 0 || !std::equal(key.begin(), key.end(), key.data() - width);
    batch_groups_[i] = is_new ? find_group(key, batch_hashes_[i]) : batch_groups_[i - 1];
  }
}

void GroupTable::add_batch(const Batch& rows) {
  const TermId* const* table = table_.bind(rows);
  find_keys(rows, table);
  find_groups(rows);
  constexpr std::uint64_t steps_per_row = 8;
  context_.watch.tick(steps_per_row * rows.rows);
  for (std::size_t i = 0; i < rows.rows; ++i, ++row_number_) {
    const std::uint32_t group = batch_groups_[i];
    const std::uint64_t count = group_.number_slot == Columns::npos ? 1 : times(rows.columns[group_.number_slot][i]);
    if (group_.only_counts) {
      counts_[group] += count;
      continue;
    }
    if (i + ahead < rows.rows) look_ahead(table, i + ahead);
    for (const std::size_t slot : group_.value_slots) context_.pool.look_ahead(rows.columns[slot], i);
    const RowView view(table, i, row_number_);
    if (group_.computes) expression_done();
    for (std::size_t a = 0; a < totals_.size(); ++a) {
      group_.aggregates[a].add(state_of(group, a), group, totals_[a], view, count);
    }
  }
}

// Tells the machine what a row will need.
void GroupTable::look_ahead(const TermId* const* table, std::size_t row) {
  const std::uint32_t group = batch_groups_[row];
  __builtin_prefetch(state_of(group, 0));
  for (std::size_t a = 0; a < totals_.size(); ++a) {
    group_.aggregates[a].look_ahead(group, totals_[a], RowView(table, row));
  }
}

void GroupTable::add(const Batch& rows) {
  context_.watch.tick(rows.rows);
  if (group_.keys.empty() && group_.only_counts) {
    count_all(rows);
    return;
  }
  if (group_.only_counts && group_.keys.size() == 1 && group_.keys[0].slot != Columns::npos) {
    count_batch(rows);
  } else {
    add_batch(rows);
  }
  count_memory();
}

// Before each element of something that is merged.
void GroupTable::begin_piece(std::size_t index, std::size_t size) {
  if (index % batch_rows != 0) return;
  context_.watch.tick(std::min(batch_rows, size - index));
  count_memory();
}

void GroupTable::merge(GroupTable& later, unsigned threads) {
  const HeldMemory held(later.size() * (sizeof(std::uint32_t) + sizeof(std::uint8_t)));
  LargeArray<std::uint32_t> numbers(later.size());  // here, of the groups there, if they are here
  std::atomic<std::size_t> found = 0;
  parallel_pieces(later.size(), threads, [&](std::size_t begin, std::size_t end) {
    std::size_t found_here = 0;
    for (std::size_t group = begin; group < end; ++group) {
      if (group + ahead < end) groups_.look_ahead(hash_row(later.key(group + ahead)));
      numbers[group] = later.is_moved(group) ? RowSet::none : groups_.find(later.key(group));
      if (numbers[group] != RowSet::none) ++found_here;
    }
    found += found_here;
  });
  if (found == 0) return;
  const std::span<const std::uint32_t> all(numbers.begin(), numbers.end());
  later.moved_.resize(later.size());
  merge_groups(later, all);
  for (std::size_t a = 0; a < totals_.size() && !group_.only_counts; ++a) merge_totals(later, all, a, threads);
  count_memory();
}

void GroupTable::merge_groups(GroupTable& later, std::span<const std::uint32_t> numbers) {
  for (std::size_t group = 0; group < later.size(); ++group) {
    const std::uint32_t here = numbers[group];
    if (here == RowSet::none) continue;
    later.moved_[group] = 1;
    if (group_.only_counts) {
      counts_[here] += later.counts_[group];
      continue;
    }
    for (std::size_t a = 0; a < totals_.size(); ++a) {
      group_.aggregates[a].merge(state_of(here, a), later.state_of(group, a), totals_[a], later.totals_[a]);
    }
    expression_done();
  }
}

void GroupTable::merge_totals(const GroupTable& later, std::span<const std::uint32_t> numbers, std::size_t aggregate,
                              unsigned threads) {
  const CompiledAggregate& merged = group_.aggregates[aggregate];
  AggregateTotals& totals = totals_[aggregate];
  const AggregateTotals& others = later.totals_[aggregate];
  // What was different there need not be here.
  const RowSet& seen = others.seen;
  for (std::size_t i = 0; i < seen.size(); ++i) {
    begin_piece(i, seen.size());
    if (i + ahead < seen.size()) merged.look_ahead(numbers[seen[i + ahead].front()], totals, seen[i + ahead]);
    const std::uint32_t group = numbers[seen[i].front()];
    if (group != RowSet::none) merged.add_seen(state_of(group, aggregate), group, totals, seen[i]);
  }
  for (std::size_t i = 0; i < others.listed.size(); ++i) {
    begin_piece(i, others.listed.size());
    const std::uint32_t group = numbers[others.listed[i].group];
    if (group != RowSet::none) merged.add_listed(state_of(group, aggregate), others.listed[i], totals);
  }
  static_assert(RowSet::none == PairSet::no_group);
  totals.terms.merge(others.terms);
  totals.pairs.merge(others.pairs, numbers, threads, [this] { count_memory(); });
}

void GroupTable::settle() {
  for (std::size_t a = 0; a < totals_.size(); ++a) {
    if (totals_[a].place == RowsPlace::later) settle_totals(a);
  }
}

// Adds what was set aside because there might have been rows before.
void GroupTable::settle_totals(std::size_t aggregate) {
  const CompiledAggregate& settled = group_.aggregates[aggregate];
  AggregateTotals& totals = totals_[aggregate];
  totals.place = RowsPlace::first;
  for (std::size_t i = 0; i < totals.seen.size(); ++i) {
    begin_piece(i, totals.seen.size());
    const std::uint32_t group = totals.seen[i].front();
    if (!is_moved(group)) settled.settle_seen(state_of(group, aggregate), group, totals, totals.seen[i]);
  }
  for (std::size_t i = 0; i < totals.listed.size(); ++i) {
    begin_piece(i, totals.listed.size());
    const std::uint32_t group = totals.listed[i].group;
    if (!is_moved(group)) settled.add_listed(state_of(group, aggregate), totals.listed[i], totals);
  }
}

void GroupTable::finish() {
  for (std::size_t a = 0; a < totals_.size() && !group_.only_counts; ++a) {
    group_.aggregates[a].finish(totals_[a], size());
    count_memory();
  }
}

bool GroupTable::is_exact() const {
  return std::none_of(totals_.begin(), totals_.end(), [](const AggregateTotals& totals) { return totals.inexact; });
}

// As RowSet::memory_bytes.
std::size_t GroupTable::memory_bytes() const {
  const std::size_t next = groups_.size() + batch_rows;
  std::size_t bytes = groups_.memory_bytes() + moved_.memory_bytes(moved_.size());
  bytes += group_.only_counts ? counts_.memory_bytes(next) : states_.memory_bytes(next * group_.state_bytes);
  for (const AggregateTotals& totals : totals_) bytes += totals.memory_bytes();
  return bytes;
}

TermId GroupTable::result(std::size_t group, std::size_t aggregate) {
  if (group_.only_counts) return context_.pool.intern(xsd::Value(static_cast<std::int64_t>(counts_[group])));
  return group_.aggregates[aggregate].result(state_of(group, aggregate), static_cast<std::uint32_t>(group),
                                             totals_[aggregate]);
}

}  // namespace kontor::sparql

#include "kontor/sparql/exec/order_by.hpp"

#include <algorithm>
#include <bit>
#include <functional>
#include <numeric>

#include "kontor/base/parallel.hpp"
#include "kontor/sparql/exec/term_order.hpp"

namespace kontor::sparql {
namespace {

// So many rows are sorted by comparing their terms; beyond, by the ranks of the different terms, which cost something
// by themselves.
constexpr std::size_t few_rows = 4096;

// With a limit, rows are thrown away when there are this many times more of them than wanted (and at least a batch).
constexpr std::size_t slack = 4;

}  // namespace

OrderByRows::OrderByRows(ExecutionContext& context, RowSourcePtr input,
                         const std::vector<algebra::OrderCondition>& conditions, std::optional<std::uint64_t> limit)
    : RowSource(context),
      input_(std::move(input)),
      limit_(limit),
      table_(input_->columns(), context.variables.size()),
      rows_(input_->columns().size()),
      keys_(conditions.size()),
      charge_(context.watch) {
  estimate = input_->estimate;
  columns_ = input_->columns();
  for (const algebra::OrderCondition& condition : conditions) {
    conditions_.push_back({CompiledExpression(condition.expression, context.expressions),
                           condition.direction == algebra::Direction::descending});
  }
}

void OrderByRows::restart() {
  input_->restart();
  rows_.clear();
  for (std::vector<TermId>& key : keys_) key.clear();
  order_.clear();
  sorted_ = false;
  next_ = 0;
}

std::string OrderByRows::label() const {
  std::string text =
      "OrderBy, " + std::to_string(conditions_.size()) + (conditions_.size() == 1 ? " condition" : " conditions");
  if (limit_) text += ", the first " + std::to_string(*limit_);
  return text;
}

void OrderByRows::add_batch(const Batch& rows) {
  const TermId* const* table = table_.bind(rows);
  for (std::size_t k = 0; k < conditions_.size(); ++k) {
    const CompiledExpression& key = conditions_[k].key;
    if (const auto variable = key.as_variable(); variable && columns_.has(*variable)) {
      const std::vector<TermId>& column = rows.columns[columns_.find(*variable)];
      keys_[k].insert(keys_[k].end(), column.begin(), column.end());
      continue;
    }
    for (std::size_t i = 0; i < rows.rows; ++i) {
      keys_[k].push_back(key.evaluate(RowView(table, i, number_ + i)));
      expression_done();
    }
  }
  number_ += rows.rows;
  rows_.append(rows);
}

// By one condition.
int OrderByRows::compare(std::size_t condition, std::uint32_t a, std::uint32_t b) const {
  const TermId left = keys_[condition][a];
  const TermId right = keys_[condition][b];
  if (left == right) return 0;
  const std::weak_ordering order = compare_terms(context_.pool, left, right);
  if (order == 0) return 0;
  return (order < 0) != conditions_[condition].descending ? -1 : 1;
}

bool OrderByRows::before(std::uint32_t a, std::uint32_t b) {
  watch().tick();
  for (std::size_t k = 0; k < conditions_.size(); ++k) {
    if (const int order = compare(k, a, b); order != 0) return order < 0;
  }
  return a < b;
}

// Different terms in order. Most pairs are told apart by a number; terms that are equivalent come by their ids.
std::vector<TermId> OrderByRows::order_terms(const std::vector<TermId>& terms) {
  struct Hinted {
    std::uint64_t hint;
    std::string_view text;  // of IRIs and plain strings, which come in the order of their texts; else null
    TermId id;
  };
  const HeldMemory held(terms.size() * (sizeof(Hinted) + sizeof(TermId)));
  const TermPool& pool = context_.pool;
  const std::size_t skip = common_iri_prefix(pool, terms);
  std::vector<Hinted> hinted(terms.size());
  parallel_pieces(terms.size(), context_.threads, [&](std::size_t begin, std::size_t end) {
    for (std::size_t i = begin; i < end; ++i) {
      pool.look_ahead(terms, i);
      const rdf::TermView term = pool.view(terms[i]);
      const bool is_text = term.is_iri() || (term.is_literal() && term.datatype.empty() && term.language.empty());
      hinted[i] = {order_hint(pool, terms[i], skip), is_text ? term.text : std::string_view(), terms[i]};
    }
    context_.count_computed();
  });
  watch().tick(terms.size() * steps_per_expression);
  sort(hinted, [&pool](const Hinted& a, const Hinted& b) {
    if (a.hint != b.hint) return a.hint < b.hint;
    if (a.text.data() != nullptr && b.text.data() != nullptr) return a.text < b.text;
    const std::weak_ordering order = compare_terms(pool, a.id, b.id);
    return order != 0 ? order < 0 : a.id < b.id;
  });
  std::vector<TermId> ordered;
  ordered.reserve(terms.size());
  for (const Hinted& term : hinted) ordered.push_back(term.id);
  return ordered;
}

// On all threads, with the steps that it takes counted.
template <typename Element, typename Less>
void OrderByRows::sort(std::vector<Element>& elements, const Less& less) {
  watch().tick(elements.size() * static_cast<std::size_t>(std::bit_width(elements.size())));
  parallel_sort(std::span<Element>(elements), context_.threads, less);
}

// Replaces each key by its rank among the different keys, so that rows compare as numbers.
void OrderByRows::rank_keys(std::vector<TermId>& keys, bool descending) {
  const HeldMemory held(keys.size() * 2 * sizeof(TermId));
  std::vector<TermId> distinct = keys;
  sort(distinct, std::less<>());
  distinct.erase(std::unique(distinct.begin(), distinct.end()), distinct.end());
  const std::vector<TermId> ordered = order_terms(distinct);
  const auto place = [&distinct](TermId id) {
    return static_cast<std::size_t>(std::lower_bound(distinct.begin(), distinct.end(), id) - distinct.begin());
  };
  std::vector<std::uint32_t> rank(distinct.size());
  std::uint32_t current = 0;
  watched_pieces(0, ordered.size(), [&](std::size_t begin, std::size_t end) {
    for (std::size_t i = begin; i < end; ++i) {
      if (i > 0 && compare_terms(context_.pool, ordered[i - 1], ordered[i]) != 0) ++current;
      rank[place(ordered[i])] = current;
    }
  });
  parallel_pieces(keys.size(), context_.threads, [&](std::size_t begin, std::size_t end) {
    for (std::size_t i = begin; i < end; ++i) {
      const std::uint32_t of_key = rank[place(keys[i])];
      keys[i] = descending ? current - of_key : of_key;
    }
  });
  watch().tick(keys.size());
}

void OrderByRows::sort_all() {
  for (std::size_t k = 0; k < conditions_.size(); ++k) rank_keys(keys_[k], conditions_[k].descending);
  order_.resize(rows_.rows());
  std::iota(order_.begin(), order_.end(), 0U);
  sort(order_, [this](std::uint32_t a, std::uint32_t b) {
    for (const std::vector<TermId>& key : keys_) {
      if (key[a] != key[b]) return key[a] < key[b];
    }
    return a < b;
  });
}

// The first rows in order; all others go.
void OrderByRows::drop_all_but(std::size_t count) {
  order_.resize(rows_.rows());
  std::iota(order_.begin(), order_.end(), 0U);
  const auto less = [this](std::uint32_t a, std::uint32_t b) { return before(a, b); };
  if (count < order_.size()) {
    std::nth_element(order_.begin(), order_.begin() + static_cast<std::ptrdiff_t>(count), order_.end(), less);
    order_.resize(count);
  }
  // In the order in which they came, so that equal rows still are.
  std::sort(order_.begin(), order_.end());
  Batch kept;
  kept.reset(rows_.width());
  for (std::size_t slot = 0; slot < rows_.width(); ++slot) {
    for (const std::uint32_t row : order_) kept.columns[slot].push_back(rows_.at(row, slot));
  }
  kept.rows = order_.size();
  rows_.clear();
  rows_.append(kept);
  for (std::vector<TermId>& key : keys_) {
    std::vector<TermId> chosen;
    for (const std::uint32_t row : order_) chosen.push_back(key[row]);
    key = std::move(chosen);
  }
}

void OrderByRows::sort_some() {
  std::vector<std::vector<std::uint64_t>> hints(keys_.size());
  for (std::size_t k = 0; k < keys_.size(); ++k) {
    const std::size_t skip = common_iri_prefix(context_.pool, keys_[k]);
    hints[k].reserve(keys_[k].size());
    for (const TermId key : keys_[k]) hints[k].push_back(order_hint(context_.pool, key, skip));
  }
  order_.resize(rows_.rows());
  std::iota(order_.begin(), order_.end(), 0U);
  std::sort(order_.begin(), order_.end(), [&](std::uint32_t a, std::uint32_t b) {
    watch().tick();
    for (std::size_t k = 0; k < hints.size(); ++k) {
      if (hints[k][a] != hints[k][b]) return (hints[k][a] < hints[k][b]) != conditions_[k].descending;
      if (const int order = compare(k, a, b); order != 0) return order < 0;
    }
    return a < b;
  });
}

void OrderByRows::produce(Batch& batch) {
  if (!sorted_) {
    Batch rows;
    while (input_->next(rows)) {
      watch().tick(rows.rows);
      add_batch(rows);
      charge_.set(rows_.memory_bytes() + rows_.rows() * (2 * keys_.size() + 1) * sizeof(TermId));
      if (limit_ && rows_.rows() > std::max<std::uint64_t>(*limit_, batch_rows) * slack) {
        drop_all_but(static_cast<std::size_t>(*limit_));
      }
    }
    if (limit_) drop_all_but(static_cast<std::size_t>(*limit_));
    if (rows_.rows() <= few_rows) {
      sort_some();
    } else {
      sort_all();
    }
    sorted_ = true;
  }
  const std::size_t end = std::min(order_.size(), next_ + batch_rows);
  for (std::size_t slot = 0; slot < columns_.size(); ++slot) {
    std::vector<TermId>& column = batch.columns[slot];
    column.resize(end - next_);
    for (std::size_t i = next_; i < end; ++i) column[i - next_] = rows_.at(order_[i], slot);
  }
  batch.rows = end - next_;
  next_ = end;
}

}  // namespace kontor::sparql

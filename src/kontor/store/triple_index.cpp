#include "kontor/store/triple_index.hpp"

#include <algorithm>
#include <utility>

#include "kontor/base/parallel.hpp"
#include "kontor/base/work_watch.hpp"

namespace kontor::store {
namespace {

// So many rows are sorted by one thread without a pause: half a millisecond's work, many times what it takes to begin a
// thread.
constexpr std::size_t piece_rows = 20'000;

bool triple_less(const Triple& a, const Triple& b) {
  if (a.subject != b.subject) return a.subject < b.subject;
  if (a.predicate != b.predicate) return a.predicate < b.predicate;
  return a.object < b.object;
}

// Whether distributing over all ids beats comparing: a histogram has to be cleared and summed up for it.
bool worth_counting(std::size_t rows, TermId highest_id) {
  return rows >= std::size_t{highest_id} / 8 + 64;
}

// Turns how often each id comes into where its rows begin.
void sum_up(std::vector<Row>& starts) {
  Row sum = 0;
  for (Row& start : starts) sum += std::exchange(start, sum);
}

bool subject_less(const Triple& a, const Triple& b) {
  return a.subject < b.subject;
}

// Sorts the subjects' groups of `triples`, which is grouped by subject already.
void sort_groups(std::span<Triple> triples) {
  for (std::size_t begin = 0; begin < triples.size();) {
    std::size_t end = begin + 1;
    while (end < triples.size() && triples[end].subject == triples[begin].subject) ++end;
    parallel_sort(triples.subspan(begin, end - begin), 1, triple_less);
    begin = end;
  }
}

void group_by_subject(std::span<Triple> triples, TermId highest_id) {
  const HeldMemory held((std::size_t{highest_id} + 1) * sizeof(Row) + triples.size_bytes());
  std::vector<Row> starts(std::size_t{highest_id} + 1);
  watched_pieces(0, triples.size(), [&](std::size_t begin, std::size_t end) {
    for (const Triple& triple : triples.subspan(begin, end - begin)) ++starts[triple.subject];
  });
  sum_up(starts);
  std::vector<Triple> grouped(triples.size());
  watched_pieces(0, triples.size(), [&](std::size_t begin, std::size_t end) {
    for (const Triple& triple : triples.subspan(begin, end - begin)) grouped[starts[triple.subject]++] = triple;
  });
  std::copy(grouped.begin(), grouped.end(), triples.begin());
}

// Groups by subject, then sorts the groups, a piece with some of them at a time.
void sort_large_graph(std::span<Triple> triples, TermId highest_id) {
  if (!std::is_sorted(triples.begin(), triples.end(), subject_less)) group_by_subject(triples, highest_id);
  std::vector<std::size_t> begins;
  for (std::size_t at = 0; at < triples.size(); at += piece_rows) {
    const auto group = std::lower_bound(triples.begin(), triples.end(), triples[at], subject_less);
    begins.push_back(static_cast<std::size_t>(group - triples.begin()));
  }
  begins.push_back(triples.size());
  parallel_for(begins.size() - 1, core_count(), [&](std::size_t piece) {
    look_at_watch();
    sort_groups(triples.subspan(begins[piece], begins[piece + 1] - begins[piece]));
  });
}

void sort_graph(std::span<Triple> triples, TermId highest_id) {
  if (worth_counting(triples.size(), highest_id)) {
    sort_large_graph(triples, highest_id);
  } else {
    parallel_sort(triples, core_count(), triple_less);
  }
}

// The order from which `order` comes by one stable distribution over its first column: abc comes from bac and from bca.
// If both are missing the one that comes from spo itself is named.
Order source_of(Order order, const std::array<std::unique_ptr<Permutation>, order_count>& there) {
  const auto choose = [&there](Order other, Order near_spo) {
    return there[static_cast<std::size_t>(other)] ? other : near_spo;
  };
  switch (order) {
    case Order::pso:
    case Order::osp:
    case Order::spo:
      return Order::spo;
    case Order::pos:
    case Order::sop:
      return choose(Order::ops, Order::osp);
    case Order::ops:
      return choose(Order::pos, Order::pso);
  }
  return Order::spo;
}

}  // namespace

TripleIndex::TripleIndex(std::vector<Triple> triples, std::vector<Row> graphs) : graphs_(std::move(graphs)) {
  for (const Triple& triple : triples) {
    highest_id_ = std::max({highest_id_, triple.subject, triple.predicate, triple.object});
  }
  Row kept = 0;
  for (std::size_t i = 0; i + 1 < graphs_.size(); ++i) {
    const Row begin = graphs_[i];
    const std::span<Triple> graph = std::span<Triple>(triples).subspan(begin, graphs_[i + 1] - begin);
    sort_graph(graph, highest_id_);
    const auto end = std::unique(graph.begin(), graph.end());
    graphs_[i] = kept;
    const auto target = triples.begin() + kept;
    kept += static_cast<Row>(end - graph.begin());
    if (begin != graphs_[i]) std::copy(graph.begin(), end, target);
  }
  graphs_.back() = kept;
  HeldMemory held(permutation_bytes());
  Columns columns;
  for (std::vector<TermId>& column : columns) column.resize(kept);
  watched_pieces(0, kept, [&](std::size_t begin, std::size_t end) {
    for (std::size_t row = begin; row < end; ++row) {
      columns[0][row] = triples[row].subject;
      columns[1][row] = triples[row].predicate;
      columns[2][row] = triples[row].object;
    }
  });
  owned_[0] = std::make_unique<Permutation>(Order::spo, std::move(columns));
  add_directory(*owned_[0]);
  held.keep();
  ready_[0].store(owned_[0].get(), std::memory_order_release);
}

const Permutation& TripleIndex::permutation(Order order) const {
  const Permutation* ready = ready_[static_cast<std::size_t>(order)].load(std::memory_order_acquire);
  if (ready != nullptr) return *ready;
  const std::lock_guard lock(mutex_);
  return build(order);
}

bool TripleIndex::has(Order order) const {
  return ready_[static_cast<std::size_t>(order)].load(std::memory_order_acquire) != nullptr;
}

const Permutation& TripleIndex::build(Order order) const {
  const auto slot = static_cast<std::size_t>(order);
  if (owned_[slot]) return *owned_[slot];
  // spo is always there; pso and osp come from it, pos and sop from osp, ops from pso: at most two steps.
  const Permutation& from = build(source_of(order, owned_));
  HeldMemory held(permutation_bytes());
  auto permutation = std::make_unique<Permutation>(order, derive(from, order));
  add_directory(*permutation);
  owned_[slot] = std::move(permutation);
  held.keep();
  ready_[slot].store(owned_[slot].get(), std::memory_order_release);
  return *owned_[slot];
}

TripleIndex::Columns TripleIndex::derive(const Permutation& from, Order order) const {
  const std::array<std::uint8_t, 3> source = parts(from.order());
  const std::array<std::uint8_t, 3> wanted = parts(order);
  std::array<std::span<const TermId>, 3> input;
  for (std::size_t i = 0; i < 3; ++i) {
    input[i] =
        from.column(static_cast<std::size_t>(std::find(source.begin(), source.end(), wanted[i]) - source.begin()));
  }
  Columns output;
  for (std::vector<TermId>& column : output) column.resize(size());
  const HeldMemory held((std::size_t{highest_id_} + 1) * sizeof(Row));
  std::vector<Row> starts;
  std::vector<std::array<TermId, 3>> few;
  for (std::size_t graph = 0; graph < graph_count(); ++graph) {
    const RowRange range = rows(graph);
    if (worth_counting(range.size(), highest_id_)) {
      starts.assign(std::size_t{highest_id_} + 1, 0);
      watched_pieces(range.begin, range.end, [&](std::size_t begin, std::size_t end) {
        for (std::size_t row = begin; row < end; ++row) ++starts[input[0][row]];
      });
      sum_up(starts);
      watched_pieces(range.begin, range.end, [&](std::size_t begin, std::size_t end) {
        for (std::size_t row = begin; row < end; ++row) {
          const Row to = range.begin + starts[input[0][row]]++;
          for (std::size_t i = 0; i < 3; ++i) output[i][to] = input[i][row];
        }
      });
      continue;
    }
    few.clear();
    for (Row row = range.begin; row < range.end; ++row) few.push_back({input[0][row], input[1][row], input[2][row]});
    std::sort(few.begin(), few.end());
    for (std::size_t k = 0; k < few.size(); ++k) {
      for (std::size_t i = 0; i < 3; ++i) output[i][range.begin + k] = few[k][i];
    }
  }
  return output;
}

// What an order takes, with its directory.
std::size_t TripleIndex::permutation_bytes() const {
  const std::size_t directory = has_directory(largest_graph()) ? std::size_t{highest_id_} + 2 : 0;
  return size() * 3 * sizeof(TermId) + directory * sizeof(Row);
}

RowRange TripleIndex::largest_graph() const {
  RowRange largest;
  for (std::size_t graph = 0; graph < graph_count(); ++graph) {
    if (rows(graph).size() > largest.size()) largest = rows(graph);
  }
  return largest;
}

// The largest graph gets it, if it is large enough to pay for an entry per id.
void TripleIndex::add_directory(Permutation& permutation) const {
  if (const RowRange largest = largest_graph(); has_directory(largest)) permutation.build_directory(largest);
}

std::size_t TripleIndex::memory_bytes() const {
  const std::lock_guard lock(mutex_);
  std::size_t bytes = graphs_.capacity() * sizeof(Row);
  for (const std::unique_ptr<Permutation>& permutation : owned_) {
    if (permutation) bytes += permutation->memory_bytes();
  }
  return bytes;
}

RowRange Graph::range(Order order, std::span<const TermId> prefix) const {
  if (index_ == nullptr) return {};
  RowRange range = rows_;
  const Permutation& permutation = index_->permutation(order);
  for (std::size_t level = 0; level < prefix.size() && !range.empty(); ++level) {
    range = permutation.equal_range(range, level, prefix[level]);
  }
  return range;
}

std::size_t Graph::count(const Triple& pattern) const {
  if (rows_.empty()) return 0;
  const std::array<TermId, 3> terms{pattern.subject, pattern.predicate, pattern.object};
  const Access access = access_for(index_, terms[0] != no_term, terms[1] != no_term, terms[2] != no_term);
  const std::array<std::uint8_t, 3> order = parts(access.order);
  std::array<TermId, 3> prefix{};
  for (std::size_t i = 0; i < access.bound; ++i) prefix[i] = terms[order[i]];
  return range(access.order, {prefix.data(), access.bound}).size();
}

Access access_for(const TripleIndex* index, bool subject, bool predicate, bool object, int then) {
  const std::array<bool, 3> is_bound{subject, predicate, object};
  const auto bound = static_cast<std::size_t>(subject + predicate + object);
  Access best;
  bool found = false;
  for (std::size_t i = 0; i < order_count; ++i) {
    const auto order = static_cast<Order>(i);
    const std::array<std::uint8_t, 3> p = parts(order);
    bool fits = true;
    for (std::size_t level = 0; level < bound; ++level) fits = fits && is_bound[p[level]];
    if (then >= 0 && bound < 3 && !is_bound[static_cast<std::size_t>(then)]) fits = fits && p[bound] == then;
    if (!fits) continue;
    const bool there = index == nullptr || index->has(order);
    if (!found || there) best = {order, bound};
    found = true;
    if (there) break;
  }
  return best;
}

}  // namespace kontor::store

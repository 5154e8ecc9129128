#include "kontor/syntax/blank_node_ranking.hpp"

#include <algorithm>
#include <array>
#include <numeric>
#include <span>
#include <tuple>

namespace kontor::syntax {
namespace {

using TermNumber = QuadTable::TermNumber;
using Row = QuadTable::Row;

// Enough to tell nested structures of any usual depth apart; more only costs time in long chains of equal nodes.
constexpr int max_rounds = 32;

int kind_order(rdf::TermKind kind) {
  switch (kind) {
    case rdf::TermKind::none:
      return 0;
    case rdf::TermKind::iri:
      return 1;
    case rdf::TermKind::blank_node:
      return 2;
    case rdf::TermKind::literal:
      break;
  }
  return 3;
}

// An edge at a blank node as ranks, with its direction.
using Edge = std::array<std::uint32_t, 4>;

class Ranking {
 public:
  explicit Ranking(const QuadTable& table) : table_(table), ranks_(table.term_count()) {}

  std::vector<std::uint32_t> run() {
    rank_ground_terms();
    collect_edges();
    // Outgoing edges first: they order nodes by their content, which is what people look at.
    refine(Direction::out);
    refine(Direction::both);
    for (std::size_t i = 0; i < nodes_.size(); ++i) ranks_[nodes_[i]] = first_rank_ + static_cast<std::uint32_t>(i);
    return std::move(ranks_);
  }

 private:
  enum class Direction { out, both };

  // Blank nodes keep their order of appearance here and share the rank of the first.
  void rank_ground_terms() {
    std::vector<TermNumber> order(table_.term_count());
    std::iota(order.begin(), order.end(), 0U);
    std::sort(order.begin(), order.end(), [this](TermNumber a, TermNumber b) {
      const rdf::TermView& left = table_.term(a);
      const rdf::TermView& right = table_.term(b);
      if (left.kind != right.kind) return kind_order(left.kind) < kind_order(right.kind);
      if (left.is_blank_node()) return a < b;
      return std::tie(left.text, left.language, left.datatype) < std::tie(right.text, right.language, right.datatype);
    });
    for (std::uint32_t rank = 0; rank < order.size(); ++rank) {
      ranks_[order[rank]] = rank;
      if (!table_.term(order[rank]).is_blank_node()) continue;
      if (nodes_.empty()) first_rank_ = rank;
      nodes_.push_back(order[rank]);
      ranks_[order[rank]] = first_rank_;
    }
  }

  bool is_blank(TermNumber term) const { return table_.term(term).is_blank_node(); }

  // The rows at each blank node, as one array with the place where each node's begin.
  void collect_edges() {
    begin_.assign(table_.term_count() + 1U, 0);
    for (const Row& row : table_.rows()) {
      for (const TermNumber term : {row.subject, row.object, row.graph_name}) {
        if (is_blank(term)) ++begin_[term + 1U];
      }
    }
    std::partial_sum(begin_.begin(), begin_.end(), begin_.begin());
    rows_.resize(begin_.back());
    std::vector<std::uint32_t> next(begin_.begin(), begin_.end() - 1);
    for (std::uint32_t i = 0; i < table_.rows().size(); ++i) {
      const Row& row = table_.rows()[i];
      for (const TermNumber term : {row.subject, row.object, row.graph_name}) {
        if (is_blank(term)) rows_[next[term]++] = i;
      }
    }
  }

  std::vector<Edge> edges(TermNumber node, Direction direction) const {
    std::vector<Edge> list;
    for (std::uint32_t i = begin_[node]; i < begin_[node + 1U]; ++i) {
      const Row& row = table_.rows()[rows_[i]];
      if (row.subject == node) {
        list.push_back({0, ranks_[row.predicate], ranks_[row.object], ranks_[row.graph_name]});
      } else if (direction == Direction::both) {
        list.push_back({row.object == node ? 1U : 2U, ranks_[row.predicate], ranks_[row.subject],
                        row.object == node ? ranks_[row.graph_name] : ranks_[row.object]});
      }
    }
    std::sort(list.begin(), list.end());
    return list;
  }

  // Splits groups of equal rank until nothing changes.
  void refine(Direction direction) {
    for (int round = 0; round < max_rounds; ++round) {
      std::vector<std::pair<std::size_t, std::uint32_t>> changed;  // index into nodes_, new rank
      for (std::size_t begin = 0; begin < nodes_.size();) {
        std::size_t end = begin + 1;
        while (end < nodes_.size() && ranks_[nodes_[end]] == ranks_[nodes_[begin]]) ++end;
        if (end - begin > 1) split(begin, end, direction, changed);
        begin = end;
      }
      // New ranks count only from the next round on, so that the order of the groups does not matter.
      for (const auto& [index, rank] : changed) ranks_[nodes_[index]] = rank;
      if (changed.empty()) return;
    }
  }

  void split(std::size_t begin, std::size_t end, Direction direction,
             std::vector<std::pair<std::size_t, std::uint32_t>>& changed) {
    std::vector<std::pair<std::vector<Edge>, TermNumber>> group;
    group.reserve(end - begin);
    for (std::size_t i = begin; i < end; ++i) group.emplace_back(edges(nodes_[i], direction), nodes_[i]);
    std::stable_sort(group.begin(), group.end(), [](const auto& a, const auto& b) { return a.first < b.first; });
    std::size_t first = 0;
    for (std::size_t i = 0; i < group.size(); ++i) {
      nodes_[begin + i] = group[i].second;
      if (i > 0 && group[i].first != group[i - 1].first) first = i;
      if (first > 0) changed.emplace_back(begin + i, first_rank_ + static_cast<std::uint32_t>(begin + first));
    }
  }

  const QuadTable& table_;
  std::vector<std::uint32_t> ranks_;
  std::vector<TermNumber> nodes_;  // blank nodes in the order of their ranks
  std::uint32_t first_rank_ = 0;
  std::vector<std::uint32_t> begin_;
  std::vector<std::uint32_t> rows_;
};

}  // namespace

std::vector<std::uint32_t> rank_terms(const QuadTable& table) {
  return Ranking(table).run();
}

}  // namespace kontor::syntax

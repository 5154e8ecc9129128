#include "kontor/syntax/blank_node_nesting.hpp"

#include <algorithm>

#include "kontor/rdf/vocab/rdf.hpp"

namespace kontor::syntax {
namespace {

using TermNumber = QuadTable::TermNumber;
using Row = QuadTable::Row;

constexpr std::uint8_t max_depth = 16;
constexpr std::uint32_t no_row = 0xFFFFFFFFU;

struct Uses {
  std::uint32_t references = 0;
  std::uint32_t parent_row = no_row;  // the last quad with it as object
  bool names_graph = false;
  bool in_two_graphs = false;
};

class Nesting {
 public:
  Nesting(QuadTable& table, const std::vector<std::uint32_t>& ranks)
      : table_(table),
        ranks_(ranks),
        first_(table.intern(rdf::iri(rdf::vocab::rdf::first))),
        rest_(table.intern(rdf::iri(rdf::vocab::rdf::rest))),
        nil_(table.intern(rdf::iri(rdf::vocab::rdf::nil))),
        uses_(table.term_count()) {
    result_.forms.assign(table.term_count(), BlankNodeForm::labelled);
    result_.properties.resize(table.term_count());
  }

  BlankNodeNesting run() {
    count_uses();
    for (TermNumber node = 0; node < table_.term_count(); ++node) {
      if (is_blank(node)) form(node) = first_form(node);
    }
    break_cycles();
    find_collections();
    limit_depth();
    return std::move(result_);
  }

 private:
  bool is_blank(TermNumber term) const { return table_.term(term).is_blank_node(); }
  BlankNodeForm& form(TermNumber node) { return result_.forms[node]; }
  const Row& row(std::uint32_t index) const { return table_.rows()[index]; }

  void count_uses() {
    for (std::uint32_t i = 0; i < table_.rows().size(); ++i) {
      const Row& quad = row(i);
      if (is_blank(quad.object)) {
        ++uses_[quad.object].references;
        uses_[quad.object].parent_row = i;
      }
      if (is_blank(quad.graph_name)) uses_[quad.graph_name].names_graph = true;
      if (is_blank(quad.subject)) add_property(quad.subject, i);
    }
  }

  void add_property(TermNumber node, std::uint32_t index) {
    RowRange& range = result_.properties[node];
    if (range.begin == range.end) {
      range = {index, index + 1};
    } else if (row(range.begin).graph_name == row(index).graph_name) {
      range.end = index + 1;
    } else {
      uses_[node].in_two_graphs = true;
    }
  }

  BlankNodeForm first_form(TermNumber node) const {
    const Uses& uses = uses_[node];
    if (uses.names_graph || uses.in_two_graphs || uses.references > 1) return BlankNodeForm::labelled;
    if (uses.references == 0) return BlankNodeForm::anonymous;
    const RowRange range = result_.properties[node];
    const Row& parent = row(uses.parent_row);
    const bool same_graph = range.begin == range.end || row(range.begin).graph_name == parent.graph_name;
    return same_graph ? BlankNodeForm::nested : BlankNodeForm::labelled;
  }

  // The node that a nested one stands in, or the ground term.
  TermNumber parent(TermNumber node) const { return row(uses_[node].parent_row).subject; }

  bool is_nested(TermNumber term) { return is_blank(term) && form(term) == BlankNodeForm::nested; }

  // Nested nodes have one parent each, so whoever never arrives at a root goes round. Of each round the node of the
  // lowest rank gets a label.
  void break_cycles() {
    std::vector<TermNumber> seen_from(table_.term_count(), 0);  // the walk that came by, 0 for none
    for (TermNumber start = 1; start < table_.term_count(); ++start) {
      TermNumber node = start;
      while (is_nested(node) && seen_from[node] == 0) {
        seen_from[node] = start;
        node = parent(node);
      }
      if (!is_nested(node) || seen_from[node] != start) continue;
      TermNumber lowest = node;
      for (TermNumber other = parent(node); other != node; other = parent(other)) {
        if (ranks_[other] < ranks_[lowest]) lowest = other;
      }
      form(lowest) = BlankNodeForm::labelled;
    }
  }

  // The rest of a nested node with the shape of a list node, or `none`.
  TermNumber rest_of(TermNumber node) {
    const RowRange range = result_.properties[node];
    if (!is_nested(node) || range.end - range.begin != 2) return QuadTable::none;
    const Row& a = row(range.begin);
    const Row& b = row(range.begin + 1);
    if (a.predicate == first_ && b.predicate == rest_) return b.object;
    return QuadTable::none;
  }

  void find_collections() {
    enum class State : std::uint8_t { unknown, list, no_list };
    std::vector<State> states(table_.term_count(), State::unknown);
    states[nil_] = State::list;
    std::vector<TermNumber> chain;
    for (TermNumber start = 1; start < table_.term_count(); ++start) {
      if (!is_nested(start)) continue;
      chain.clear();
      TermNumber node = start;
      while (node != QuadTable::none && states[node] == State::unknown) {
        chain.push_back(node);
        node = is_blank(node) ? rest_of(node) : QuadTable::none;
      }
      const State state = node == QuadTable::none ? State::no_list : states[node];
      // Whoever is not a list does not make those behind it none; they were all asked through it, so only `none` ends a
      // chain here and every node before that end shares its fate.
      for (const TermNumber link : chain) states[link] = state;
    }
    for (TermNumber node = 1; node < table_.term_count(); ++node) {
      if (is_nested(node) && states[node] == State::list) form(node) = BlankNodeForm::collection;
    }
  }

  bool is_inside(TermNumber term) {
    return is_blank(term) && (form(term) == BlankNodeForm::nested || form(term) == BlankNodeForm::collection);
  }

  // A node of a collection is as deep as the node before it.
  std::uint8_t depth_below(TermNumber node, std::uint8_t depth_of_parent) {
    const Row& link = row(uses_[node].parent_row);
    const bool same_collection = form(node) == BlankNodeForm::collection && link.predicate == rest_ &&
                                 form(link.subject) == BlankNodeForm::collection;
    return same_collection ? depth_of_parent : static_cast<std::uint8_t>(depth_of_parent + 1);
  }

  void limit_depth() {
    std::vector<std::uint8_t> depths(table_.term_count(), 0);
    std::vector<TermNumber> path;
    for (TermNumber start = 1; start < table_.term_count(); ++start) {
      path.clear();
      for (TermNumber node = start; is_inside(node) && depths[node] == 0; node = parent(node)) path.push_back(node);
      for (auto node = path.rbegin(); node != path.rend(); ++node) {
        depths[*node] = depth_below(*node, depths[parent(*node)]);
        if (depths[*node] <= max_depth) continue;
        form(*node) = BlankNodeForm::labelled;
        depths[*node] = 0;
      }
    }
  }

  QuadTable& table_;
  const std::vector<std::uint32_t>& ranks_;
  TermNumber first_;
  TermNumber rest_;
  TermNumber nil_;
  std::vector<Uses> uses_;
  BlankNodeNesting result_;
};

}  // namespace

BlankNodeNesting find_nesting(QuadTable& table, const std::vector<std::uint32_t>& ranks) {
  return Nesting(table, ranks).run();
}

}  // namespace kontor::syntax

#include "kontor/rdf/isomorphism.hpp"

#include <algorithm>
#include <array>
#include <cstdint>
#include <utility>
#include <vector>

// How it works. Both sides get numbers for their terms: equal ground terms the same number, blank nodes numbers of
// their own per side. Each blank node has a colour, at first the same for all. A round gives it a new one from its old
// colour and the colours around it, with their positions; rounds go on until they tell no more nodes apart. If both
// sides then show the same colours equally often, every colour that occurs once is decided. Of the smallest group that
// is left, one node of the left is paired with each of the right in turn: a pair gets a colour of its own and the
// rounds start again.

namespace kontor::rdf {
namespace {

using Colour = std::uint64_t;

// A term as a number: ground terms at or above first_ground, blank nodes below.
using Id = std::uint32_t;
constexpr Id first_ground = 0x80000000U;

using IdQuad = std::array<Id, 4>;

bool is_ground(Id id) {
  return id >= first_ground;
}

// The mixing function of splitmix64 (Steele, Lea, Flood 2014).
Colour mix(Colour x) {
  x += 0x9E3779B97F4A7C15U;
  x = (x ^ (x >> 30U)) * 0xBF58476D1CE4E5B9U;
  x = (x ^ (x >> 27U)) * 0x94D049BB133111EBU;
  return x ^ (x >> 31U);
}

using GroundIds = std::unordered_map<TermView, Id>;

struct Side {
  std::vector<IdQuad> quads;  // sorted, each once
  std::vector<std::string_view> labels;
  std::vector<std::vector<std::uint32_t>> quads_of;  // by blank node: indices into quads
};

class SideBuilder {
 public:
  explicit SideBuilder(GroundIds& ground) : ground_(ground) {}

  Side build(std::span<const Quad> quads) {
    for (const Quad& quad : quads) {
      const QuadView view = quad.view();
      side_.quads.push_back({id(view.subject), id(view.predicate), id(view.object), id(view.graph_name)});
    }
    std::sort(side_.quads.begin(), side_.quads.end());
    side_.quads.erase(std::unique(side_.quads.begin(), side_.quads.end()), side_.quads.end());
    side_.quads_of.resize(side_.labels.size());
    for (std::uint32_t i = 0; i < side_.quads.size(); ++i) {
      for (const Id term : side_.quads[i]) {
        if (is_ground(term)) continue;
        std::vector<std::uint32_t>& list = side_.quads_of[term];
        if (list.empty() || list.back() != i) list.push_back(i);
      }
    }
    return std::move(side_);
  }

 private:
  Id id(const TermView& term) {
    if (!term.is_blank_node()) {
      return ground_.try_emplace(term, first_ground + static_cast<Id>(ground_.size())).first->second;
    }
    const auto [entry, is_new] = blank_.try_emplace(term.text, static_cast<Id>(blank_.size()));
    if (is_new) side_.labels.push_back(term.text);
    return entry->second;
  }

  GroundIds& ground_;
  std::unordered_map<std::string_view, Id> blank_;
  Side side_;
};

using Colours = std::vector<Colour>;

// The colour of a node after one more round. Quads are summed, so that their order does not matter.
Colour next_colour(const Side& side, const Colours& colours, Id node) {
  Colour sum = 0;
  for (const std::uint32_t index : side.quads_of[node]) {
    Colour quad_colour = 0;
    for (const Id term : side.quads[index]) {
      const Colour term_colour = is_ground(term) ? mix(term) : term == node ? 1 : colours[term];
      quad_colour = mix(quad_colour ^ term_colour);
    }
    sum += mix(quad_colour);
  }
  return mix(colours[node] ^ mix(sum));
}

std::size_t count_colours(const Colours& colours) {
  Colours sorted = colours;
  std::sort(sorted.begin(), sorted.end());
  return static_cast<std::size_t>(std::unique(sorted.begin(), sorted.end()) - sorted.begin());
}

// Runs `rounds` rounds, or as many as tell more nodes apart if `rounds` is 0. Returns how many were run. Both sides
// must run equally many to stay comparable.
std::size_t refine(const Side& side, Colours& colours, std::size_t rounds) {
  std::size_t different = count_colours(colours);
  for (std::size_t round = 1;; ++round) {
    Colours next(colours.size());
    for (Id node = 0; node < colours.size(); ++node) next[node] = next_colour(side, colours, node);
    colours = std::move(next);
    if (round == rounds) return round;
    if (rounds > 0) continue;
    const std::size_t now = count_colours(colours);
    if (now == different) return round;
    different = now;
  }
}

// Nodes of one side ordered by colour.
std::vector<std::pair<Colour, Id>> by_colour(const Colours& colours) {
  std::vector<std::pair<Colour, Id>> nodes;
  nodes.reserve(colours.size());
  for (Id node = 0; node < colours.size(); ++node) nodes.emplace_back(colours[node], node);
  std::sort(nodes.begin(), nodes.end());
  return nodes;
}

// No quad of the node holds another blank node: nodes of this kind with the same colour are interchangeable.
bool stands_alone(const Side& side, Id node) {
  for (const std::uint32_t index : side.quads_of[node]) {
    for (const Id term : side.quads[index]) {
      if (!is_ground(term) && term != node) return false;
    }
  }
  return true;
}

class Search {
 public:
  Search(const Side& left, const Side& right) : left_(left), right_(right) {}

  // The right node of each left node, empty if there is no bijection. `Colours` by value: each attempt changes its own.
  std::vector<Id> run(Colours left, Colours right) {
    const std::size_t rounds = refine(left_, left, 0);
    refine(right_, right, rounds);
    const auto left_nodes = by_colour(left);
    const auto right_nodes = by_colour(right);
    std::size_t group = 0;
    std::size_t group_size = 0;
    for (std::size_t begin = 0; begin < left_nodes.size();) {
      const std::size_t size = run_length(left_nodes, begin);
      if (left_nodes[begin].first != right_nodes[begin].first || run_length(right_nodes, begin) != size) return {};
      if (size > 1 && (group_size == 0 || size < group_size) && !stands_alone(left_, left_nodes[begin].second)) {
        group = begin;
        group_size = size;
      }
      begin += size;
    }
    if (group_size == 0) return checked(left_nodes, right_nodes);
    left[left_nodes[group].second] = paired_colour;
    for (std::size_t i = group; i < group + group_size; ++i) {
      Colours attempt = right;
      attempt[right_nodes[i].second] = paired_colour;
      if (std::vector<Id> found = run(left, std::move(attempt)); !found.empty()) return found;
    }
    return {};
  }

 private:
  // Marks a pair just made; any value that no hash of a round is likely to give.
  static constexpr Colour paired_colour = 0x5061697265642121U;

  static std::size_t run_length(const std::vector<std::pair<Colour, Id>>& nodes, std::size_t begin) {
    std::size_t end = begin;
    while (end < nodes.size() && nodes[end].first == nodes[begin].first) ++end;
    return end - begin;
  }

  // Pairs the nodes in the order of their colours and checks it on the quads: colours are hashes and may collide.
  std::vector<Id> checked(const std::vector<std::pair<Colour, Id>>& left,
                          const std::vector<std::pair<Colour, Id>>& right) const {
    std::vector<Id> mapping(left.size());
    for (std::size_t i = 0; i < left.size(); ++i) mapping[left[i].second] = right[i].second;
    std::vector<IdQuad> quads = left_.quads;
    for (IdQuad& quad : quads) {
      for (Id& term : quad) {
        if (!is_ground(term)) term = mapping[term];
      }
    }
    std::sort(quads.begin(), quads.end());
    return quads == right_.quads ? mapping : std::vector<Id>();
  }

  const Side& left_;
  const Side& right_;
};

}  // namespace

std::optional<BlankNodeMapping> find_isomorphism(std::span<const Quad> left, std::span<const Quad> right) {
  GroundIds ground;
  const Side a = SideBuilder(ground).build(left);
  const Side b = SideBuilder(ground).build(right);
  if (a.quads.size() != b.quads.size() || a.labels.size() != b.labels.size()) return std::nullopt;
  BlankNodeMapping mapping;
  if (a.labels.empty()) return a.quads == b.quads ? std::optional(mapping) : std::nullopt;
  const std::vector<Id> found = Search(a, b).run(Colours(a.labels.size(), 0), Colours(b.labels.size(), 0));
  if (found.empty()) return std::nullopt;
  for (std::size_t i = 0; i < found.size(); ++i) mapping.emplace(a.labels[i], b.labels[found[i]]);
  return mapping;
}

bool isomorphic(std::span<const Quad> left, std::span<const Quad> right) {
  return find_isomorphism(left, right).has_value();
}

}  // namespace kontor::rdf

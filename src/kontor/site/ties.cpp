#include "kontor/site/ties.hpp"

#include <algorithm>
#include <array>
#include <charconv>
#include <set>
#include <unordered_map>

namespace kontor::site {
namespace {

std::optional<double> number(std::string_view text) {
  double value = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
  if (error != std::errc() || end != text.data() + text.size()) return std::nullopt;
  return value;
}

// Partners of the districts are partners of the city as well.
bool belongs_to_city(const Facts& facts, TermId place, TermId city) {
  return place == city || facts.object(place, facts.vocabulary().part_of) == city;
}

void count(std::unordered_map<TermId, std::size_t>& counts, TermId concept_) {
  if (concept_ != store::no_term) ++counts[concept_];
}

// The kinds and statuses that all cities share, in the order of their schemes; the kinds have the colours 1 to 7.
constexpr std::array<std::string_view, 7> kind_order = {
    "staedtepartnerschaft",   "stadtbezirkspartnerschaft", "sister-city",
    "staedtefreundschaft",    "staedtekooperation",        "solidaritaetspartnerschaft",
    "freundschaft-angestrebt"};
constexpr std::array<std::string_view, 7> status_order = {"active",    "proposed", "on-hold", "dormant",
                                                          "suspended", "ended",    "unknown"};
constexpr std::array<std::string_view, 8> colour_classes = {"kind-1", "kind-2", "kind-3", "kind-4",
                                                            "kind-5", "kind-6", "kind-7", "kind-0"};

std::size_t rank_in(const std::array<std::string_view, 7>& order, std::string_view iri) {
  return static_cast<std::size_t>(std::find(order.begin(), order.end(), local_name(iri)) - order.begin());
}

// Concepts in the order of their scheme, then by IRI.
std::vector<Used> in_order(const Facts& facts, const std::unordered_map<TermId, std::size_t>& counts,
                           const std::array<std::string_view, 7>& order) {
  std::vector<Used> out;
  for (const auto& [concept_, n] : counts) out.push_back({concept_, n});
  std::sort(out.begin(), out.end(), [&](const Used& a, const Used& b) {
    const std::size_t rank_a = rank_in(order, facts.text(a.concept_));
    const std::size_t rank_b = rank_in(order, facts.text(b.concept_));
    return rank_a != rank_b ? rank_a < rank_b : facts.text(a.concept_) < facts.text(b.concept_);
  });
  return out;
}

// The start of a relation: its own, else the inexact one.
std::string_view start_of(const Facts& facts, TermId relation) {
  const Vocabulary& vocabulary = facts.vocabulary();
  const std::string_view exact = facts.value(relation, vocabulary.valid_from);
  return exact.empty() ? facts.value(relation, vocabulary.edtf) : exact;
}

void add_ties(const Facts& facts, TermId relation, Ties& ties) {
  const Vocabulary& vocabulary = facts.vocabulary();
  const TermIds parties = facts.objects(relation, vocabulary.party);
  if (parties.size() < 2) return;
  auto own = std::find(parties.begin(), parties.end(), ties.city);
  if (own == parties.end()) {
    own = std::find_if(parties.begin(), parties.end(), [&](TermId p) { return belongs_to_city(facts, p, ties.city); });
  }
  const TermId our_side = own == parties.end() ? parties.front() : *own;
  Tie tie;
  tie.relation = relation;
  tie.own = our_side;
  tie.kind = facts.object(relation, vocabulary.kind);
  tie.status = facts.object(relation, vocabulary.status);
  tie.themes = facts.objects(relation, vocabulary.theme);
  tie.from = start_of(facts, relation);
  tie.until = facts.value(relation, vocabulary.valid_until);
  ++ties.relations;
  for (const TermId party : parties) {
    if (party == our_side) continue;
    tie.partner = party;
    ties.rows.push_back(tie);
  }
}

}  // namespace

std::optional<Coordinates> coordinates_of(const Facts& facts, TermId place) {
  const Vocabulary& vocabulary = facts.vocabulary();
  for (int step = 0; step < 3 && place != store::no_term; ++step) {
    const std::optional<double> latitude = number(facts.value(place, vocabulary.latitude));
    const std::optional<double> longitude = number(facts.value(place, vocabulary.longitude));
    if (latitude && longitude) return Coordinates{*longitude, *latitude};
    place = facts.object(place, vocabulary.part_of);
  }
  return std::nullopt;
}

TermId country_of(const Facts& facts, TermId place) {
  const Vocabulary& vocabulary = facts.vocabulary();
  for (int step = 0; step < 3 && place != store::no_term; ++step) {
    if (const TermId country = facts.object(place, vocabulary.contained_in); country != store::no_term) return country;
    place = facts.object(place, vocabulary.part_of);
  }
  return store::no_term;
}

std::string_view colour_class(const Facts& facts, TermId kind) {
  return colour_classes[rank_in(kind_order, facts.text(kind))];
}

std::vector<std::size_t> Ties::rows_of(TermId relation) const {
  std::vector<std::size_t> out;
  for (auto entry =
           std::lower_bound(by_relation.begin(), by_relation.end(), std::pair<TermId, std::size_t>(relation, 0));
       entry != by_relation.end() && entry->first == relation; ++entry) {
    out.push_back(entry->second);
  }
  return out;
}

Ties collect_ties(const Facts& facts, const Addresses& addresses) {
  const Vocabulary& vocabulary = facts.vocabulary();
  Ties ties;
  for (const TermId dataset : facts.subjects(vocabulary.type, facts.find("http://purl.org/dc/dcmitype/Dataset"))) {
    const auto address = addresses.find(facts.text(dataset));
    if (address && Addresses::page_type(*address) == PageType::registry) ties.registry = dataset;
  }
  ties.city = facts.object(ties.registry, vocabulary.dct_spatial);
  ties.home = coordinates_of(facts, ties.city);
  for (const TermId relation : facts.subjects(vocabulary.type, facts.find("https://w3id.org/kontor/ns#Partnership"))) {
    add_ties(facts, relation, ties);
  }

  std::unordered_map<TermId, std::size_t> kinds;
  std::unordered_map<TermId, std::size_t> statuses;
  std::unordered_map<TermId, std::size_t> themes;
  std::set<TermId> countries;
  for (const Tie& tie : ties.rows) {
    count(kinds, tie.kind);
    count(statuses, tie.status);
    for (const TermId theme : tie.themes) count(themes, theme);
    if (const TermId country = country_of(facts, tie.partner); country != store::no_term) countries.insert(country);
  }
  ties.countries = countries.size();
  ties.kinds = in_order(facts, kinds, kind_order);
  ties.statuses = in_order(facts, statuses, status_order);
  ties.themes = in_order(facts, themes, {});
  std::stable_sort(ties.themes.begin(), ties.themes.end(),
                   [](const Used& a, const Used& b) { return a.count > b.count; });
  std::sort(ties.rows.begin(), ties.rows.end(), [&facts](const Tie& a, const Tie& b) {
    if (a.from.empty() != b.from.empty()) return b.from.empty();
    if (a.from != b.from) return a.from < b.from;
    return facts.text(a.partner) < facts.text(b.partner);
  });
  for (std::size_t i = 0; i < ties.rows.size(); ++i) ties.by_relation.emplace_back(ties.rows[i].relation, i);
  std::sort(ties.by_relation.begin(), ties.by_relation.end());
  return ties;
}

}  // namespace kontor::site

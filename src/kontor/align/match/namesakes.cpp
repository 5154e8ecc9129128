#include "kontor/align/match/namesakes.hpp"

#include <algorithm>
#include <cmath>
#include <optional>

namespace kontor::align {
namespace {

constexpr double same_place = 10;  // km between two records of one place
constexpr double near = 50;        // km between a place and the area around it that has its name

std::uint8_t level_of(const Candidate& candidate, Feature feature) {
  return candidate.features[static_cast<std::size_t>(feature)];
}

void set(Candidate& candidate, Feature feature, std::uint8_t level) {
  candidate.features[static_cast<std::size_t>(feature)] = level;
}

bool is_alias(const Candidate& candidate) {
  const auto name = static_cast<NameLevel>(level_of(candidate, Feature::name));
  return name == NameLevel::alias || name == NameLevel::alias_core;
}

// A candidate with the name in question.
struct Namesake {
  Candidate* candidate = nullptr;
  PlaceType type = PlaceType::unknown;  // settlement, if not known
  double population = 0;
  double names = 0;
  std::optional<Coordinates> coordinates;
  bool listed = true;  // an item that could be the answer
};

bool are_near(const Namesake& a, const Namesake& b) {
  return a.coordinates && b.coordinates && std::abs(a.coordinates->latitude - b.coordinates->latitude) < near / 111 &&
         distance_km(*a.coordinates, *b.coordinates) < near;
}

// The others that one could be confused with: of its type, since a municipality is always larger than its seat.
struct Others {
  double population = -1;  // of the largest that lies far away, below 0: there is none
  double names = 0;        // of the one of most names
};

std::uint8_t larger_level(double population, double largest_other) {
  if (largest_other < 0) return 0;
  if (population <= 0 || largest_other == 0) return population <= 0 && largest_other > 0 ? 6 : 3;
  const double ratio = population / largest_other;
  if (ratio > 10) return 8;
  if (ratio < 0.1) return 9;
  return ratio > 3 ? 1 : ratio > 1.5 ? 2 : ratio > 1 / 1.5 ? 3 : ratio > 1.0 / 3 ? 4 : 5;
}

std::uint8_t fame_level(double names, double most_other) {
  if (most_other == 0) return 0;
  const double ratio = names / most_other;
  return ratio > 2 ? 1 : ratio > 1.2 ? 2 : ratio > 1 / 1.2 ? 3 : ratio > 0.5 ? 4 : 5;
}

std::uint8_t homonyms_level(std::size_t count) {
  return count < 3 ? static_cast<std::uint8_t>(count) : count < 5 ? 3 : count < 9 ? 4 : many_homonyms;
}

// Of several of one name.
std::uint8_t known_level(double names) {
  return names < 5 ? 6 : names < 15 ? 7 : names < 30 ? 8 : best_known;
}

// The candidates that have the name, and what they say of all.
struct Namesakes {
  std::vector<Namesake> all;
  bool some_listed = false;
  bool label_of_listed = false;  // the name is the label of one that is listed
  bool label_of_others = false;  // ... of one that is not
};

bool has_name(const Candidate& c, NameLevel least) {
  return level_of(c, Feature::name) <= static_cast<std::uint8_t>(least) && level_of(c, Feature::country) != 2;
}

bool is_listed(const Candidate& c, const NamesakeRules& rules) {
  return !rules.wants_wikidata || level_of(c, Feature::scheme) == 0;
}

Namesakes find_namesakes(const Index& index, const NamesakeRules& rules, NameLevel least,
                         std::vector<Candidate>& candidates) {
  Namesakes out;
  for (Candidate& candidate : candidates) {
    if (!has_name(candidate, least)) continue;
    const ItemView item = index.item(candidate.item);
    const bool listed = is_listed(candidate, rules);
    out.all.push_back({&candidate, item.type == PlaceType::unknown ? PlaceType::settlement : item.type,
                       static_cast<double>(item.population), static_cast<double>(item.name_count), item.coordinates,
                       listed});
    out.some_listed = out.some_listed || listed;
    const bool is_label = level_of(candidate, Feature::name) == static_cast<std::uint8_t>(NameLevel::label);
    if (is_label) (listed ? out.label_of_listed : out.label_of_others) = true;
  }
  return out;
}

// Whether one of them is another place than this; the index may hold a place twice.
bool is_elsewhere(const std::vector<Namesake>& namesakes, const std::optional<Coordinates>& place) {
  return std::any_of(namesakes.begin(), namesakes.end(), [&place](const Namesake& n) {
    return !place || !n.coordinates || distance_km(*place, *n.coordinates) > same_place;
  });
}

Others find_others(const Namesakes& namesakes, const Namesake& ours) {
  Others others;
  for (const Namesake& other : namesakes.all) {
    if (&other == &ours || !other.listed || other.type != ours.type) continue;
    if (namesakes.label_of_listed && is_alias(*other.candidate)) continue;
    others.names = std::max(others.names, other.names);
    if (!are_near(ours, other)) others.population = std::max(others.population, other.population);
  }
  return others;
}

void weigh(const Namesakes& namesakes, const Namesake& ours) {
  Candidate& candidate = *ours.candidate;
  const std::size_t count = namesakes.all.size();
  set(candidate, Feature::homonyms, homonyms_level(count));
  if (count > 3) set(candidate, Feature::known, known_level(ours.names));
  const bool alias = is_alias(candidate);
  if (alias && namesakes.label_of_listed) {
    set(candidate, Feature::larger, 7);
    return;
  }
  const Others others = find_others(namesakes, ours);
  set(candidate, Feature::larger,
      alias && namesakes.label_of_others ? 10 : larger_level(ours.population, others.population));
  set(candidate, Feature::fame, fame_level(ours.names, others.names));
}

}  // namespace

void weigh_namesakes(const Index& index, const NamesakeRules& rules, std::vector<Candidate>& candidates) {
  // Whoever has the very name "Frankfurt (Oder)" is meant before one that has only "Frankfurt".
  const bool narrow =
      rules.has_more_than_core && std::any_of(candidates.begin(), candidates.end(), [&rules](const Candidate& c) {
        return is_listed(c, rules) && has_name(c, NameLevel::alias);
      });
  const NameLevel least = narrow ? NameLevel::alias : NameLevel::alias_core;
  const Namesakes namesakes = find_namesakes(index, rules, least, candidates);
  if (namesakes.all.empty()) return;
  for (Candidate& candidate : candidates) {
    if (has_name(candidate, least)) continue;
    if (namesakes.some_listed) {
      set(candidate, Feature::homonyms, others_have_the_name);
    } else if (is_elsewhere(namesakes.all, index.item(candidate.item).coordinates)) {
      set(candidate, Feature::homonyms, unlisted_others_have_the_name);
    }
  }
  for (const Namesake& ours : namesakes.all) weigh(namesakes, ours);
}

}  // namespace kontor::align

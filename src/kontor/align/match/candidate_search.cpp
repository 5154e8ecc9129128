#include "kontor/align/match/candidate_search.hpp"

#include <algorithm>

#include "kontor/align/names/sound.hpp"

namespace kontor::align {
namespace {

constexpr double reach = 25;             // km around the coordinates in which everything is a candidate
constexpr std::size_t most_abroad = 20;  // items of other countries with an equal name
constexpr std::size_t most_alike = 150;  // names that are compared letter by letter
constexpr std::size_t most_near = 60;    // items near the coordinates whose names are compared
constexpr double least_dice = 0.2;       // shared trigrams, below which names are not compared letter by letter

NameLevel of_alias(NameLevel level) {
  switch (level) {
    case NameLevel::label:
      return NameLevel::alias;
    case NameLevel::label_core:
      return NameLevel::alias_core;
    case NameLevel::label_sound:
      return NameLevel::alias_sound;
    default:
      return level;
  }
}

bool is_digit(char c) {
  return c >= '0' && c <= '9';
}

// "Prag 1" is not nearly "Prag 8".
bool same_numbers(std::string_view a, std::string_view b) {
  std::size_t i = 0;
  std::size_t j = 0;
  for (;;) {
    while (i < a.size() && !is_digit(a[i])) ++i;
    while (j < b.size() && !is_digit(b[j])) ++j;
    if (i == a.size() || j == b.size()) return i == a.size() && j == b.size();
    if (a[i++] != b[j++]) return false;
  }
}

// Whether one name is the start of the other, whole words of it, long enough to say something.
bool is_start(std::string_view a, std::string_view b) {
  if (a.size() > b.size()) std::swap(a, b);
  return a.size() >= 5 && b.size() > a.size() && b.starts_with(a) && b[a.size()] == ' ';
}

// Whether the sound of one folded name is the start of the other's, the words in their own order.
bool sounds_as_start(std::string_view ours, Reading reading, std::string_view other) {
  static thread_local std::string our_sound;
  static thread_local std::string other_sound;
  our_sound.clear();
  other_sound.clear();
  append_sound(ours, reading, our_sound);
  append_sound(other, Reading::neutral, other_sound);
  return is_start(our_sound, other_sound);
}

}  // namespace

CandidateSearch::CandidateSearch(const Index& index)
    : index_(index), wants_wikidata_(index.has_wikidata()), shared_(index.name_count()) {}

void CandidateSearch::add(NameNumber number, NameLevel level, std::size_t query_name) {
  const NameView name = index_.name(number);
  const std::uint16_t country = pack_country(index_.item(name.item).country);
  const bool home = country_ == 0 || country == 0 || country == country_;
  if (!home && (level > NameLevel::alias || ++abroad_ > most_abroad)) return;
  if (home && level <= NameLevel::alias_core && (!wants_wikidata_ || index_.item(name.item).is_wikidata()))
    equal_name_at_home_ = true;
  found_.push_back({name.item, name.kind == NameKind::label ? level : of_alias(level), query_name, number});
}

void CandidateSearch::compare_names(ItemNumber number, const std::vector<NameParts>& parts) {
  const ItemView item = index_.item(number);
  for (NameNumber name = item.first_name; name < item.first_name + item.name_count; ++name) {
    for (std::size_t i = 0; i < parts.size(); ++i) {
      add_alike(name, parts[i], Reading::neutral, i);
      add_alike(name, parts[i], Reading::german, i);
    }
  }
}

void CandidateSearch::find_by_identifier(const Query& query, const std::vector<NameParts>& parts) {
  const auto take = [&](const std::string& identifier) {
    for (const ItemNumber item : index_.find_identifier(identifier)) {
      found_.push_back({item, NameLevel::none, 0, {}});
      compare_names(item, parts);
    }
  };
  if (!query.claimed.empty()) take(query.claimed);
  for (const std::string& identifier : query.identifiers) take(identifier);
}

void CandidateSearch::find_by_key(const NameParts& parts, std::size_t query_name) {
  const auto look = [&](KeyKind kind, const std::string& key, NameLevel level) {
    index_.find_names(kind, key, [&](NameNumber name) { add(name, level, query_name); });
  };
  if (parts.folded.empty()) return;
  look(KeyKind::name, parts.folded, NameLevel::label);
  look(KeyKind::core, parts.folded, NameLevel::label_core);
  if (parts.core != parts.folded) {
    look(KeyKind::name, parts.core, NameLevel::label_core);
    look(KeyKind::core, parts.core, NameLevel::label_core);
  }
}

// Only where nothing has the whole name: most names that have a head are never used without the rest.
void CandidateSearch::find_by_head(const NameParts& parts, std::size_t query_name) {
  const std::string_view head = head_of(parts.core);
  if (head.empty()) return;
  index_.find_names(KeyKind::name, head, [&](NameNumber name) { add(name, NameLevel::part, query_name); });
}

void CandidateSearch::find_by_sound(const NameParts& parts, std::size_t query_name) {
  const auto look = [&](const std::string& sound) {
    if (sound.empty()) return;
    index_.find_names(KeyKind::sound, sound, [&](NameNumber name) { add(name, NameLevel::label_sound, query_name); });
  };
  look(parts.sound);
  look(parts.german);
}

void CandidateSearch::add_alike(NameNumber number, const NameParts& parts, Reading reading, std::size_t query_name) {
  const std::string& sound = reading == Reading::german ? parts.german : parts.sound;
  if (sound.empty()) return;
  const NameView name = index_.name(number);
  take_apart(name.text, Readings::neutral, other_);
  double similarity = sound_similarity(sound, other_.sound);
  if (!same_numbers(sound, other_.sound)) similarity /= 2;
  NameLevel level = level_of_similarity(similarity, std::min(sound.size(), other_.sound.size()));
  if (level > NameLevel::part && name.kind == NameKind::label && sounds_as_start(parts.core, reading, other_.core)) {
    level = NameLevel::part;
  }
  if (level != NameLevel::none) found_.push_back({name.item, level, query_name, number});
}

// Names of a country that share trigrams with the sound.
void CandidateSearch::find_alike(const NameParts& parts, Reading reading, std::size_t query_name,
                                 std::uint16_t country) {
  const std::string& sound = reading == Reading::german ? parts.german : parts.sound;
  if (sound.empty()) return;
  std::vector<std::uint32_t> grams;
  for_each_gram(sound, [&grams](std::uint32_t gram) { grams.push_back(gram); });
  const std::size_t size = grams.size();
  std::sort(grams.begin(), grams.end());
  grams.erase(std::unique(grams.begin(), grams.end()), grams.end());
  touched_.clear();
  for (const std::uint32_t gram : grams) {
    for (const NameNumber name : index_.names_with_gram(country, gram)) {
      if (name >= shared_.size()) continue;
      if (shared_[name]++ == 0) touched_.push_back(name);
    }
  }
  struct Scored {
    double dice;
    NameNumber name;
  };
  std::vector<Scored> best;
  for (const NameNumber name : touched_) {
    const double shared = shared_[name];
    shared_[name] = 0;
    const double dice = 2 * shared / static_cast<double>(size + index_.name(name).grams);
    if (dice >= least_dice) best.push_back({dice, name});
  }
  const std::size_t count = std::min(best.size(), most_alike);
  std::partial_sort(
      best.begin(), best.begin() + static_cast<std::ptrdiff_t>(count), best.end(),
      [](const Scored& a, const Scored& b) { return a.dice != b.dice ? a.dice > b.dice : a.name < b.name; });
  best.resize(count);
  for (const Scored& scored : best) add_alike(scored.name, parts, reading, query_name);
}

bool CandidateSearch::found_near(const Query& query, double km) const {
  return std::any_of(found_.begin(), found_.end(), [&](const Found& found) {
    if (found.level > NameLevel::alias_sound) return false;
    const ItemView item = index_.item(found.item);
    return item.coordinates && distance_km(*query.coordinates, *item.coordinates) <= km;
  });
}

void CandidateSearch::find_near(const Query& query, const std::vector<NameParts>& parts) {
  struct Near {
    double distance;
    ItemNumber item;
  };
  std::vector<Near> near;
  index_.find_near(*query.coordinates, reach, [&near](ItemNumber item, double km) { near.push_back({km, item}); });
  std::sort(near.begin(), near.end(), [](const Near& a, const Near& b) {
    return a.distance != b.distance ? a.distance < b.distance : a.item < b.item;
  });
  // Whose names are compared depends on how near they are; all of them stay candidates.
  for (std::size_t i = 0; i < near.size(); ++i) {
    found_.push_back({near[i].item, NameLevel::none, 0, {}});
    if (i < most_near) compare_names(near[i].item, parts);
  }
}

// Each item once, with the best level; of equal levels the first name. An alias that sounds as the label is a spelling
// of it: Saint Charles, St. Charles.
void CandidateSearch::unite(const std::vector<NameParts>& parts) {
  std::stable_sort(found_.begin(), found_.end(), [](const Found& a, const Found& b) {
    return a.item != b.item ? a.item < b.item : a.level < b.level;
  });
  for (std::size_t i = 0; i < found_.size(); ++i) {
    if (found_[i].level != NameLevel::alias && found_[i].level != NameLevel::alias_core) continue;
    if (parts[found_[i].query_name].core != parts[found_[i].query_name].folded) continue;
    if (i > 0 && found_[i - 1].item == found_[i].item) continue;
    for (std::size_t j = i + 1; j < found_.size() && found_[j].item == found_[i].item; ++j) {
      if (found_[j].level != NameLevel::label_sound) continue;
      found_[i].level = found_[i].level == NameLevel::alias ? NameLevel::label : NameLevel::label_core;
      break;
    }
  }
  found_.erase(
      std::unique(found_.begin(), found_.end(), [](const Found& a, const Found& b) { return a.item == b.item; }),
      found_.end());
}

const std::vector<Found>& CandidateSearch::find(const Query& query, const std::vector<NameParts>& parts) {
  found_.clear();
  country_ = pack_country(query.country);
  equal_name_at_home_ = false;
  abroad_ = 0;
  find_by_identifier(query, parts);
  for (std::size_t i = 0; i < parts.size(); ++i) find_by_key(parts[i], i);
  for (std::size_t i = 0; i < parts.size(); ++i) find_by_sound(parts[i], i);
  if (!equal_name_at_home_) {
    for (std::size_t i = 0; i < parts.size(); ++i) {
      find_by_head(parts[i], i);
      for (const Reading reading : {Reading::neutral, Reading::german}) {
        if (country_ != 0) {
          find_alike(parts[i], reading, i, country_);
          find_alike(parts[i], reading, i, 0);
        } else {
          for (const std::uint16_t country : index_.countries()) find_alike(parts[i], reading, i, country);
        }
      }
    }
  }
  // What fits by name and place needs no look at the neighbours.
  if (query.coordinates && !found_near(query, 5)) find_near(query, parts);
  unite(parts);
  return found_;
}

}  // namespace kontor::align

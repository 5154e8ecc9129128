#include "kontor/align/match/matcher.hpp"

#include <algorithm>
#include <cmath>

#include "kontor/align/match/namesakes.hpp"

namespace kontor::align {
namespace {

std::uint8_t level_of(const Candidate& candidate, Feature feature) {
  return candidate.features[static_cast<std::size_t>(feature)];
}

bool same_name(const Candidate& a, const Candidate& b) {
  const auto name = static_cast<std::size_t>(Feature::name);
  return a.features[name] <= static_cast<std::uint8_t>(NameLevel::alias_core) &&
         b.features[name] <= static_cast<std::uint8_t>(NameLevel::alias_core);
}

// Ours is named without a type, and the item only with one: "Gävle" and "Gävle Municipality". The seat, which has the
// name alone, may be meant just as well, even if the index does not have it. An organisation may be named after a
// place, which an item of no type may be.
bool type_is_open(const Query& query, const Candidate& candidate) {
  const auto name = static_cast<NameLevel>(level_of(candidate, Feature::name));
  const std::uint8_t type = level_of(candidate, Feature::type);
  if (query.type == PlaceType::organisation && type != 0) return level_of(candidate, Feature::identifier) != 1;
  return (name == NameLevel::label_core || name == NameLevel::alias_core) &&
         ((type >= 2 && type <= 4) || type == 9 || type == 11);
}

// The country has many places of this name, nothing but the name says which it is, and this one is not so well known
// that one would have to say if another were meant.
bool is_one_of_many(const Candidate& candidate) {
  return level_of(candidate, Feature::homonyms) == many_homonyms && level_of(candidate, Feature::known) != best_known &&
         level_of(candidate, Feature::distance) == 0 && level_of(candidate, Feature::division) == 0 &&
         level_of(candidate, Feature::identifier) != 1;
}

// Romanized Chinese, Japanese and Korean names stand for many that are written otherwise, and of these the item has
// only one among its other names. Those of capitals are well known.
bool name_is_open(const Candidate& candidate, std::string_view country) {
  const auto name = static_cast<NameLevel>(level_of(candidate, Feature::name));
  return (name == NameLevel::alias || name == NameLevel::alias_core) && level_of(candidate, Feature::seat) < 5 &&
         level_of(candidate, Feature::distance) == 0 && level_of(candidate, Feature::identifier) != 1 &&
         (country == "CN" || country == "JP" || country == "KR" || country == "KP" || country == "TW");
}

// How many candidates, best first, are together as probable as one must be to be proposed; 0 if they are not.
std::size_t count_alike(const std::vector<Candidate>& candidates, double least) {
  constexpr std::size_t most = 5;
  double sum = 0;
  for (std::size_t i = 0; i < std::min(candidates.size(), most); ++i) {
    sum += candidates[i].score;
    if (sum >= least) return i + 1;
  }
  return 0;
}

// A place of GeoNames that has the very name, where items of Wikidata are wanted.
const Candidate* find_unlisted(const std::vector<Candidate>& candidates) {
  const auto found = std::find_if(candidates.begin(), candidates.end(), [](const Candidate& candidate) {
    return level_of(candidate, Feature::scheme) == 1 && level_of(candidate, Feature::country) < 2 &&
           level_of(candidate, Feature::name) <= static_cast<std::uint8_t>(NameLevel::alias);
  });
  return found == candidates.end() ? nullptr : &*found;
}

}  // namespace

std::string_view to_string(State state) {
  switch (state) {
    case State::automatic:
      return "auto";
    case State::review:
      return "review";
    case State::none:
      return "none";
    case State::conflict:
      return "conflict";
    case State::accepted:
      return "accepted";
  }
  return {};
}

Matcher::Matcher(const Index& index, const MatchOptions& options, const Weights& weights)
    : index_(index), options_(options), weights_(weights), search_(index), has_wikidata_(index.has_wikidata()) {}

std::uint8_t Matcher::identifier_level(const Query& query, ItemNumber number, const ItemView& item) const {
  std::uint8_t level = 0;
  if (options_.trust_claims && !query.claimed.empty() && query.claimed == item.id) return 1;
  for (const std::string& identifier : query.identifiers) {
    const std::vector<ItemNumber> items = index_.find_identifier(identifier);
    if (std::find(items.begin(), items.end(), number) != items.end()) return 1;
    // Another number in the same scheme speaks against it, if the item has one.
    if (identifier.starts_with("gn:") && item.geonames != 0) level = 2;
  }
  return level;
}

std::uint8_t Matcher::neighbour_level(const Query& query, ItemNumber number) const {
  const std::span<const ItemNumber> related = index_.related(number);
  if (query.related.empty() || related.empty()) return 0;
  for (const std::string& id : query.related) {
    for (const ItemNumber ours : index_.find_identifier(id)) {
      if (std::find(related.begin(), related.end(), ours) != related.end()) return 2;
    }
  }
  return 1;
}

std::uint8_t Matcher::service_level(const Query& query, std::string_view item) {
  if (!query.service_asked) return 0;
  const auto opinion = std::find_if(query.opinions.begin(), query.opinions.end(),
                                    [item](const Opinion& known) { return known.item == item; });
  if (opinion == query.opinions.end()) return 5;
  return opinion->sure ? 1 : opinion->place == 0 ? 2 : opinion->place < 3 ? 3 : 4;
}

std::vector<Candidate> Matcher::collect(const Query& query) {
  std::vector<NameParts> parts(query.names.size());
  Comparison comparison{query, query.type, {}, false, has_wikidata_};
  for (std::size_t i = 0; i < parts.size(); ++i) {
    take_apart(query.names[i].text, Readings::neutral_and_german, parts[i]);
    if (parts[i].sound.empty()) {
      NameParts romanized;
      take_apart(romanize(query.names[i].text), Readings::neutral, romanized);
      parts[i].sound = romanized.sound;
    }
    if (comparison.query_type == PlaceType::unknown) comparison.query_type = parts[i].type;
    if (!comparison.division_said) {
      comparison.query_division = division_of_hint(query.country, parts[i].hint);
      comparison.division_said = !comparison.query_division.empty();
    }
  }
  std::vector<Candidate> candidates;
  for (const Found& found : search_.find(query, parts)) {
    const ItemView item = index_.item(found.item);
    if (std::find(query.rejected.begin(), query.rejected.end(), item.id) != query.rejected.end()) continue;
    Candidate& candidate = candidates.emplace_back();
    candidate.item = found.item;
    candidate.name = found.name;
    if (found.name) candidate.query_name = query.names[found.query_name].text;
    candidate.features = compare(comparison, item, found.level);
    candidate.features[static_cast<std::size_t>(Feature::identifier)] = identifier_level(query, found.item, item);
    candidate.features[static_cast<std::size_t>(Feature::neighbours)] = neighbour_level(query, found.item);
    candidate.features[static_cast<std::size_t>(Feature::service)] = service_level(query, item.id);
  }
  const bool has_more_than_core =
      std::any_of(parts.begin(), parts.end(), [](const NameParts& p) { return p.core != p.folded; });
  weigh_namesakes(index_, {has_wikidata_, has_more_than_core}, candidates);
  return candidates;
}

void Matcher::score(std::vector<Candidate>& candidates) const {
  double total = 1;  // none of them
  for (Candidate& candidate : candidates) {
    candidate.log_odds = weights_.sum(candidate.features);
    total += std::exp(candidate.log_odds);
  }
  for (Candidate& candidate : candidates) {
    const double own = std::exp(candidate.log_odds);
    candidate.rivals = -std::log(std::max(1.0, total - own));
    candidate.score = 100 * own / total;
  }
  std::sort(candidates.begin(), candidates.end(), [](const Candidate& a, const Candidate& b) {
    return a.log_odds != b.log_odds ? a.log_odds > b.log_odds : a.item < b.item;
  });
}

void Matcher::decide_without_best(const Query& query, bool claim_known, Match& match) const {
  const std::vector<Candidate>& all = match.candidates;
  if (!claim_known || all.empty()) {
    match.reason = all.empty() && claim_known ? "nothing of this name" : "the index does not have " + query.claimed;
    return;
  }
  match.proposed = count_alike(all, options_.review_score);
  if (match.proposed > 0) {
    match.state = State::review;
    match.reason = same_name(all[0], all[1]) ? "several of this name:" : "several fit:";
    for (std::size_t i = 0; i < match.proposed; ++i) {
      match.reason += (i > 0 ? ", " : " ") + std::string(index_.item(all[i].item).id);
    }
    return;
  }
  const Candidate* unlisted = find_unlisted(all);
  match.reason = unlisted == nullptr ? "no candidate is probable"
                                     : "only GeoNames has the name: " + std::string(index_.item(unlisted->item).id);
}

void Matcher::decide(const Query& query, Match& match) const {
  const bool claim_known = query.claimed.empty() || !index_.find_identifier(query.claimed).empty();
  if (!query.claimed.empty() && claim_known && !match.candidates.empty() &&
      match.candidates.front().score < options_.review_score && match.candidates.front().log_odds > 0) {
    // The claim and the names speak for different items, and neither wins.
    const bool claimed_first = index_.item(match.candidates.front().item).id == query.claimed;
    match.state = claimed_first ? State::review : State::conflict;
    match.proposed = 1;
    match.reason = "said to be " + query.claimed + (claimed_first ? ", but others fit as well" : "");
    return;
  }
  if (match.candidates.empty() || match.candidates.front().score < options_.review_score) {
    decide_without_best(query, claim_known, match);
    return;
  }
  match.proposed = 1;
  const Candidate& best = match.candidates.front();
  const bool is_auto = best.score >= options_.auto_score;
  if (!query.claimed.empty() && index_.item(best.item).id != query.claimed) {
    // What the index does not have can be right all the same, unless another item certainly is; a place that GeoNames
    // alone has is no other item.
    const bool is_other = !has_wikidata_ || index_.item(best.item).is_wikidata();
    match.state = claim_known || (is_auto && is_other) ? State::conflict : State::none;
    match.reason =
        match.state == State::none ? "the index does not have " + query.claimed : "said to be " + query.claimed;
    if (match.state == State::none) match.proposed = 0;
    return;
  }
  const bool open_name = name_is_open(best, index_.item(best.item).country);
  match.state =
      is_auto && !type_is_open(query, best) && !open_name && !is_one_of_many(best) ? State::automatic : State::review;
  if (match.state == State::automatic) return;
  if (type_is_open(query, best)) {
    const PlaceType type = index_.item(best.item).type;
    match.reason =
        type == PlaceType::unknown ? "what kind of thing is it?" : "is the " + std::string(to_string(type)) + " meant?";
    return;
  }
  if (is_auto) {
    match.reason = open_name ? "a name that many may have" : "one of many of this name";
    return;
  }
  const bool rival =
      match.candidates.size() > 1 && match.candidates[1].score > 100 - best.score - match.candidates[1].score;
  match.reason = !rival                                 ? "the evidence is thin"
                 : same_name(best, match.candidates[1]) ? "several of this name"
                                                        : "several fit";
}

Match Matcher::match(const Query& query) {
  Match match;
  match.candidates = collect(query);
  score(match.candidates);
  decide(query, match);
  if (match.candidates.size() > options_.candidates) match.candidates.resize(options_.candidates);
  return match;
}

}  // namespace kontor::align

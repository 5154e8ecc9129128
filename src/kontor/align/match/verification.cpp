#include "kontor/align/match/verification.hpp"

#include <algorithm>

#include "kontor/align/match/matcher.hpp"
#include "kontor/align/names/han.hpp"

namespace kontor::align {
namespace {

std::uint8_t level_of(const Candidate& candidate, Feature feature) {
  return candidate.features[static_cast<std::size_t>(feature)];
}

// Levels of Feature::distance: the last at which an item is where ours is, and the first at which it is another place.
constexpr std::uint8_t here = 4;  // below 10 km
constexpr std::uint8_t far_away = 7;

// Another place of the query's country that bears the name: far from the claimed item, or whatever its place if the
// index does not have that. Null if there is none.
const Candidate* find_namesake(const Match& match, const Candidate* claimed, const Index& index, NameLevel least) {
  constexpr double same_place = 10;  // km: one place may have two records
  std::optional<Coordinates> place;
  if (claimed != nullptr) place = index.item(claimed->item).coordinates;
  for (const Candidate& other : match.candidates) {
    if (&other == claimed || level_of(other, Feature::name) > static_cast<std::uint8_t>(least)) continue;
    if (level_of(other, Feature::country) != 0) continue;
    const std::optional<Coordinates> there = index.item(other.item).coordinates;
    if (!place || !there || distance_km(*place, *there) > same_place) return &other;
  }
  return nullptr;
}

std::string id_of(const Candidate& candidate, const Index& index) {
  return std::string(index.item(candidate.item).id);
}

// Why a county or district does not seem to be the claimed item: that is a town of the name, or others of the name
// claim it as something else. Empty if nothing speaks against it. Towns that are no seat of anything may be districts.
std::string doubt_part(const Claims::Standing& standing, const ItemView* item, NameLevel name) {
  const Claims::Part& part = standing.part;
  if (!part.is_one()) return {};
  const std::string kind(to_string(part.kind));
  const bool item_says_it = part.in_name && name <= NameLevel::alias;
  if (item != nullptr && !item_says_it && item->type == PlaceType::settlement &&
      (part.kind == PlaceType::county || item->rank > 0)) {
    return "a " + kind + ", but the item is a town";
  }
  if (standing.greater) return "a " + kind + ", but another of this name claims it, too";
  return {};
}

// The item that the index does not have.
void judge_unknown(const Query& query, const Match& match, const Index& index, const Claims& claims, Verified& out) {
  constexpr double nearly_all = 0.9;
  out.reason = "the index does not have it";
  const Claims::Standing standing = claims.standing(query);
  const Candidate* namesake = find_namesake(match, nullptr, index, NameLevel::label);
  if (namesake != nullptr && level_of(*namesake, Feature::distance) >= far_away) namesake = nullptr;
  if (match.state == State::conflict) {  // another one fits for sure
    out.verification = Verification::doubtful;
    out.reason += ", " + id_of(match.candidates.front(), index) + " fits";
  } else if (const std::string doubt = doubt_part(standing, nullptr, NameLevel::none); !doubt.empty()) {
    out.verification = Verification::doubtful;
    out.reason += ", and it is " + doubt;
  } else if (standing.names > 1 && !standing.first_name) {
    out.verification = Verification::doubtful;
    out.reason += ", and " + std::to_string(standing.names) + " names claim it";
  } else if (namesake != nullptr && claims.share_known() >= nearly_all) {
    out.verification = Verification::doubtful;
    out.reason += ", but nearly all others, and the place as " + id_of(*namesake, index);
  } else if (standing.names > 1) {
    out.reason += ", and " + std::to_string(standing.names) + " names claim it";
  }
}

// Whether places of the country lie around the item: it is at the border, or the index errs about its country. Of empty
// lands few places are known, so the border may be farther away if nothing in the country has the name.
bool lies_at_border(const Index& index, ItemNumber number, std::string_view country, bool name_is_free) {
  const double reach = name_is_free ? 75 : 25;  // km
  const ItemView item = index.item(number);
  bool found = false;
  if (!item.coordinates) return false;
  index.find_near(*item.coordinates, reach, [&](ItemNumber other, double) {
    if (!found && other != number) found = index.item(other).country == country;
  });
  return found;
}

// Whether the item is written in other Chinese characters than ours, which counts where they tell places apart that
// sound alike. If some are the same and the index has no other place of the name, they are a slip of who wrote them. By
// an alias the item may be known in a dialect or from an older time, unless the name is another place's first.
bool is_written_otherwise(const Query& query, const Match& match, const Candidate& claimed, const Index& index) {
  if (query.country != "CN" && query.country != "TW") return false;
  const auto level = static_cast<NameLevel>(level_of(claimed, Feature::name));
  const bool by_label = level == NameLevel::label || level == NameLevel::label_core || level == NameLevel::label_sound;
  if (!by_label && find_namesake(match, &claimed, index, NameLevel::label) == nullptr) return false;
  std::vector<std::string> ours;
  for (const ItemName& name : query.names) {
    if (has_han(name.text)) ours.push_back(han_stem(name.text));
  }
  if (ours.empty()) return false;
  const ItemView item = index.item(claimed.item);
  bool item_has_some = false;
  bool akin = false;
  for (NameNumber i = item.first_name; i < item.first_name + item.name_count; ++i) {
    const std::string_view text = index.name(i).text;
    if (!has_han(text)) continue;
    item_has_some = true;
    const std::string stem = han_stem(text);
    for (const std::string& own : ours) {
      if (own == stem) return false;
      akin = akin || share_characters(own, stem);
    }
  }
  return item_has_some && (!akin || find_namesake(match, &claimed, index, NameLevel::alias) != nullptr);
}

}  // namespace

std::string_view to_string(Verification verification) {
  switch (verification) {
    case Verification::confirmed:
      return "confirmed";
    case Verification::possible:
      return "possible";
    case Verification::doubtful:
      return "doubtful";
    case Verification::wrong:
      return "wrong";
    case Verification::unknown:
      return "unknown";
  }
  return {};
}

Verified verify(const Query& query, const Match& match, const Index& index, const Claims& claims) {
  Verified out;
  if (std::find(query.rejected.begin(), query.rejected.end(), query.claimed) != query.rejected.end()) {
    out.verification = Verification::wrong;
    out.reason = "a person rejected it";
    return out;
  }
  for (const Candidate& candidate : match.candidates) {
    if (index.item(candidate.item).id == query.claimed) out.claimed = &candidate;
  }
  if (out.claimed == nullptr) {
    judge_unknown(query, match, index, claims, out);
    return out;
  }
  const Candidate& claimed = *out.claimed;
  const Candidate& best = match.candidates.front();
  const auto name = static_cast<NameLevel>(level_of(claimed, Feature::name));
  const std::string best_id(index.item(best.item).id);
  const auto judged = [&out](Verification verification, std::string reason) {
    out.verification = verification;
    out.reason = std::move(reason);
    return out;
  };
  if (level_of(claimed, Feature::identifier) == 1) return judged(Verification::confirmed, {});
  if (name == NameLevel::none) return judged(Verification::wrong, "no name in common");
  const std::uint8_t distance = level_of(claimed, Feature::distance);
  const bool is_here = distance > 0 && distance <= here;
  const bool abroad = level_of(claimed, Feature::country) == 2;
  const bool at_border =
      abroad && (is_here || lies_at_border(index, claimed.item, query.country,
                                           find_namesake(match, &claimed, index, NameLevel::alias) == nullptr));
  if (abroad && !at_border) return judged(Verification::wrong, "in another country");
  if (distance >= far_away) return judged(Verification::wrong, "too far away");
  if (name > NameLevel::alias_sound) {
    if (is_here && &best == &claimed && claimed.score >= 50) {
      return judged(Verification::possible, "it lies there, but the names are only similar");
    }
    if (&best == &claimed && claimed.score >= MatchOptions().auto_score) {
      return judged(Verification::possible, "the names are only similar, but nothing else fits");
    }
    return judged(Verification::doubtful,
                  "the names are only similar" + (&best == &claimed ? "" : ", " + best_id + " fits better"));
  }
  if (!is_here && is_written_otherwise(query, match, claimed, index)) {
    return judged(Verification::doubtful, "written in other characters");
  }
  const Claims::Standing standing = claims.standing(query);
  if (const ItemView item = index.item(claimed.item); !is_here) {
    if (std::string doubt = doubt_part(standing, &item, name); !doubt.empty()) {
      return judged(Verification::doubtful, std::move(doubt));
    }
  }
  // Two rows of a name may be one place, unless the country has two such places. In China a prefecture is its city.
  constexpr std::size_t many = 3;
  constexpr double often = 0.2;
  const bool prefecture_or_city = query.country == "CN" && query.type != PlaceType::unknown && standing.first_of_size;
  if (!is_here && !standing.first_of_name && !prefecture_or_city && claims.share_repeated() < often) {
    const Candidate* namesake = find_namesake(match, &claimed, index, NameLevel::label_core);
    if (standing.of_name >= many || namesake != nullptr) {
      return judged(Verification::doubtful,
                    std::to_string(standing.of_name) + " of this name claim it" +
                        (namesake == nullptr ? "" : ", " + id_of(*namesake, index) + " has it, too"));
    }
  }
  if (at_border) {
    return judged(Verification::possible, "in " + index.item(claimed.item).country + ", but at the border");
  }
  if (claimed.score >= 50) return judged(Verification::confirmed, {});
  if (&best == &claimed) return judged(Verification::possible, "others fit as well");
  const bool better = best.score >= MatchOptions().review_score;
  return judged(Verification::possible, best_id + (better ? " fits better" : " fits as well"));
}

}  // namespace kontor::align

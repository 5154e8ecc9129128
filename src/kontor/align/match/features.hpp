// The evidence that is weighed for or against an item: a handful of features, each of which stands at one of a few
// levels. What a level is worth stands in weights.cpp.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <span>
#include <string_view>

#include "kontor/align/index/index.hpp"
#include "kontor/align/match/query.hpp"

namespace kontor::align {

enum class Feature : std::uint8_t {
  name,        // how the best pair of names fits
  country,     // whether the countries agree
  division,    // whether a state in brackets is the item's: Niles (Illinois)
  distance,    // between the coordinates
  population,  // the larger one divided by the smaller
  type,        // what the names' words, feature codes and classes say
  size,        // inhabitants of the item
  larger,      // of several of one name in the country the largest is meant
  homonyms,    // how many of one name there are in the country
  seat,        // seat of an administration, which is meant rather than others
  scheme,      // whether the item is one of Wikidata, if the index has such
  identifier,  // GeoNames number, AGS ... of both
  neighbours,  // whether it is twinned with us, or a member with us
  service,     // what a reconciliation service thinks of it
  number,      // how old the item is, by its number
  known,       // how many names the item has: of many names one would be ours, of many places the best known is meant
  fame,        // of several of one name the one that has most names is meant
};
inline constexpr std::size_t feature_count = 17;

// The levels of Feature::name. Equal names first; then equal without type words and brackets; then of equal sound.
enum class NameLevel : std::uint8_t {
  label,
  alias,
  label_core,
  alias_core,
  label_sound,
  alias_sound,
  near_92,  // similarity of sound at least .92, see sound_similarity()
  near_84,
  part,  // one name is the start of the other: Ciutadella, Ciutadella de Menorca
  near_76,
  near_58,
  none,
};

// "name", "country" ...
std::string_view to_string(Feature feature);

// The levels of a feature in words, in the order of their numbers.
std::span<const std::string_view> levels(Feature feature);

// The level of each feature, by the number of the feature.
using FeatureVector = std::array<std::uint8_t, feature_count>;

// Which name level a similarity has; `sounds` is the length of the shorter name. Short names are alike by chance, so
// they count a level less, but not less than 76 %.
NameLevel level_of_similarity(double similarity, std::size_t sounds);

// What an item looks like beside a query: everything that two descriptions can be compared by.
struct Comparison {
  const Query& query;
  PlaceType query_type = PlaceType::unknown;  // of the column or the words of the name
  std::string_view query_division;            // see division_of_hint()
  bool division_said = false;                 // there is a hint, and it names a division
  bool wants_wikidata = false;                // the index has items of Wikidata
};

// The level of Feature::homonyms for an item whose names are only similar while others in its country have the very
// name.
inline constexpr std::uint8_t others_have_the_name = 6;
inline constexpr std::uint8_t unlisted_others_have_the_name = 7;

// Its level for more than eight of the name.
inline constexpr std::uint8_t many_homonyms = 5;

// The level of Feature::type between a place and an organisation.
inline constexpr std::uint8_t another_kind = 12;

// The level of Feature::known for an item that has many names while many places have ours.
inline constexpr std::uint8_t best_known = 9;

// The levels of all features that look at one item alone and nothing but names, places and types.
FeatureVector compare(const Comparison& comparison, const ItemView& item, NameLevel name);

}  // namespace kontor::align

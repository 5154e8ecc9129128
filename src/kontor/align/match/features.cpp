#include "kontor/align/match/features.hpp"

#include <algorithm>

#include "kontor/align/match/countries.hpp"

namespace kontor::align {
namespace {

constexpr std::array<std::string_view, feature_count> names = {
    "name", "country", "division",   "distance",   "population", "type",   "size",  "larger", "homonyms",
    "seat", "scheme",  "identifier", "neighbours", "service",    "number", "known", "fame"};

constexpr std::string_view name_levels[] = {"the label",           "another name",        "the label's core",
                                            "another name's core", "sounds as the label", "sounds as another name",
                                            "92 % alike",          "84 % alike",          "the start of the other",
                                            "76 % alike",          "58 % alike",          "no name alike"};
constexpr std::string_view country_levels[] = {"same", "not known", "another", "another that shares places with it"};
constexpr std::string_view division_levels[] = {"not said", "same", "another"};
constexpr std::string_view distance_levels[] = {"not known",    "below 500 m", "below 2 km",  "below 5 km",
                                                "below 10 km",  "below 25 km", "below 50 km", "below 100 km",
                                                "below 300 km", "farther"};
constexpr std::string_view population_levels[] = {"not known",      "same",           "within half",
                                                  "within a third", "within a tenth", "less than a tenth"};
constexpr std::string_view type_levels[] = {"same",
                                            "not said, settlement",
                                            "not said, municipality",
                                            "not said, district",
                                            "not said, county or region",
                                            "not said, not known",
                                            "said, not known",
                                            "another",
                                            "akin: settlement and municipality",
                                            "not said, municipality where towns have none of their own",
                                            "not said, town without a municipality of its own",
                                            "not said, region of this type",
                                            "a place is no organisation"};
constexpr std::string_view size_levels[] = {"not known",     "below 2,000",     "below 5,000",     "below 10,000",
                                            "below 20,000",  "below 50,000",    "below 100,000",   "below 200,000",
                                            "below 500,000", "below 1,000,000", "below 3,000,000", "larger"};
constexpr std::string_view larger_levels[] = {"the only one",
                                              "more than 3 times",
                                              "more than 1.5 times",
                                              "about as large",
                                              "less than two thirds",
                                              "less than a third",
                                              "not known",
                                              "it is the main name of others",
                                              "more than 10 times",
                                              "less than a tenth",
                                              "it is the main name of others that Wikidata lacks"};
constexpr std::string_view homonyms_levels[] = {"no other name alike",
                                                "1",
                                                "2",
                                                "3 or 4",
                                                "5 to 8",
                                                "more",
                                                "others have the very name",
                                                "others that Wikidata lacks have the very name"};
constexpr std::string_view seat_levels[] = {"none",         "fourth order", "third order",
                                            "second order", "first order",  "capital"};
constexpr std::string_view scheme_levels[] = {"wanted", "GeoNames only"};
constexpr std::string_view identifier_levels[] = {"none", "same", "contradicts"};
constexpr std::string_view neighbour_levels[] = {"not known", "not related", "related to us"};
constexpr std::string_view service_levels[] = {"not asked",   "a match",  "named first", "named second or third",
                                               "named later", "not named"};
constexpr std::string_view number_levels[] = {"none", "below 100,000", "below 1,000,000", "below 10,000,000", "larger"};

constexpr std::string_view known_levels[] = {
    "has our name", "1 or 2 others",       "3 to 7 others",        "8 to 19 others",       "20 to 49 others",
    "more others",  "of several, below 5", "of several, below 15", "of several, below 30", "of several, more"};
constexpr std::string_view fame_levels[] = {"the only one",  "more than twice", "more than a fifth more",
                                            "about as many", "less by a sixth", "less than half"};

template <std::size_t Size>
std::uint8_t first_above(double value, const double (&limits)[Size]) {
  std::uint8_t level = 0;
  while (level < Size && value >= limits[level]) ++level;
  return level;
}

std::uint8_t distance_level(const Query& query, const ItemView& item) {
  if (!query.coordinates || !item.coordinates) return 0;
  constexpr double limits[] = {0.5, 2, 5, 10, 25, 50, 100, 300};
  return static_cast<std::uint8_t>(1 + first_above(distance_km(*query.coordinates, *item.coordinates), limits));
}

std::uint8_t population_level(const Query& query, const ItemView& item) {
  if (query.population == 0 || item.population == 0) return 0;
  const auto less = static_cast<double>(std::min<std::uint64_t>(query.population, item.population));
  const auto more = static_cast<double>(std::max<std::uint64_t>(query.population, item.population));
  constexpr double limits[] = {1.1, 1.5, 3, 10};
  return static_cast<std::uint8_t>(1 + first_above(more / less, limits));
}

std::uint8_t size_level(const ItemView& item) {
  if (item.population == 0) return 0;
  constexpr double limits[] = {2'000, 5'000, 10'000, 20'000, 50'000, 100'000, 200'000, 500'000, 1'000'000, 3'000'000};
  return static_cast<std::uint8_t>(1 + first_above(item.population, limits));
}

// Items of Wikidata with high numbers were made late, many to split off what another was, too.
std::uint8_t number_level(const ItemView& item) {
  if (!item.is_wikidata()) return 0;
  const std::size_t digits = item.id.size() - 1;
  return digits <= 5 ? 1 : digits == 6 ? 2 : digits == 7 ? 3 : 4;
}

// Names are many for what is well known: if none of them is ours, it is hardly meant.
std::uint8_t known_level(const ItemView& item, NameLevel name) {
  if (name <= NameLevel::alias_core) return 0;
  constexpr double limits[] = {3, 8, 20, 50};
  return static_cast<std::uint8_t>(1 + first_above(item.name_count, limits));
}

std::uint8_t country_level(std::string_view query, std::string_view item) {
  if (query.empty() || item.empty()) return 1;
  if (query == item) return 0;
  return share_places(query, item) ? 3 : 2;
}

// A German, French or Italian town is its municipality.
bool akin(PlaceType a, PlaceType b) {
  const auto town = [](PlaceType type) { return type == PlaceType::settlement || type == PlaceType::municipality; };
  return town(a) && town(b);
}

// A network, office or association is no place, whatever it is named after; what has inhabitants is one.
bool is_another_kind(PlaceType query, const ItemView& item) {
  const bool is_place = item.type == PlaceType::unknown ? item.population > 0 : item.type != PlaceType::organisation;
  return query == PlaceType::organisation ? is_place
                                          : query != PlaceType::unknown && item.type == PlaceType::organisation;
}

// Where towns are localities of the census and only the municipality around them has a council that could sign a
// twinning.
bool municipalities_act(std::string_view country) {
  return country == "SE" || country == "NO";
}

// Whether the item has the name only with a word that says its type: "Emirate of Dubai".
bool is_named_with_type(NameLevel name) {
  return name == NameLevel::label_core || name == NameLevel::alias_core || name == NameLevel::part;
}

// Who gives coordinates means a point, which is the town.
std::uint8_t type_level(const Query& asked, PlaceType query, const ItemView& place, NameLevel name) {
  const PlaceType item = place.type;
  const bool by_country = !asked.coordinates && place.rank < 5 && municipalities_act(place.country);
  if (query == PlaceType::unknown) {
    switch (item) {
      case PlaceType::settlement:
        return by_country ? 10 : 1;
      case PlaceType::municipality:
        return by_country ? 9 : 2;
      case PlaceType::district:
        return 3;
      case PlaceType::county:
      case PlaceType::region:
        return is_named_with_type(name) ? 11 : 4;
      default:
        return 5;
    }
  }
  if (query == item) return 0;
  if (is_another_kind(query, place)) return another_kind;
  if (akin(query, item)) return 8;
  return item == PlaceType::unknown ? 6 : 7;
}

}  // namespace

std::string_view to_string(Feature feature) {
  return names[static_cast<std::size_t>(feature)];
}

std::span<const std::string_view> levels(Feature feature) {
  switch (feature) {
    case Feature::name:
      return name_levels;
    case Feature::country:
      return country_levels;
    case Feature::division:
      return division_levels;
    case Feature::distance:
      return distance_levels;
    case Feature::population:
      return population_levels;
    case Feature::type:
      return type_levels;
    case Feature::size:
      return size_levels;
    case Feature::larger:
      return larger_levels;
    case Feature::homonyms:
      return homonyms_levels;
    case Feature::seat:
      return seat_levels;
    case Feature::scheme:
      return scheme_levels;
    case Feature::identifier:
      return identifier_levels;
    case Feature::neighbours:
      return neighbour_levels;
    case Feature::service:
      return service_levels;
    case Feature::number:
      return number_levels;
    case Feature::known:
      return known_levels;
    case Feature::fame:
      return fame_levels;
  }
  return {};
}

NameLevel level_of_similarity(double similarity, std::size_t sounds) {
  constexpr std::size_t few = 5;
  if (sounds <= few && similarity >= 0.76) similarity = std::max(0.76, similarity - 0.08);
  if (similarity >= 0.92) return NameLevel::near_92;
  if (similarity >= 0.84) return NameLevel::near_84;
  if (similarity >= 0.76) return NameLevel::near_76;
  if (similarity >= 0.58) return NameLevel::near_58;
  return NameLevel::none;
}

FeatureVector compare(const Comparison& comparison, const ItemView& item, NameLevel name) {
  const Query& query = comparison.query;
  FeatureVector levels{};
  const auto set = [&levels](Feature feature, std::uint8_t level) {
    levels[static_cast<std::size_t>(feature)] = level;
  };
  set(Feature::name, static_cast<std::uint8_t>(name));
  set(Feature::country, country_level(query.country, item.country));
  if (comparison.division_said && !item.division.empty()) {
    set(Feature::division, item.division == comparison.query_division ? 1 : 2);
  }
  set(Feature::distance, distance_level(query, item));
  set(Feature::population, population_level(query, item));
  set(Feature::type, type_level(query, comparison.query_type, item, name));
  set(Feature::size, size_level(item));
  set(Feature::seat, static_cast<std::uint8_t>(std::clamp(item.rank, 0, 5)));
  set(Feature::number, number_level(item));
  set(Feature::known, known_level(item, name));
  set(Feature::scheme, comparison.wants_wikidata && !item.is_wikidata() ? 1 : 0);
  return levels;
}

}  // namespace kontor::align

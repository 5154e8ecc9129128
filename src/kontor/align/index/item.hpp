// An item of the world that a place or organisation of ours may be: what sources of an index hand over.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "kontor/align/names/place_type.hpp"

namespace kontor::align {

struct Coordinates {
  double latitude = 0;   // degrees, -90 to 90
  double longitude = 0;  // degrees, -180 to 180

  friend bool operator==(const Coordinates&, const Coordinates&) = default;
};

// Great-circle distance in kilometres on a sphere of radius 6371 km (error below 0.6 %).
double distance_km(const Coordinates& a, const Coordinates& b);

enum class NameKind : std::uint8_t { label, alias };

struct ItemName {
  std::string text;
  std::string language;  // BCP 47, empty if the source does not say
  NameKind kind = NameKind::alias;
};

// The id is "Q60" (Wikidata), "gn:5128581" (GeoNames) or an IRI.
struct Item {
  std::string id;
  std::vector<ItemName> names;
  std::uint32_t geonames = 0;  // GeoNames number, 0: none
  std::string country;         // ISO 3166-1 alpha-2, empty: unknown
  std::string division;        // first administrative division in GeoNames' numbering
  std::optional<Coordinates> coordinates;
  std::uint64_t population = 0;  // 0: unknown
  PlaceType type = PlaceType::unknown;
  int rank = 0;                          // see rank_of_feature()
  std::vector<std::string> identifiers;  // "ags:03241001", "lau:03241001"
  std::vector<std::string> related;      // ids of items that it is twinned with or a member of

  // Empties everything; strings and lists keep their capacity where they can.
  void clear();
};

}  // namespace kontor::align

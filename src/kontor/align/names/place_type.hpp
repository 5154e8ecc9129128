// What kind of thing a name or an item stands for, as far as it helps to tell two things of one name apart.
#pragma once

#include <cstdint>
#include <optional>
#include <string_view>

namespace kontor::align {

enum class PlaceType : std::uint8_t {
  unknown,
  settlement,    // a city, town or village
  municipality,  // the administrative unit around a settlement: kommun, gmina, municipio
  district,      // a part of a city
  county,        // Kreis, powiat, county, rajon
  region,        // Bundesland, prefecture, voivodeship, province, state
  island,
  country,
  organisation,  // a network, association, office
};
inline constexpr std::size_t place_types = 9;

// "settlement", "municipality" ...: the word in output and in the column `type` of tables.
std::string_view to_string(PlaceType type);

// The type that a word of a table or registry stands for: the words above, the types of registries ("city", "town",
// "city-district", "city-network" ...). Nothing for other words.
std::optional<PlaceType> find_place_type(std::string_view word);

// The type of a GeoNames feature code (PPL, PPLA, ADM1 ...).
PlaceType type_of_feature(std::string_view feature_code);

// How high in the administration a GeoNames feature code stands: 5 capital of a country, 4 to 1 seat of a division of
// the first to fourth order, 0 everything else.
int rank_of_feature(std::string_view feature_code);

}  // namespace kontor::align

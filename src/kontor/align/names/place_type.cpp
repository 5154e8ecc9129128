#include "kontor/align/names/place_type.hpp"

#include <array>

namespace kontor::align {
namespace {

constexpr std::array<std::string_view, place_types> names = {
    "unknown", "settlement", "municipality", "district", "county", "region", "island", "country", "organisation"};

struct Word {
  std::string_view word;
  PlaceType type;
};

constexpr Word words[] = {
    {"city", PlaceType::settlement},
    {"town", PlaceType::settlement},
    {"village", PlaceType::settlement},
    {"capital", PlaceType::settlement},
    {"city-district", PlaceType::district},
    {"state", PlaceType::region},
    {"province", PlaceType::region},
    {"prefecture", PlaceType::region},
    {"network", PlaceType::organisation},
    {"city-network", PlaceType::organisation},
    {"municipal-association", PlaceType::organisation},
    {"municipal-office", PlaceType::organisation},
    {"initiative", PlaceType::organisation},
    {"forum", PlaceType::organisation},
    {"civil-society", PlaceType::organisation},
};

}  // namespace

std::string_view to_string(PlaceType type) {
  return names[static_cast<std::size_t>(type)];
}

std::optional<PlaceType> find_place_type(std::string_view word) {
  for (std::size_t i = 1; i < names.size(); ++i) {
    if (names[i] == word) return static_cast<PlaceType>(i);
  }
  for (const Word& known : words) {
    if (known.word == word) return known.type;
  }
  return std::nullopt;
}

PlaceType type_of_feature(std::string_view code) {
  if (code == "PPLX") return PlaceType::district;
  if (code.starts_with("PPL") || code == "STLMT") return PlaceType::settlement;
  if (code.starts_with("PCL")) return PlaceType::country;
  if (code.starts_with("ADM1")) return PlaceType::region;
  if (code.starts_with("ADM2")) return PlaceType::county;
  if (code.starts_with("ADM")) return PlaceType::municipality;
  if (code.starts_with("ISL")) return PlaceType::island;
  return PlaceType::unknown;
}

int rank_of_feature(std::string_view code) {
  if (code == "PPLC") return 5;
  if (code == "PPLA") return 4;
  if (code == "PPLA2") return 3;
  if (code == "PPLA3") return 2;
  if (code == "PPLA4" || code == "PPLA5") return 1;
  return 0;
}

}  // namespace kontor::align

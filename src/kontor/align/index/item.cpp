#include "kontor/align/index/item.hpp"

#include <algorithm>
#include <cmath>
#include <numbers>

namespace kontor::align {

double distance_km(const Coordinates& a, const Coordinates& b) {
  constexpr double radians = std::numbers::pi / 180;
  const double x = std::sin((b.latitude - a.latitude) * radians / 2);
  const double y = std::sin((b.longitude - a.longitude) * radians / 2);
  const double h = x * x + std::cos(a.latitude * radians) * std::cos(b.latitude * radians) * y * y;
  return 2 * 6371 * std::asin(std::min(1.0, std::sqrt(h)));
}

void Item::clear() {
  id.clear();
  names.clear();
  geonames = 0;
  country.clear();
  division.clear();
  coordinates.reset();
  population = 0;
  type = PlaceType::unknown;
  rank = 0;
  identifiers.clear();
  related.clear();
}

}  // namespace kontor::align

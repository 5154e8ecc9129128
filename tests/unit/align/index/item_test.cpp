#include "kontor/align/index/item.hpp"

#include "test.hpp"

using kontor::align::Coordinates;
using kontor::align::distance_km;

TEST_CASE("distances are great circles") {
  CHECK(distance_km({52.3745, 9.7386}, {52.3745, 9.7386}) == 0);
  CHECK(distance_km({0, 0}, {0, 1}) == Approx(111.19).epsilon(0.001));
  CHECK(distance_km({10, 179.5}, {10, -179.5}) == Approx(109.5).epsilon(0.001));
  CHECK(distance_km({90, 0}, {-90, 0}) == Approx(20015).epsilon(0.001));
}

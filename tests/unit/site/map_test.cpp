#include <cmath>

#include "kontor/site/base_map.hpp"
#include "kontor/site/label_placement.hpp"

#include "test.hpp"

using namespace kontor::site;

namespace {

constexpr Coordinates hannover = {9.73322, 52.37052};
constexpr Coordinates hiroshima = {132.45, 34.4};

bool near(double a, double b, double tolerance) {
  return std::abs(a - b) <= tolerance;
}

}  // namespace

TEST_CASE("Equal Earth puts its centre, corners and poles where the paper says") {
  const EqualEarth earth(1000);
  CHECK(near(earth.project({11, 0}).x, 500, 1e-9));
  CHECK(near(earth.project({11, 0}).y, 0, 1e-9));
  CHECK(near(earth.project({191, 0}).x, 1000, 1e-6));
  CHECK(near(earth.project({-169, 0}).x, 0, 1e-6));
  // The map is 0.48676 times as high as it is wide, the pole lines 0.59247 times as long as the equator.
  CHECK(near(earth.project({11, 90}).y, -1000 * 0.48676 / 2, 0.05));
  CHECK(near(earth.project({191, 90}).x - earth.project({-169, 90}).x, 1000 * 0.59247, 0.1));
}

TEST_CASE("The map around a place keeps directions and short distances") {
  const AroundPlace around(hannover);
  CHECK(near(around.project(hannover).x, 0, 1e-9));
  const Point north = around.project({hannover.longitude, hannover.latitude + 1});
  CHECK(near(north.x, 0, 1e-9));
  CHECK(near(north.y, -111.2, 0.1));
  const Point antipode = around.project({hannover.longitude - 180, -hannover.latitude});
  CHECK(std::isfinite(antipode.x));
  CHECK(std::isfinite(antipode.y));
}

TEST_CASE("Great circles have the known length and pass through their ends") {
  CHECK(near(distance(hannover, hiroshima), 8885.8, 0.5));
  const auto line = great_circle(hannover, hiroshima, 10);
  REQUIRE(line.size() == 11);
  CHECK(near(line.front().latitude, hannover.latitude, 1e-6));
  CHECK(near(line.back().longitude, hiroshima.longitude, 1e-6));
  CHECK(line[5].latitude > 60);  // by way of Siberia
}

TEST_CASE("Land is cut to the box, and paths are short") {
  BaseMap map;
  map.land.push_back({{-10, 10}, {10, 10}, {10, -10}, {-10, -10}});
  map.borders.push_back({{0, 0}, {1, 0}, {30, 0}, {2, 0}, {3, 0}});
  const Project plain = [](const Coordinates& place) { return Point{place.longitude, -place.latitude}; };
  CHECK(land_path(map, plain, {0, 0, 5, 5}) == "M0 5l0-5 5 0 0 5z");
  CHECK(border_path(map, plain, {0, -5, 5, 5}) == "M0 0l1 0M2 0l1 0");
  CHECK(land_path(map, plain, {20, 20, 30, 30}).empty());
}

TEST_CASE("The built-in maps hold the world") {
  CHECK(base_map(Detail::world).land.size() > 80);
  CHECK(base_map(Detail::near).land.size() > 300);
  for (const auto& ring : base_map(Detail::near).land) {
    for (const Coordinates& place : ring) {
      REQUIRE(std::abs(place.latitude) <= 90);
      REQUIRE(place.longitude >= -169.01);
      REQUIRE(place.longitude <= 191.01);
    }
  }
}

TEST_CASE("Coordinates have one decimal at most") {
  CHECK(format_coordinate(1.49) == "1.5");
  CHECK(format_coordinate(-0.04) == "0");
  CHECK(format_coordinate(-0.5) == "-.5");
  CHECK(format_coordinate(12) == "12");
}

TEST_CASE("Names on a map keep apart, and those without room are left out") {
  const std::vector<LabelRequest> requests = {
      {{50, 50}, 4, "Hannover"}, {{56, 50}, 4, "Laatzen"}, {{50, 57}, 4, "Hemmingen"}};
  const auto spots = place_labels(requests, 10, {0, 0, 200, 100});
  REQUIRE(spots.size() == 3);
  REQUIRE(spots[0]);
  CHECK(spots[0]->anchor == Anchor::end);  // to the right lies Laatzen
  REQUIRE(spots[1]);
  CHECK(spots[1]->anchor == Anchor::start);
  const auto none = place_labels(requests, 10, {45, 45, 60, 60});
  CHECK_FALSE(none[0]);
  CHECK_FALSE(none[1]);
}

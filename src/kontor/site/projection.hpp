// From longitude and latitude to the plane, for the two kinds of map of the site.
#pragma once

#include <vector>

namespace kontor::site {

// In degrees, longitude east and latitude north.
struct Coordinates {
  double longitude = 0;
  double latitude = 0;
};

// On the plane, y down as in SVG.
struct Point {
  double x = 0;
  double y = 0;
};

// The equal-area world map "Equal Earth" (Šavrič, Patterson and Jenny 2018), scaled so that the equator is `width` long
// and starts at x = 0; the equator is at y = 0. Cut at 169 degrees west, in the Bering Strait.
class EqualEarth {
 public:
  static constexpr double central_meridian = 11;

  explicit EqualEarth(double width);
  Point project(const Coordinates& place) const;
  double width() const { return width_; }

 private:
  double width_;
  double scale_;
};

// Lambert's azimuthal equal-area map around a place, which lies at (0, 0); straight lines through it are great circles.
// One unit is one kilometre in its neighbourhood. Places on the far side of the earth are moved to its near edge.
class AroundPlace {
 public:
  explicit AroundPlace(const Coordinates& centre);
  Point project(const Coordinates& place) const;

 private:
  double longitude_;
  double sin_latitude_;
  double cos_latitude_;
};

// Kilometres on the great circle.
double distance(const Coordinates& a, const Coordinates& b);

// The great circle from a to b as `steps` + 1 places.
std::vector<Coordinates> great_circle(const Coordinates& a, const Coordinates& b, int steps);

}  // namespace kontor::site

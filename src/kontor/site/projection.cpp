#include "kontor/site/projection.hpp"

#include <algorithm>
#include <cmath>

namespace kontor::site {
namespace {

constexpr double pi = 3.14159265358979323846;
constexpr double earth_radius = 6371.0088;  // kilometres, mean

// The four coefficients of Equal Earth.
constexpr double a1 = 1.340264;
constexpr double a2 = -0.081106;
constexpr double a3 = 0.000893;
constexpr double a4 = 0.003796;

double radians(double degrees) {
  return degrees * pi / 180;
}

// Into -180 to 180, both ends as they are.
double wrap(double longitude) {
  if (longitude >= -180.001 && longitude <= 180.001) return longitude;
  return longitude - 360 * std::floor((longitude + 180) / 360);
}

struct Vector {
  double x, y, z;
};

Vector on_sphere(const Coordinates& place) {
  const double latitude = radians(place.latitude);
  const double longitude = radians(place.longitude);
  return {std::cos(latitude) * std::cos(longitude), std::cos(latitude) * std::sin(longitude), std::sin(latitude)};
}

double angle(const Vector& a, const Vector& b) {
  const Vector cross = {a.y * b.z - a.z * b.y, a.z * b.x - a.x * b.z, a.x * b.y - a.y * b.x};
  return std::atan2(std::sqrt(cross.x * cross.x + cross.y * cross.y + cross.z * cross.z),
                    a.x * b.x + a.y * b.y + a.z * b.z);
}

}  // namespace

EqualEarth::EqualEarth(double width) : width_(width), scale_(width / (2 * pi * 2 * std::sqrt(3.0) / (3 * a1))) {}

Point EqualEarth::project(const Coordinates& place) const {
  const double longitude = radians(wrap(place.longitude - central_meridian));
  const double theta = std::asin(std::sqrt(3.0) / 2 * std::sin(radians(place.latitude)));
  const double t2 = theta * theta;
  const double t6 = t2 * t2 * t2;
  const double x =
      2 * std::sqrt(3.0) * longitude * std::cos(theta) / (3 * (a1 + 3 * a2 * t2 + t6 * (7 * a3 + 9 * a4 * t2)));
  const double y = theta * (a1 + a2 * t2 + t6 * (a3 + a4 * t2));
  return {width_ / 2 + x * scale_, -y * scale_};
}

AroundPlace::AroundPlace(const Coordinates& centre)
    : longitude_(centre.longitude),
      sin_latitude_(std::sin(radians(centre.latitude))),
      cos_latitude_(std::cos(radians(centre.latitude))) {}

Point AroundPlace::project(const Coordinates& place) const {
  const double sin_latitude = std::sin(radians(place.latitude));
  const double cos_latitude = std::cos(radians(place.latitude));
  const double longitude = radians(place.longitude - longitude_);
  const double east = cos_latitude * std::sin(longitude);
  const double north = cos_latitude_ * sin_latitude - sin_latitude_ * cos_latitude * std::cos(longitude);
  const double cos_distance = sin_latitude_ * sin_latitude + cos_latitude_ * cos_latitude * std::cos(longitude);
  // Beyond 120 degrees everything is stretched along the edge, and the antipode has no place at all.
  constexpr double nearest = -0.5;
  if (cos_distance < nearest) {
    const double length = std::max(std::hypot(east, north), 1e-9);
    const double edge = std::sqrt(2 / (1 + nearest)) * std::sqrt(1 - nearest * nearest);
    return {earth_radius * edge * east / length, -earth_radius * edge * north / length};
  }
  const double k = std::sqrt(2 / (1 + cos_distance));
  return {earth_radius * k * east, -earth_radius * k * north};
}

double distance(const Coordinates& a, const Coordinates& b) {
  return earth_radius * angle(on_sphere(a), on_sphere(b));
}

std::vector<Coordinates> great_circle(const Coordinates& a, const Coordinates& b, int steps) {
  const Vector from = on_sphere(a);
  const Vector to = on_sphere(b);
  const double whole = angle(from, to);
  if (whole < 1e-6 || whole > pi - 1e-6) return {a, b};
  std::vector<Coordinates> out;
  for (int i = 0; i <= steps; ++i) {
    const double t = static_cast<double>(i) / steps;
    const double p = std::sin((1 - t) * whole) / std::sin(whole);
    const double q = std::sin(t * whole) / std::sin(whole);
    const Vector v = {p * from.x + q * to.x, p * from.y + q * to.y, p * from.z + q * to.z};
    out.push_back({std::atan2(v.y, v.x) * 180 / pi, std::atan2(v.z, std::hypot(v.x, v.y)) * 180 / pi});
  }
  return out;
}

}  // namespace kontor::site

// Land and borders, as the lines of an SVG path. The geometry is Natural Earth's, thinned out by src/web/build-map.mjs
// and built into the program.
#pragma once

#include <cstdint>
#include <functional>
#include <string>
#include <vector>

#include "kontor/site/projection.hpp"

namespace kontor::site {

enum class Detail : std::uint8_t { world, near };

// Rings of land and lines of borders in longitude and latitude.
struct BaseMap {
  std::vector<std::vector<Coordinates>> land;
  std::vector<std::vector<Coordinates>> borders;
};

// Read once, then kept. Throws Error if the built-in text is damaged.
const BaseMap& base_map(Detail detail);

struct Box {
  double left = 0;
  double top = 0;
  double right = 0;
  double bottom = 0;

  double width() const { return right - left; }
  double height() const { return bottom - top; }
  bool contains(const Point& point) const {
    return point.x >= left && point.x <= right && point.y >= top && point.y <= bottom;
  }
};

using Project = std::function<Point(const Coordinates&)>;

// The path data of a map cut to a box. One decimal, steps from point to point.
std::string land_path(const BaseMap& map, const Project& project, const Box& box);
std::string border_path(const BaseMap& map, const Project& project, const Box& box);

// "1.5" of 1.49: numbers as SVG has them, with one decimal at most.
std::string format_coordinate(double value);

}  // namespace kontor::site

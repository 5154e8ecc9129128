// Finds room for the names on a map, so that they cover neither each other nor the places.
#pragma once

#include <optional>
#include <span>
#include <string_view>
#include <vector>

#include "kontor/site/base_map.hpp"

namespace kontor::site {

// Where a name stands if there is room on both sides.
enum class Side : std::uint8_t { right, left };

struct LabelRequest {
  Point at;  // the place
  double radius = 0;
  std::string_view text;
  bool wanted = true;  // without: the place is only kept clear
  Side side = Side::right;
};

enum class Anchor : std::uint8_t { start, middle, end };

// What SVG's attribute text-anchor calls it.
inline std::string_view text_anchor(Anchor anchor) {
  return anchor == Anchor::start ? "start" : anchor == Anchor::end ? "end" : "middle";
}

struct LabelSpot {
  Point at;  // of the base line
  Anchor anchor = Anchor::start;
};

// A spot for each request, in the order of their importance: those that come first choose first. Nothing where no
// room is left inside `bounds`. Takes time in proportion to the square of the number of requests.
std::vector<std::optional<LabelSpot>> place_labels(std::span<const LabelRequest> requests, double font_size,
                                                   const Box& bounds);

}  // namespace kontor::site

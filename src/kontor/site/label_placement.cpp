#include "kontor/site/label_placement.hpp"

#include <algorithm>
#include <array>
#include <cmath>

#include "kontor/base/utf8.hpp"

namespace kontor::site {
namespace {

// Half the size of the letters is their mean width in most typefaces for text; a little more keeps names apart.
constexpr double mean_letter = 0.54;
constexpr double ascent = 0.75;   // of the font size, above the base line
constexpr double descent = 0.22;  // below it

bool overlap(const Box& a, const Box& b) {
  return a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom;
}

bool inside(const Box& inner, const Box& outer) {
  return inner.left >= outer.left && inner.right <= outer.right && inner.top >= outer.top &&
         inner.bottom <= outer.bottom;
}

struct Direction {
  double x, y;
  Anchor anchor;
};

// Right and left read best, then above and below, then the corners; turned round for Side::left.
constexpr double corner = 0.72;
constexpr std::array<Direction, 8> directions = {{{1, 0, Anchor::start},
                                                  {-1, 0, Anchor::end},
                                                  {0, -1, Anchor::middle},
                                                  {0, 1, Anchor::middle},
                                                  {corner, -corner, Anchor::start},
                                                  {corner, corner, Anchor::start},
                                                  {-corner, -corner, Anchor::end},
                                                  {-corner, corner, Anchor::end}}};

Box box_of(const LabelSpot& spot, double width, double font_size) {
  const double left = spot.anchor == Anchor::start ? spot.at.x
                      : spot.anchor == Anchor::end ? spot.at.x - width
                                                   : spot.at.x - width / 2;
  return {left, spot.at.y - ascent * font_size, left + width, spot.at.y + descent * font_size};
}

LabelSpot spot_towards(const LabelRequest& request, const Direction& direction, double font_size) {
  const double gap = request.radius + 0.28 * font_size;
  const double y = request.at.y + direction.y * gap;
  // Beside the place the letters are centred on it; above they stand on the gap, below they hang from it.
  double base = y + (ascent - 0.42) * font_size;
  if (direction.y < 0) base = y;
  if (direction.y > 0) base = y + ascent * font_size;
  return {{request.at.x + direction.x * gap, base}, direction.anchor};
}

}  // namespace

std::vector<std::optional<LabelSpot>> place_labels(std::span<const LabelRequest> requests, double font_size,
                                                   const Box& bounds) {
  std::vector<Box> taken;
  for (const LabelRequest& request : requests) {
    taken.push_back({request.at.x - request.radius, request.at.y - request.radius, request.at.x + request.radius,
                     request.at.y + request.radius});
  }
  std::vector<std::optional<LabelSpot>> spots;
  for (const LabelRequest& request : requests) {
    std::optional<LabelSpot>& chosen = spots.emplace_back();
    if (!request.wanted) continue;
    const double width = mean_letter * font_size * static_cast<double>(count_code_points(request.text));
    for (Direction direction : directions) {
      if (request.side == Side::left) {
        direction.x = -direction.x;
        direction.anchor = direction.anchor == Anchor::start ? Anchor::end
                           : direction.anchor == Anchor::end ? Anchor::start
                                                             : Anchor::middle;
      }
      const LabelSpot spot = spot_towards(request, direction, font_size);
      const Box box = box_of(spot, width, font_size);
      if (!inside(box, bounds)) continue;
      if (std::any_of(taken.begin(), taken.end(), [&box](const Box& other) { return overlap(box, other); })) continue;
      chosen = spot;
      taken.push_back(box);
      break;
    }
  }
  return spots;
}

}  // namespace kontor::site

#include "kontor/site/map_figure.hpp"

#include <algorithm>
#include <cmath>
#include <map>
#include <optional>

#include "kontor/site/label_placement.hpp"

namespace kontor::site {
namespace {

// How far the surroundings reach, in kilometres: from Hannover to all of Europe without the Urals and Anatolia.
constexpr double near_distance = 2200;
constexpr std::size_t fewest_near = 3;

constexpr double near_size = 600;  // of the picture, in its units
constexpr double world_width = 1000;
constexpr double picture_width = 4000;  // of assets/world.svg
constexpr double north_edge = 80;       // degrees
constexpr double south_edge = -57;

// A place on a map and the ties that end there.
struct Marker {
  TermId place = store::no_term;
  Point at;
  std::vector<std::size_t> ties;
  bool home = false;
  bool labelled = true;
};

struct Drawing {
  std::string_view id;
  std::string_view title;
  Box box;
  Project project;
  Detail detail = Detail::world;
  double wide_font = 0;  // of names on a wide screen and on a phone, in units of the picture
  double small_font = 0;
  double radius = 0;   // of a place
  int steps = 1;       // of a line
  bool wraps = false;  // its left and right edges are the same line on the earth
};

std::string numbers(const std::vector<std::size_t>& ties) {
  std::string out;
  for (const std::size_t tie : ties) {
    if (!out.empty()) out += ' ';
    out += std::to_string(tie);
  }
  return out;
}

// Where a great circle leaves the map on one side and comes in on the other the line is broken.
std::string line_path(const Coordinates& from, const Coordinates& to, const Drawing& drawing) {
  std::string out;
  Point last;
  for (const Coordinates& place : great_circle(from, to, drawing.steps)) {
    const Point at = drawing.project(place);
    out += out.empty() || (drawing.wraps && std::abs(at.x - last.x) > drawing.box.width() / 2) ? 'M' : 'L';
    out += format_coordinate(at.x);
    out += ' ';
    out += format_coordinate(at.y);
    last = at;
  }
  return out;
}

std::vector<Marker> collect_markers(const Page& page, const Drawing& drawing) {
  const Ties& ties = page.site().ties;
  std::vector<Marker> markers;
  std::map<TermId, std::size_t> known;
  const auto add = [&](TermId place) -> Marker* {
    const std::optional<Coordinates> at = coordinates_of(page.facts(), place);
    if (!at) return nullptr;
    const Point point = drawing.project(*at);
    if (!drawing.box.contains(point)) return nullptr;
    const auto [entry, added] = known.try_emplace(place, markers.size());
    if (added) markers.push_back({place, point, {}, false, true});
    return &markers[entry->second];
  };
  if (Marker* home = add(ties.city)) home->home = true;
  const std::size_t drawn = std::min(ties.rows.size(), drawn_ties);
  for (std::size_t i = 0; i < drawn; ++i) {
    if (Marker* marker = add(ties.rows[i].partner)) marker->ties.push_back(i);
  }
  return markers;
}

void write_lines(Page& page, const Drawing& drawing) {
  HtmlWriter& html = page.html;
  const Ties& ties = page.site().ties;
  const Facts& facts = page.facts();
  html.open("g", {{"class", "lines"}});
  for (std::size_t i = std::min(ties.rows.size(), drawn_ties); i-- > 0;) {
    const Tie& tie = ties.rows[i];
    const std::optional<Coordinates> own = coordinates_of(facts, tie.own);
    const std::optional<Coordinates> from = own ? own : ties.home;
    const std::optional<Coordinates> to = coordinates_of(facts, tie.partner);
    if (!from || !to) continue;
    const std::string kind = std::string("tie ").append(colour_class(facts, tie.kind)) + " status-" +
                             std::string(local_name(facts.text(tie.status)));
    html.empty("path", {{"class", kind}, {"data-tie", std::to_string(i)}, {"d", line_path(*from, *to, drawing)}});
  }
  html.close();
}

void write_label(Page& page, const Drawing& drawing, std::string_view screen, const std::optional<LabelSpot>& spot,
                 const Marker& marker, std::string_view name, double font) {
  LabelSpot at =
      spot.value_or(LabelSpot{{marker.at.x + drawing.radius + font * 0.3, marker.at.y + font * 0.33}, Anchor::start});
  std::string classes(screen);
  if (!spot) classes += " crowded";
  const std::string_view anchor = text_anchor(at.anchor);
  page.html.element("text",
                    {{"class", classes},
                     {"x", format_coordinate(at.at.x)},
                     {"y", format_coordinate(at.at.y)},
                     {"text-anchor", anchor}},
                    name);
}

void write_markers(Page& page, const Drawing& drawing, const std::vector<Marker>& markers) {
  HtmlWriter& html = page.html;
  const Facts& facts = page.facts();
  const auto spots = [&](double font) {
    std::vector<LabelRequest> requests;
    for (const Marker& marker : markers) {
      const bool away = !marker.home && markers.front().home && marker.at.x < markers.front().at.x;
      requests.push_back({marker.at, drawing.radius, facts.name(marker.place, page.language()), marker.labelled,
                          away ? Side::left : Side::right});
    }
    return place_labels(requests, font, drawing.box);
  };
  const auto wide = spots(drawing.wide_font);
  const auto small = spots(drawing.small_font);
  html.open("g", {{"class", "places"}});
  for (std::size_t i = markers.size(); i-- > 0;) {
    const Marker& marker = markers[i];
    const std::string_view name = facts.name(marker.place, page.language());
    std::string classes = marker.home ? "place home" : "place ";
    if (!marker.home) classes += colour_class(facts, page.site().ties.rows[marker.ties.front()].kind);
    html.open("a", {{"class", classes}, {"href", page.href(marker.place)}, {"data-ties", numbers(marker.ties)}});
    html.element("title", name);
    html.empty("circle", {{"cx", format_coordinate(marker.at.x)},
                          {"cy", format_coordinate(marker.at.y)},
                          {"r", format_coordinate(marker.home ? drawing.radius * 1.5 : drawing.radius)}});
    if (marker.labelled) {
      write_label(page, drawing, "wide", wide[i], marker, name, drawing.wide_font);
      write_label(page, drawing, "small", small[i], marker, name, drawing.small_font);
    }
    html.close();
    html.line_break();
  }
  html.close();
}

void open_svg(Page& page, const Drawing& drawing) {
  const Box& box = drawing.box;
  const std::string view = format_coordinate(box.left) + ' ' + format_coordinate(box.top) + ' ' +
                           format_coordinate(box.width()) + ' ' + format_coordinate(box.height());
  page.html.open("svg",
                 {{"viewBox", view}, {"role", "group"}, {"aria-label", drawing.title}, {"data-map", drawing.id}});
  page.html.line_break();
}

void write_map(Page& page, const Drawing& drawing, const std::vector<Marker>& markers) {
  HtmlWriter& html = page.html;
  html.open("div", {{"class", std::string("map ").append(drawing.id)}});
  open_svg(page, drawing);
  const BaseMap& base = base_map(drawing.detail);
  html.empty("path", {{"class", "land"}, {"d", land_path(base, drawing.project, drawing.box)}});
  html.empty("path", {{"class", "borders"}, {"d", border_path(base, drawing.project, drawing.box)}});
  html.line_break();
  write_lines(page, drawing);
  html.line_break();
  write_markers(page, drawing, markers);
  html.close();
  html.close();
  html.line_break();
}

// The square around the city and its near partners; nothing if there are too few.
std::optional<Drawing> near_drawing(const Page& page) {
  const Ties& ties = page.site().ties;
  if (!ties.home) return std::nullopt;
  const AroundPlace around(*ties.home);
  Box extent;
  std::size_t near = 0;
  const std::size_t drawn = std::min(ties.rows.size(), drawn_ties);
  for (std::size_t i = 0; i < drawn; ++i) {
    const std::optional<Coordinates> partner = coordinates_of(page.facts(), ties.rows[i].partner);
    if (!partner || distance(*partner, *ties.home) > near_distance) continue;
    const Point at = around.project(*partner);
    extent = {std::min(extent.left, at.x), std::min(extent.top, at.y), std::max(extent.right, at.x),
              std::max(extent.bottom, at.y)};
    ++near;
  }
  if (near < fewest_near) return std::nullopt;
  const double size = std::max({extent.width(), extent.height(), 600.0}) * 1.3;
  const Point middle = {(extent.left + extent.right) / 2, (extent.top + extent.bottom) / 2};
  const double scale = near_size / size;
  Drawing drawing;
  drawing.id = "near";
  drawing.title = page.say("Karte der Umgebung", "Map of the surroundings");
  drawing.box = {0, 0, near_size, near_size};
  drawing.project = [around, middle, scale](const Coordinates& place) {
    const Point at = around.project(place);
    return Point{near_size / 2 + (at.x - middle.x) * scale, near_size / 2 + (at.y - middle.y) * scale};
  };
  drawing.detail = Detail::near;
  drawing.wide_font = 14.5;
  drawing.small_font = 21;
  drawing.radius = 4.5;
  return drawing;
}

Drawing world_drawing(const Page& page) {
  const EqualEarth earth(world_width);
  Drawing drawing;
  drawing.id = "world";
  drawing.title = page.say("Weltkarte", "Map of the world");
  drawing.box = {0, earth.project({EqualEarth::central_meridian, north_edge}).y, world_width,
                 earth.project({EqualEarth::central_meridian, south_edge}).y};
  drawing.project = [earth](const Coordinates& place) { return earth.project(place); };
  drawing.wide_font = 18;
  drawing.small_font = 32;
  drawing.radius = 5;
  drawing.steps = 40;
  drawing.wraps = true;
  return drawing;
}

using PlacesOnMap = std::vector<std::pair<TermId, Coordinates>>;

// The first of the places whose coordinates are known.
PlacesOnMap find_places(const Facts& facts, std::span<const TermId> places) {
  constexpr std::size_t most = 30;
  PlacesOnMap found;
  for (const TermId place : places) {
    if (const std::optional<Coordinates> at = coordinates_of(facts, place)) found.emplace_back(place, *at);
    if (found.size() == most) break;
  }
  return found;
}

// Around the places: 3 to 2, with room, and not nearer than some 1500 kilometres across: the land has no more detail.
Drawing locator_drawing(const Page& page, const EqualEarth& earth, const PlacesOnMap& places) {
  Box extent = {1e9, 1e9, -1e9, -1e9};
  for (const auto& [place, at] : places) {
    const Point point = earth.project(at);
    extent = {std::min(extent.left, point.x), std::min(extent.top, point.y), std::max(extent.right, point.x),
              std::max(extent.bottom, point.y)};
  }
  constexpr double aspect = 1.5;
  const double height = std::max({extent.height() * 1.5, extent.width() * 1.4 / aspect, 110.0});
  const double width = height * aspect;
  const Point middle = {(extent.left + extent.right) / 2, (extent.top + extent.bottom) / 2};
  Drawing drawing;
  drawing.id = "locator";
  drawing.title = page.say("Lage auf der Karte", "Where it lies");
  drawing.box = {middle.x - width / 2, middle.y - height / 2, middle.x + width / 2, middle.y + height / 2};
  drawing.project = [earth](const Coordinates& place) { return earth.project(place); };
  drawing.steps = 32;
  return drawing;
}

// Names keep away from the lines: to the left of a place whose line comes from the right.
void choose_sides(std::vector<LabelRequest>& requests) {
  for (std::size_t i = 1; i < requests.size(); ++i) {
    if (requests[i].at.x < requests[0].at.x) requests[i].side = Side::left;
  }
  if (requests.size() == 2 && requests[1].at.x > requests[0].at.x) requests[0].side = Side::left;
}

// A dot for each place and its name where there is room.
void write_named_places(HtmlWriter& html, const Drawing& drawing, const std::vector<LabelRequest>& requests) {
  const double unit = drawing.box.width() / 100;
  const double font = unit * 5.2;
  const auto spots = place_labels(requests, font, drawing.box);
  for (std::size_t i = 0; i < requests.size(); ++i) {
    const LabelRequest& request = requests[i];
    html.empty("circle", {{"cx", format_coordinate(request.at.x)},
                          {"cy", format_coordinate(request.at.y)},
                          {"r", format_coordinate(request.radius)}});
    if (!spots[i]) continue;
    html.element("text",
                 {{"x", format_coordinate(spots[i]->at.x)},
                  {"y", format_coordinate(spots[i]->at.y)},
                  {"text-anchor", text_anchor(spots[i]->anchor)},
                  {"font-size", format_coordinate(font)},
                  {"stroke-width", format_coordinate(unit)}},
                 request.text);
  }
}

}  // namespace

void write_near_map(Page& page) {
  const std::optional<Drawing> drawing = near_drawing(page);
  if (!drawing) return;
  write_map(page, *drawing, collect_markers(page, *drawing));
}

void write_world_map(Page& page) {
  const Drawing drawing = world_drawing(page);
  std::vector<Marker> markers = collect_markers(page, drawing);
  // What the near map names needs no name here, where there is no room for it.
  if (const std::optional<Drawing> near = near_drawing(page)) {
    for (Marker& marker : markers) {
      const std::optional<Coordinates> at = coordinates_of(page.facts(), marker.place);
      marker.labelled = marker.home || !near->box.contains(near->project(*at));
    }
  }
  write_map(page, drawing, markers);
}

void write_locator_map(Page& page, std::span<const TermId> places) {
  const EqualEarth earth(picture_width);
  const PlacesOnMap found = find_places(page.facts(), places);
  if (found.empty()) return;
  const Drawing drawing = locator_drawing(page, earth, found);
  const double unit = drawing.box.width() / 100;
  HtmlWriter& html = page.html;
  html.open("div", {{"class", "map locator"}});
  open_svg(page, drawing);
  html.empty("image", {{"href", page.file("assets/world.svg")},
                       {"x", "0"},
                       {"y", "-1000"},
                       {"width", format_coordinate(picture_width)},
                       {"height", "2000"}});
  const Coordinates& first = found.front().second;
  std::vector<LabelRequest> requests;
  for (const auto& [place, at] : found) {
    if (&at != &first) {
      html.empty(
          "path",
          {{"class", "tie"}, {"stroke-width", format_coordinate(unit * 0.6)}, {"d", line_path(first, at, drawing)}});
    }
    requests.push_back({earth.project(at), unit * 1.4, page.facts().name(place, page.language()), true, Side::right});
  }
  choose_sides(requests);
  write_named_places(html, drawing, requests);
  html.close();
  html.close();
  html.line_break();
}

std::string world_picture() {
  const EqualEarth earth(picture_width);
  const Project project = [earth](const Coordinates& place) { return earth.project(place); };
  const Box box = {0, -1000, picture_width, 1000};
  std::string out =
      "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 -1000 4000 2000\">"
      "<style>.l{fill:#dfe5df}.b{fill:none;stroke:#fff;stroke-width:1.2}"
      "@media(prefers-color-scheme:dark){.l{fill:#2c3a44}.b{stroke:#151d24}}</style><path class=\"l\" d=\"";
  out += land_path(base_map(Detail::near), project, box);
  out += "\"/><path class=\"b\" d=\"";
  out += border_path(base_map(Detail::near), project, box);
  out += "\"/></svg>\n";
  return out;
}

}  // namespace kontor::site

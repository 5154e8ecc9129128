#include "kontor/registry/cell_places.hpp"

#include <algorithm>
#include <tuple>

#include "kontor/base/input_file.hpp"
#include "kontor/json/json_reader.hpp"

namespace kontor::registry {
namespace {

// The cells of all values in document order.
void collect_cells(const json::Value& value, std::vector<std::size_t>& cells) {
  cells.push_back(value.offset());
  if (value.is_array()) {
    for (const json::Value& element : value.array()) collect_cells(element, cells);
  } else if (value.is_object()) {
    for (const json::Member& member : value.object()) collect_cells(member.value, cells);
  }
}

// The places of all values in document order.
class PlaceCollector final : public json::Handler {
 public:
  void null(const json::Position& position) override { places.push_back(position.place); }
  void boolean(bool /*value*/, const json::Position& position) override { places.push_back(position.place); }
  void number(std::string_view /*text*/, const json::Position& position) override { places.push_back(position.place); }
  void string(std::string_view /*value*/, const json::Position& position) override { places.push_back(position.place); }
  void begin_object(const json::Position& position) override { places.push_back(position.place); }
  void key(std::string_view /*name*/, const json::Position& /*position*/) override {}
  void end_object(const json::Position& /*position*/) override {}
  void begin_array(const json::Position& position) override { places.push_back(position.place); }
  void end_array(const json::Position& /*position*/) override {}

  std::vector<Place> places;
};

bool precedes(Place a, Place b) {
  return std::tie(a.line, a.column) < std::tie(b.line, b.column);
}

}  // namespace

CellPlaces::CellPlaces(const json::Value& root, std::string_view text, TableFolder folder)
    : folder_(std::move(folder)) {
  std::vector<std::size_t> cells;
  collect_cells(root, cells);
  PlaceCollector collector;
  MemorySource bytes(text);
  json::read_json(bytes, "registry", collector);
  for (std::size_t i = 0; i < cells.size(); ++i) cells_.emplace_back(collector.places[i], cells[i]);
}

Location CellPlaces::locate(Place place) const {
  const auto after = std::upper_bound(cells_.begin(), cells_.end(), place,
                                      [](Place wanted, const auto& cell) { return precedes(wanted, cell.first); });
  return after == cells_.begin() ? Location() : folder_.locate(std::prev(after)->second);
}

}  // namespace kontor::registry

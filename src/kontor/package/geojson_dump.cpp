#include "kontor/package/geojson_dump.hpp"

#include <cmath>
#include <cstdio>
#include <cstdlib>
#include <memory>
#include <optional>
#include <string>
#include <string_view>

#include "kontor/json/json_writer.hpp"
#include "kontor/package/rdf_dumps.hpp"
#include "kontor/package/table.hpp"

namespace kontor::package {
namespace {

using store::TermId;

constexpr std::string_view latitude = "http://www.w3.org/2003/01/geo/wgs84_pos#lat";
constexpr std::string_view longitude = "http://www.w3.org/2003/01/geo/wgs84_pos#long";

struct Position {
  double longitude = 0;  // in degrees, WGS 84
  double latitude = 0;
};

// Seven decimals are a centimetre; trailing zeros say nothing.
std::string to_text(double degrees) {
  char text[32];
  std::snprintf(text, sizeof text, "%.7f", degrees);
  std::string out = text;
  out.erase(out.find_last_not_of('0') + 1);
  if (out.ends_with('.')) out.pop_back();
  return out == "-0" ? "0" : out;
}

std::optional<double> degrees_of(const store::Lookup& data, TermId place, std::string_view predicate, double limit) {
  const TermId id = data.object(place, predicate);
  if (id == store::no_term) return {};
  const std::string text(data.view(id).text);
  char* end = nullptr;
  const double value = std::strtod(text.c_str(), &end);
  if (end == text.c_str() || !(std::abs(value) <= limit)) return {};
  return value;
}

std::optional<Position> position_of(const store::Lookup& data, TermId place) {
  const std::optional<double> x = degrees_of(data, place, longitude, 180);
  const std::optional<double> y = degrees_of(data, place, latitude, 90);
  if (!x || !y) return {};
  return Position{*x, *y};
}

using Line = std::vector<Position>;

// A line that is shorter across the antimeridian is cut there (RFC 7946, 3.1.9).
void add_line(const Position& from, const Position& to, std::vector<Line>& lines) {
  const double across = to.longitude - from.longitude;
  if (std::abs(across) <= 180) {
    lines.push_back({from, to});
    return;
  }
  const double edge = across > 0 ? -180 : 180;  // where the line leaves the map
  const double step = across > 0 ? across - 360 : across + 360;
  const double share = (edge - from.longitude) / step;
  const double crossing = from.latitude + (to.latitude - from.latitude) * share;
  lines.push_back({from, {edge, crossing}});
  lines.push_back({{-edge, crossing}, to});
}

class FeatureWriter {
 public:
  explicit FeatureWriter(ByteSink& file) : file_(file) {}

  void write(TableReader& reader, const Table& table) {
    file_.write("{\"type\":\"FeatureCollection\",\"features\":[");
    bool first = true;
    for (const TermId record : reader.records()) {
      file_.write(first ? "\n" : ",\n");
      first = false;
      write_feature(reader, table, record);
    }
    file_.write("\n]}\n");
  }

 private:
  void write_feature(TableReader& reader, const Table& table, TermId record) {
    json::Writer json(file_);
    json.begin_object();
    json.key("type");
    json.string("Feature");
    json.key("id");
    json.string(reader.data().view(record).text);
    json.key("geometry");
    if (table.map == Map::points) {
      write_point(json, position_of(reader.data(), record));
    } else {
      write_lines(json, lines_of(reader, record));
    }
    json.key("properties");
    json.begin_object();
    const std::vector<Cell>& cells = reader.read(record);
    for (std::size_t i = 0; i < cells.size(); ++i) write_property(json, table.columns[i], cells[i]);
    json.end_object();
    json.end_object();
    json.finish();
  }

  // Coordinates are the geometry's; a number stands there only.
  static void write_property(json::Writer& json, const Column& column, const Cell& cell) {
    if (cell.empty() || !column.datatype.empty()) return;
    json.key(column.name);
    if (!column.is_list) {
      json.string(cell.front());
      return;
    }
    json.begin_array();
    for (const std::string_view value : cell) json.string(value);
    json.end_array();
  }

  static std::vector<Line> lines_of(const TableReader& reader, TermId relation) {
    std::vector<Line> lines;
    for (const TermId own : reader.parties(relation, Side::own)) {
      const std::optional<Position> from = position_of(reader.data(), own);
      if (!from) continue;
      for (const TermId other : reader.parties(relation, Side::other)) {
        if (const std::optional<Position> to = position_of(reader.data(), other)) add_line(*from, *to, lines);
      }
    }
    return lines;
  }

  static void write_position(json::Writer& json, const Position& position) {
    json.begin_array();
    json.number(to_text(position.longitude));
    json.number(to_text(position.latitude));
    json.end_array();
  }

  static void write_point(json::Writer& json, const std::optional<Position>& position) {
    if (!position) return json.null();
    json.begin_object();
    json.key("type");
    json.string("Point");
    json.key("coordinates");
    write_position(json, *position);
    json.end_object();
  }

  static void write_lines(json::Writer& json, const std::vector<Line>& lines) {
    if (lines.empty()) return json.null();
    const bool several = lines.size() > 1;
    json.begin_object();
    json.key("type");
    json.string(several ? "MultiLineString" : "LineString");
    json.key("coordinates");
    if (several) json.begin_array();
    for (const Line& line : lines) {
      json.begin_array();
      for (const Position& position : line) write_position(json, position);
      json.end_array();
    }
    if (several) json.end_array();
    json.end_object();
  }

  ByteSink& file_;
};

}  // namespace

std::vector<dcat::Distribution> write_geojson_dump(const Publication& publication, const dcat::Catalog& catalog,
                                                   OutputFolder& folder) {
  std::vector<dcat::Distribution> distributions;
  for (const Table& table : tables()) {
    if (table.map == Map::none) continue;
    TableReader reader(publication, table, catalog.base);
    dcat::Distribution distribution;
    distribution.path = "data/" + table.name + ".geojson";
    distribution.title = bilingual("Karte (GeoJSON): " + table.title_de, "Map (GeoJSON): " + table.title_en);
    distribution.media_type = "application/geo+json";
    distribution.file_type = "GEOJSON";
    distribution.conforms_to = {"https://www.rfc-editor.org/rfc/rfc7946"};
    const std::unique_ptr<ByteSink> file = folder.open(distribution.path);
    FeatureWriter(*file).write(reader, table);
    file->finish();
    measure(distribution, folder);
    distributions.push_back(std::move(distribution));
  }
  return distributions;
}

}  // namespace kontor::package

#include "kontor/base/input_file.hpp"
#include "kontor/json/json_writer.hpp"
#include "kontor/json/value.hpp"
#include "kontor/package/csv_dump.hpp"
#include "kontor/package/geojson_dump.hpp"
#include "kontor/package/rdf_dumps.hpp"

#include "small_registry.hpp"
#include "temporary_folder.hpp"
#include "test.hpp"

using namespace kontor;

namespace {

// A publication of some Turtle, written into a folder that is gone after the test.
class Written {
 public:
  explicit Written(std::string_view turtle) : folder_(temporary_ / "out", Overwrite::refuse, "marker") {
    fill(publication_.dataset, turtle);
    catalog_ = dcat::describe(publication_.dataset, publication_.keep(), dcat::CodeLists());
    package::write_csv_dump(publication_, catalog_, folder_);
    maps_ = package::write_geojson_dump(publication_, catalog_, folder_);
  }
  std::string read(const std::string& path) const { return read_file(folder_.staging_path() + "/" + path); }
  const std::vector<dcat::Distribution>& maps() const { return maps_; }

 private:
  TemporaryFolder temporary_;
  OutputFolder folder_;
  package::Publication publication_;
  dcat::Catalog catalog_;
  std::vector<dcat::Distribution> maps_;
};

}  // namespace

TEST_CASE("language tags are spelled as people write them") {
  const TemporaryFolder temporary;
  OutputFolder folder(temporary / "out", Overwrite::refuse, "marker");
  package::Publication publication;
  fill(publication.dataset, changed("\"Fern\"@de", "\"a\"@zh-hans , \"b\"@EN-gb , \"c\"@de-x-ab"));
  package::write_rdf_dumps(publication, nullptr, folder);
  const std::string text = read_file(folder.staging_path() + "/data/registry.nt");
  for (const char* literal : {"\"a\"@zh-Hans ", "\"b\"@en-GB ", "\"c\"@de-x-ab "}) {
    CHECK(text.find(literal) != std::string::npos);
  }
}

TEST_CASE("CSV quotes what needs it") {
  const Written written(changed("\"Fern\"@de", "\"Fern, \\\"weit\\\"\\nund breit\"@de"));
  CHECK(written.read("data/csv/places.csv").find(",\"Fern, \"\"weit\"\"\nund breit\",") != std::string::npos);
}

TEST_CASE("values of a list are parted by what none of them has, and the metadata say by what") {
  const auto separator = [](const Written& written) {
    const json::Value root = json::parse(written.read("data/csv/csv-metadata.json"));
    for (const json::Value& column : root.find("tables")->array()[0].find("tableSchema")->find("columns")->array()) {
      if (column.find("name")->string() == "aliases") return column.find("separator")->string();
    }
    return std::string();
  };
  const Written plain(changed("\"Fern\"@de", "\"Fern\"@de ; skos:altLabel \"A\", \"B\""));
  CHECK(separator(plain) == "|");
  CHECK(plain.read("data/csv/places.csv").find(",A|B,") != std::string::npos);
  const Written bars(changed("\"Fern\"@de", "\"Fern\"@de ; skos:altLabel \"A|B\", \"C;D\""));
  CHECK(separator(bars) == "¦");
  CHECK(bars.read("data/csv/places.csv").find(",A|B¦C;D,") != std::string::npos);
}

TEST_CASE("CSV metadata describe the columns of every table") {
  const Written written(small_registry);
  const json::Value root = json::parse(written.read("data/csv/csv-metadata.json"));
  REQUIRE(root.find("tables")->array().size() == 3);  // those that have rows: places, relations, organisations
  for (const json::Value& table : root.find("tables")->array()) {
    std::string header;
    for (const json::Value& column : table.find("tableSchema")->find("columns")->array()) {
      header.append(header.empty() ? "" : ",").append(column.find("name")->string());
      CHECK(column.find("titles")->find("und")->string() == column.find("name")->string());
    }
    const std::string text = written.read("data/csv/" + table.find("url")->string());
    CHECK(text.substr(0, text.find("\r\n")) == header);
  }
}

TEST_CASE("GeoJSON has a point per place and a line per relation, cut at the antimeridian") {
  const Written written(small_registry);
  REQUIRE(written.maps().size() == 2);
  const json::Value places = json::parse(written.read("data/places.geojson"));
  CHECK(json::to_text(*places.find("features")->array()[2].find("geometry")) ==
        R"({"type":"Point","coordinates":[-175.5,-10]})");
  const json::Value relations = json::parse(written.read("data/relations.geojson"));
  // From 9.5 to -175.5 the short way leads east over 175 degrees.
  CHECK(json::to_text(*relations.find("features")->array()[0].find("geometry")) ==
        R"({"type":"MultiLineString","coordinates":[[[9.5,52.5],[180,-8.3928571]],[[-180,-8.3928571],[-175.5,-10]]]})");
}

TEST_CASE("a relation whose place is unknown has no geometry") {
  const Written written(changed("wgs84:lat -10.0 ; wgs84:long -175.5", "wgs84:lat 95 ; wgs84:long -175.5"));
  const json::Value relations = json::parse(written.read("data/relations.geojson"));
  CHECK(relations.find("features")->array()[0].find("geometry")->is_null());
}

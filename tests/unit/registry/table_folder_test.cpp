#include "kontor/registry/table_folder.hpp"

#include <cstdlib>
#include <filesystem>
#include <fstream>

#include "kontor/base/input_file.hpp"
#include "kontor/json/json_writer.hpp"
#include "kontor/base/source_text.hpp"
#include "kontor/registry/registry.hpp"
#include "test.hpp"

using namespace kontor;
using registry::Registry;
using registry::SchemaDocument;
using registry::TableFolder;
namespace fs = std::filesystem;

namespace {

constexpr std::string_view schema_text = R"({
  "type": "object",
  "properties": {
    "registry": {"type": "object", "properties": {"title": {"type": "object", "properties": {"de": {"type": "string"}}},
                 "notes": {"type": "array", "items": {"type": "string"}}}},
    "places": {"type": "array", "items": {"type": "object", "properties": {
      "id": {"type": "string", "x-id": "place"},
      "lat": {"type": "number"},
      "since": {"type": "string", "format": "date-edtf"},
      "names": {"type": "array", "items": {"type": "string"}},
      "claims": {"type": "array", "items": {"type": "object", "properties": {"on": {"type": "string"}}}}}}}
  }
})";

class Tables {
 public:
  Tables() {
    std::string name = (fs::temp_directory_path() / "kontor-tables-XXXXXX").string();
    path_ = mkdtemp(name.data());
  }
  ~Tables() { fs::remove_all(path_); }
  Tables(const Tables&) = delete;
  Tables& operator=(const Tables&) = delete;

  Tables& add(const std::string& name, std::string_view text) {
    std::ofstream(path_ / (name + ".csv"), std::ios::binary) << text;
    return *this;
  }

  // The tree as JSON, then each message on a line of its own.
  std::string read() const {
    static const SchemaDocument schema("s.json", schema_text);
    std::string out;
    Diagnostics diagnostics([&out, this](const Diagnostic& d) {
      out += "\n" + fs::path(d.location.file).filename().string() + ":" + std::to_string(d.location.place.line) + ":" +
             std::to_string(d.location.place.column) + " " + d.message;
    });
    TableFolder folder(path_.string(), schema.root(), diagnostics);
    return json::to_text(folder.take_root()) + out;
  }

 private:
  fs::path path_;
};

}  // namespace

TEST_CASE("tables become the tree that the JSON form has") {
  Tables tables;
  tables.add("registry", "\xEF\xBB\xBF" "field;value\r\ntitle.de;Titel\r\nnotes;a | b\\|c\r\n")
      .add("places", "id;lat;names\r\nrouen;49,44;\"Rouen | Rotomagus\"\r\nleipzig;;\r\n")
      .add("claims", "kind;id;on\r\nplace;leipzig;id\r\nplace;rouen;lat\r\nplace;leipzig;names\r\n");
  CHECK(tables.read() ==
        R"({"registry":{"title":{"de":"Titel"},"notes":["a","b|c"]},"places":[{"id":"rouen","lat":49.44,)"
        R"("names":["Rouen","Rotomagus"],"claims":[{"on":"lat"}]},{"id":"leipzig","claims":[{"on":"id"},{"on":"names"}]}]})");
}

TEST_CASE("commas separate as well as semicolons, and cells hold line breaks") {
  Tables tables;
  tables.add("registry", "field,value\ntitle.de,\"Zwei\nZeilen\"\n").add("places", "id,lat\nrouen,49.44\n");
  CHECK(tables.read() == "{\"registry\":{\"title\":{\"de\":\"Zwei\\nZeilen\"}},\"places\":[{\"id\":\"rouen\",\"lat\":49.44}]}");
}

TEST_CASE("days are read as German spreadsheets show them, too") {
  Tables tables;
  tables.add("registry", "field;value\n").add("places", "id;since\na;16.9.1966\nb;1966-09-16\nc;1.1.66\nd;1966\n");
  CHECK(tables.read() == R"({"registry":{},"places":[{"id":"a","since":"1966-09-16"},{"id":"b","since":"1966-09-16"},)"
                         R"({"id":"c","since":"1.1.66"},{"id":"d","since":"1966"}]})");
}

TEST_CASE("what fits nowhere is reported with its place") {
  Tables tables;
  tables.add("registry", "field;value\ntitel.de;x\n")
      .add("places", "id;lot\nrouen;1\n")
      .add("claims", "kind;id;on;om\nplace;ruen;lat;\nplaze;rouen;lat;\nplace;rouen;lat;x\n")
      .add("place", "id\n");
  CHECK(tables.read() == "{\"registry\":{},\"places\":[{\"id\":\"rouen\",\"claims\":[{\"on\":\"lat\"}]}]}"
                         "\nregistry.csv:2:1 unknown field 'titel.de' (did you mean 'title.de'?)"
                         "\nplaces.csv:1:4 unknown column 'lot' (did you mean 'lat'?)"
                         "\nclaims.csv:2:7 no place 'ruen' (did you mean 'rouen'?)"
                         "\nclaims.csv:3:1 no records of the kind 'plaze' (did you mean 'place'?)"
                         "\nclaims.csv:1:12 unknown column 'om' (did you mean 'on'?)"
                         "\nplace.csv:0:0 unknown table 'place' (did you mean 'places'?)");
}

TEST_CASE("the values of spreadsheets are found again by their places in the JSON text") {
  const std::string folder = std::string(KONTOR_SOURCE_DIR) + "/data/templates/csv";
  Diagnostics diagnostics;
  const Registry tables = Registry::from_folder(folder, diagnostics, kontor::registry::KeepPlaces::yes);
  const std::size_t at = tables.text().find("\"1966-09-16\"");
  REQUIRE(at != std::string::npos);
  const Location location = tables.locate(SourceText("registry", tables.text()).place(at));
  CHECK(location.file.ends_with("/relations.csv"));
  CHECK(location.place.line == 2);
  CHECK(location.column_name == "start");
  CHECK(Registry::from_folder(folder, diagnostics).locate({1, 1}).file == folder);  // kept only when asked for
}

TEST_CASE("Hannover's spreadsheets are the same registry as its JSON") {
  const std::string data = std::string(KONTOR_SOURCE_DIR) + "/data/hannover/";
  Diagnostics diagnostics;
  const Registry tables = Registry::from_folder(data + "csv", diagnostics);
  CHECK(diagnostics.errors() == 0);
  json::Value from_tables = json::parse(tables.text());
  json::Value from_json = json::parse(read_file(data + "registry.json"));
  from_json.object().erase("$schema");
  CHECK(from_tables == from_json);
}

#include "kontor/registry/table_folder.hpp"

#include <cstdlib>
#include <filesystem>
#include <fstream>

#include "kontor/base/input_file.hpp"
#include "kontor/base/source_text.hpp"
#include "kontor/json/json_writer.hpp"
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

  Tables& add_file(const std::string& name) {
    std::ofstream(path_ / name) << "PK";
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
  tables
      .add("registry",
           "\xEF\xBB\xBF"
           "field;value\r\ntitle.de;Titel\r\nnotes;a | b\\|c\r\n")
      .add("places", "id;lat;names\r\nrouen;49,44;\"Rouen | Rotomagus\"\r\nleipzig;;\r\n")
      .add("claims", "kind;id;on\r\nplace;leipzig;id\r\nplace;rouen;lat\r\nplace;leipzig;names\r\n");
  CHECK(
      tables.read() ==
      R"({"registry":{"title":{"de":"Titel"},"notes":["a","b|c"]},"places":[{"id":"rouen","lat":49.44,)"
      R"("names":["Rouen","Rotomagus"],"claims":[{"on":"lat"}]},{"id":"leipzig","claims":[{"on":"id"},{"on":"names"}]}]})");
}

TEST_CASE("commas separate as well as semicolons, and cells hold line breaks") {
  Tables tables;
  tables.add("registry", "field,value\ntitle.de,\"Zwei\nZeilen\"\n").add("places", "id,lat\nrouen,49.44\n");
  CHECK(tables.read() ==
        "{\"registry\":{\"title\":{\"de\":\"Zwei\\nZeilen\"}},\"places\":[{\"id\":\"rouen\",\"lat\":49.44}]}");
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
      .add("places", "\xEF\xBB\xBFid;lot\nrouen;1\n")
      .add("claims", "kind;id;on;om\nplace;ruen;lat;\nplaze;rouen;lat;\nplace;rouen;lat;x\n")
      .add("place", "id\n");
  CHECK(tables.read() ==
        "{\"registry\":{},\"places\":[{\"id\":\"rouen\",\"claims\":[{\"on\":\"lat\"}]}]}"
        "\nplace.csv:0:0 unknown table 'place' (did you mean 'places'?)"
        "\nregistry.csv:2:1 unknown field 'titel.de' (did you mean 'title.de'?)"
        "\nplaces.csv:1:4 unknown column 'lot' (did you mean 'lat'?)"
        "\nclaims.csv:2:7 no place 'ruen' (did you mean 'rouen'?)"
        "\nclaims.csv:3:1 no records of the kind 'plaze' (did you mean 'place'?)"
        "\nclaims.csv:1:12 unknown column 'om' (did you mean 'on'?)");
}

TEST_CASE("rows in which nothing counts are skipped, whatever the table") {
  Tables tables;
  tables.add("registry", "field;value;;\n;;;\ntitle.de;x;;\n\xC2\xA0;;;\n")
      .add("places", "id;lat;;#mine\n;;;\nrouen;1;;why\n;;;a note beside nothing\n")
      .add("claims", "kind;id;on;\n;;;\nplace;rouen;lat;\n;;;\n");
  CHECK(tables.read() ==
        R"({"registry":{"title":{"de":"x"}},"places":[{"id":"rouen","lat":1,"claims":[{"on":"lat"}]}]})");
}

TEST_CASE("blanks that nobody sees around a cell do not count") {
  Tables tables;
  tables.add("registry", "field;value\ntitle.de;\xC2\xA0Lyon\xC2\xA0 \xE2\x80\x8B\n")
      .add("places",
           "id;names\nrouen\xC2\xA0;a\xC2\xA0|\xE2\x80\xAF"
           "b c\n");
  CHECK(tables.read() == R"({"registry":{"title":{"de":"Lyon"}},"places":[{"id":"rouen","names":["a","b c"]}]})");
}

TEST_CASE("cells that would be lost are reported") {
  Tables tables;
  tables.add("registry", "field;value;Notizen\ntitle.de;x;\ntitle.de;y;\n")
      .add("places", "id;lat;;lat\nrouen;1;lost;\nlyon;2;lost;;5\nmetz;3;;;;6\n");
  CHECK(tables.read() ==
        "{\"registry\":{\"title\":{\"de\":\"x\"}},\"places\":[{\"id\":\"rouen\",\"lat\":1},{\"id\":\"lyon\",\"lat\":2},"
        "{\"id\":\"metz\",\"lat\":3}]}"
        "\nregistry.csv:1:13 unknown column 'Notizen': the names of columns of one's own start with '#'"
        "\nregistry.csv:3:1 field 'title.de' appears twice, which of the two is meant?"
        "\nplaces.csv:1:9 column name 'lat' appears twice, which of the two is meant?"
        "\nplaces.csv:2:9 column C has no name, so its cells are not read"
        "\nplaces.csv:3:14 the row has more cells than the table has columns (a cell that holds a ';' is written in "
        "quotes)");
}

TEST_CASE("numbers that may have separators of thousands are not guessed") {
  Tables tables;
  tables.add("registry", "field;value\n").add("places", "id;lat\na;60.000\nb;60,000\nc;60.0\nd;1.500.000\ne;0,125\n");
  CHECK(tables.read() ==
        R"({"registry":{},"places":[{"id":"a","lat":"60.000"},{"id":"b","lat":"60,000"},{"id":"c","lat":60.0},)"
        R"({"id":"d","lat":"1.500.000"},{"id":"e","lat":0.125}]})");
}

TEST_CASE("tables that spreadsheet programs saved in another way say how to save them") {
  const auto error_of = [](std::string_view text) {
    Tables tables;
    tables.add("registry", "field;value\n").add("places", text);
    try {
      return tables.read();
    } catch (const Error& error) {
      return std::to_string(error.location().place.line) + ": " + error.message();
    }
  };
  CHECK(error_of("id;names\na;K\xF6ln\n") ==
        "2: this text is not UTF-8 (but Windows' own code, in which this is '\xC3\xB6'): save the table as \"CSV "
        "UTF-8\"");
  CHECK(error_of("id;names\na;1\x96"
                 "2\n") == "2: this text is not UTF-8: save the table as \"CSV UTF-8\"");
  CHECK(error_of(std::string_view("\xFF\xFEi\0d\0", 6)) == "0: this text is UTF-16: save the table as \"CSV UTF-8\"");
  CHECK(error_of("PK\x03\x04") == "0: this is a workbook, whatever its name: save the table as \"CSV UTF-8\"");
}

TEST_CASE("a workbook that nobody saved as CSV is named") {
  Tables tables;
  tables.add("registry", "field;value\n").add_file("places.xlsx").add_file("registry.ods").add_file("notes.xlsx");
  CHECK(tables.read() ==
        "{\"registry\":{}}\nplaces.xlsx:0:0 a workbook is not read: save its table as \"CSV UTF-8\", as places.csv");
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

#include "kontor/package/table.hpp"

#include <set>

#include "kontor/rdf/vocab/rdf.hpp"

#include "small_registry.hpp"
#include "test.hpp"

using namespace kontor;
using package::Cell;
using package::Column;
using package::Side;

namespace {

// The rows of a table with one column, cells joined by '|'.
std::string rows(const Column& column, const std::string& record) {
  package::Publication publication;
  fill(publication.dataset, small_registry);
  const package::Table table{"test", record, {}, {}, package::Map::none, {column}};
  package::TableReader reader(publication, table, "https://data.example/");
  std::string out;
  for (const store::TermId id : reader.records()) {
    const Cell& cell = reader.read(id).front();
    for (std::size_t i = 0; i < cell.size(); ++i) out.append(i == 0 ? "" : "|").append(cell[i]);
    out += ";";
  }
  return out;
}

Column column(std::vector<package::Step> path) {
  Column column;
  column.name = "test";
  column.path = std::move(path);
  column.is_list = true;
  return column;
}

const std::string party = "https://w3id.org/kontor/ns#party";

}  // namespace

TEST_CASE("the tables that are built in are sound") {
  std::set<std::string> files;
  for (const package::Table& table : package::tables()) {
    CHECK(files.insert(table.name).second);
    CHECK_FALSE(table.title_de.empty());
    std::set<std::string> names;
    for (const Column& each : table.columns) {
      CHECK(names.insert(each.name).second);
      CHECK_FALSE(each.title_de.empty());
      CHECK_FALSE(each.title_en.empty());
    }
    CHECK(names.contains("id"));
    CHECK(names.contains("iri"));
  }
  for (const package::Table& table : package::tables()) {
    for (const Column& each : table.columns) CHECK((each.refers.empty() || files.contains(each.refers)));
  }
  CHECK(files.size() == 12);
}

TEST_CASE("a record is a row, in the order of the registry") {
  Column self = column({});
  self.take = package::Take::name;
  CHECK(rows(self, "place") == "town;east;far;");
  self.take = package::Take::iri;
  CHECK(rows(self, "relation") ==
        "https://data.example/id/relation/town-far;https://data.example/id/relation/east-far;");
  CHECK(rows(self, "membership").empty());
}

TEST_CASE("cells follow paths, backwards too, and choose among the values") {
  Column kind =
      column({{"https://w3id.org/kontor/ns#kind", false}, {"http://www.w3.org/2004/02/skos/core#prefLabel", false}});
  CHECK(rows(kind, "relation") == "Städtepartnerschaft|town twinning;Städtepartnerschaft|town twinning;");
  kind.language = "en";
  CHECK(rows(kind, "relation") == "town twinning;town twinning;");
  Column relations = column({{party, true}});
  relations.take = package::Take::name;
  CHECK(rows(relations, "place") == "town-far;east-far;town-far|east-far;");
  relations.is_list = false;
  CHECK(rows(relations, "place") == "town-far;east-far;town-far;");
  Column wikidata = column({{"http://www.w3.org/2004/02/skos/core#exactMatch", false}});
  wikidata.take = package::Take::name;
  wikidata.starts = "https://sws.geonames.org/";
  CHECK(rows(wikidata, "place") == "1;;;");
  CHECK(rows(column({{"http://nobody.example/says", false}}), "place") == ";;;");
}

TEST_CASE("the parties of a relation have sides: the city with its districts, and the others") {
  Column side = column({{party, false}});
  side.take = package::Take::name;
  side.side = Side::own;
  CHECK(rows(side, "relation") == "town;east;");
  side.side = Side::other;
  CHECK(rows(side, "relation") == "far;far;");
}

#include "kontor/align/index/table_source.hpp"

#include "kontor/align/index/index.hpp"
#include "kontor/base/error.hpp"

#include "test.hpp"

using namespace kontor;
using namespace kontor::align;

namespace {

struct Built {
  std::string bytes;
  std::vector<std::string> warnings;
};

Built build(const std::vector<std::string>& tables) {
  Built built;
  Diagnostics diagnostics([&built](const Diagnostic& d) { built.warnings.push_back(d.message); });
  IndexBuilder builder;
  for (const std::string& table : tables) {
    MemorySource source(table);
    read_table(source, "table", diagnostics, builder);
  }
  StringSink sink;
  builder.write(sink);
  built.bytes = sink.take();
  return built;
}

}  // namespace

TEST_CASE("tables with a header are read by the names of their columns") {
  const Built built =
      build({"id\tlabel\tnames\tcountry\tlat\tlon\tpopulation\tfcode\n"
             "Q268\tPoznań\tPosen|Posnania\tPL\t52.4064\t16.9252\t540000\tPPLA\n"});
  const Index index(built.bytes, "test");
  REQUIRE(index.size() == 1);
  CHECK(index.item(0).name_count == 3);
  CHECK(index.item(0).rank == 4);
  CHECK(index.item(0).type == PlaceType::settlement);
  CHECK(built.warnings.empty());
}

TEST_CASE("tables of GeoNames need no header") {
  const Built built =
      build({"2910831\tHannover\tHannover\tHanover,Hannover\t52.37052\t9.73322\tP\tPPLA\tDE\t\t06\t00\t03241\t"
             "03241001\t515140\t\t57\tEurope/Berlin\t2019-09-05\n",
             "geonameid,lang,name\n2910831,fr,Hanovre\n1,fr,Rien\n"});
  const Index index(built.bytes, "test");
  REQUIRE(index.size() == 1);
  CHECK(index.item(0).id == "gn:2910831");
  CHECK(index.item(0).division == "06");
  CHECK(index.item(0).name_count == 3);
  CHECK(index.name(2).language == "fr");
}

TEST_CASE("a column says the type, but not by the order of an administration, which units and their seats both have") {
  const Built built = build({"id,name,type\nA,Yancheng,Prefecture\nB,Jixi,county\nC,Korla,adm2\nD,Balkh,adm1\n"});
  const Index index(built.bytes, "test");
  REQUIRE(index.size() == 4);
  CHECK(index.item(0).type == PlaceType::region);
  CHECK(index.item(1).type == PlaceType::county);
  CHECK(index.item(2).type == PlaceType::unknown);
  CHECK(index.item(3).type == PlaceType::unknown);
}

TEST_CASE("the words of the label say the type where the seat's feature code does not") {
  const Built built = build({"qid,name,fcode\nQ26087,Tromsø municipality,PPLA\n"});
  CHECK(Index(built.bytes, "test").item(0).type == PlaceType::municipality);
}

TEST_CASE("Wikidata addresses are cut to their item, codes are identifiers") {
  const Built built = build({"wikidata_id,name_de,ags\nhttps://www.wikidata.org/wiki/Q1715,Hannover,03241001\n"});
  const Index index(built.bytes, "test");
  CHECK(index.item(0).id == "Q1715");
  CHECK(index.find_identifier("ags:03241001").size() == 1);
}

TEST_CASE("tables without ids or names are refused, wrong degrees are reported") {
  CHECK_THROWS_AS(build({"name,country\nPosen,PL\n"}), Error);
  CHECK_THROWS_AS(build({"id,country\nQ268,PL\n"}), Error);
  const Built built = build({"id,name,lat,lon\nQ268,Posen,152,16\n"});
  CHECK(built.warnings == std::vector<std::string>{"expected degrees between -90 and 90, got '152'"});
}

TEST_CASE("countries are codes or names") {
  const Built built = build({"id,name,country\nQ1,A,-99\nQ2,B,pl\nQ3,C,Poland\n"});
  const Index index(built.bytes, "test");
  const auto country = [&index](const char* id) { return index.item(index.find_identifier(id).at(0)).country; };
  CHECK(country("Q1").empty());
  CHECK(country("Q2") == "PL");
  CHECK(country("Q3") == "PL");
}

TEST_CASE("a German spreadsheet's separator, header, countries and numbers are understood") {
  const Built built =
      build({"id;Stadt;Land;Breite;L\xc3\xa4nge;Einwohner\n"
             "graz;Graz;\xc3\x96sterreich;47,07;15,44;300000\n"
             "leeds;Leeds;Gro\xc3\x9f"
             "britannien;;;\n"
             "mostar;Mostar;Bosnien & Herzegowina;;;\n"});
  const Index index(built.bytes, "test");
  REQUIRE(index.size() == 3);
  const auto country = [&index](std::string_view id) { return index.item(index.find_identifier(id).at(0)).country; };
  CHECK(country("graz") == "AT");
  CHECK(country("leeds") == "GB");
  CHECK(country("mostar") == "BA");
  const ItemView graz = index.item(index.find_identifier("graz").at(0));
  CHECK(graz.population == 300000);
  REQUIRE(graz.coordinates);
  CHECK(graz.coordinates->latitude == 47.07);
  CHECK(built.warnings.empty());
}

TEST_CASE("blank rows and blanks around cells do not count, a small q is an item's Q") {
  const Built built = build({"wikidata_id;name_de;;\n;;;\n q1715\xC2\xA0;\xC2\xA0Hannover ;;\n\xC2\xA0;;;\n"});
  const Index index(built.bytes, "test");
  REQUIRE(index.size() == 1);
  CHECK(index.item(0).id == "Q1715");
  CHECK(index.label(0) == "Hannover");
  CHECK(built.warnings.empty());
}

TEST_CASE("a country that is none is said once, \"-99\" says nothing, text that is not UTF-8 is an error") {
  CHECK(build({"id,name,country\n1,A,Atlantis\n2,B,Atlantis\n3,C,-99\n"}).warnings ==
        std::vector<std::string>{"unknown country 'Atlantis', expected a code of two letters such as FR, or a name"});
  CHECK(build({"id,name\n1,K\xf6ln\n"}).warnings ==
        std::vector<std::string>{"the text is not UTF-8: save the table as \"CSV UTF-8\""});
}

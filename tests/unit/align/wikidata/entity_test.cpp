#include "kontor/align/wikidata/entity.hpp"

#include "kontor/align/wikidata/classes.hpp"

#include "test.hpp"

using namespace kontor;
using namespace kontor::align;

namespace {

constexpr std::string_view example = R"({"type": "item", "id": "Q1000", "labels": {
    "de": {"language": "de", "value": "Musterstadt"}, "en": {"language": "en", "value": "Sampleton"}},
  "aliases": {"de": [{"language": "de", "value": "Muster"}]},
  "claims": {
    "P31": [{"rank": "normal", "mainsnak": {"snaktype": "value", "datavalue": {"type": "wikibase-entityid", "value": {"id": "Q3957"}}}}],
    "P17": [{"rank": "normal", "mainsnak": {"snaktype": "value", "datavalue": {"type": "wikibase-entityid", "value": {"id": "Q36"}}},
             "qualifiers": {"P582": []}},
            {"rank": "normal", "mainsnak": {"snaktype": "value", "datavalue": {"type": "wikibase-entityid", "value": {"id": "Q183"}}}}],
    "P625": [{"rank": "normal", "mainsnak": {"snaktype": "value", "datavalue": {"type": "globecoordinate",
              "value": {"latitude": 52.5, "longitude": 9.5, "globe": "http://www.wikidata.org/entity/Q2"}}}}],
    "P1082": [{"rank": "normal", "mainsnak": {"snaktype": "value", "datavalue": {"type": "quantity", "value": {"amount": "+900"}}}},
              {"rank": "preferred", "mainsnak": {"snaktype": "value", "datavalue": {"type": "quantity", "value": {"amount": "+800"}}}},
              {"rank": "deprecated", "mainsnak": {"snaktype": "value", "datavalue": {"type": "quantity", "value": {"amount": "+1"}}}}],
    "P1566": [{"rank": "normal", "mainsnak": {"snaktype": "value", "datavalue": {"type": "string", "value": "123"}}}],
    "P439": [{"rank": "normal", "mainsnak": {"snaktype": "value", "datavalue": {"type": "string", "value": "03999001"}}}],
    "P190": [{"rank": "normal", "mainsnak": {"snaktype": "value", "datavalue": {"type": "wikibase-entityid", "value": {"id": "Q1715"}}}},
             {"rank": "normal", "mainsnak": {"snaktype": "novalue"}}]}})";

}  // namespace

TEST_CASE("an entity becomes an item of the index") {
  Item item;
  REQUIRE(make_item(json::parse(example), item));
  CHECK(item.id == "Q1000");
  REQUIRE(item.names.size() == 3);
  CHECK(item.names[0].text == "Sampleton");
  CHECK(item.names[2].kind == NameKind::alias);
  CHECK(item.country == "DE");
  CHECK(item.type == PlaceType::settlement);
  CHECK(item.coordinates == Coordinates{52.5, 9.5});
  CHECK(item.population == 800);
  CHECK(item.geonames == 123);
  CHECK(item.identifiers == std::vector<std::string>{"ags:03999001"});
  CHECK(item.related == std::vector<std::string>{"Q1715"});
}

TEST_CASE("what is no item, or has no label, is none") {
  Item item;
  CHECK_FALSE(make_item(json::parse(R"({"id": "P31", "labels": {"en": {"value": "instance of"}}})"), item));
  CHECK_FALSE(make_item(json::parse(R"({"id": "Q1"})"), item));
  CHECK_FALSE(make_item(json::parse("[]"), item));
  CHECK_FALSE(make_item(json::parse(R"({"id": "Q1", "labels": [], "claims": {"P625": 3}})"), item));
}

TEST_CASE("countries and classes are known by their items") {
  CHECK(country_code("Q183") == "DE");
  CHECK(country_code("Q1715").empty());
  CHECK(country_code("").empty());
  CHECK(type_of_class("Q515") == PlaceType::settlement);
  CHECK(type_of_class("Q1") == PlaceType::unknown);
}

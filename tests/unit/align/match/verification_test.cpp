#include "kontor/align/match/verification.hpp"

#include "kontor/align/match/matcher.hpp"

#include "test.hpp"
#include "unit/align/index/small_index.hpp"

using namespace kontor::align;

namespace {

Query make_query(std::string name, std::string country, std::string claimed) {
  Query query;
  query.names.push_back({std::move(name), "", NameKind::label});
  query.country = std::move(country);
  query.claimed = std::move(claimed);
  return query;
}

Query make_query(std::string name, std::string country, std::string claimed, PlaceType type) {
  Query query = make_query(std::move(name), std::move(country), std::move(claimed));
  query.type = type;
  return query;
}

// What is said of the last of the queries.
Verification verdict(const std::vector<Item>& items, std::vector<Query> queries) {
  const std::string bytes = write_index(items);
  const Index index(bytes, "test");
  for (std::size_t i = 0; i < queries.size(); ++i) queries[i].id = "row/" + std::to_string(i + 1);
  MatchOptions options;
  options.trust_claims = false;
  const Match match = Matcher(index, options).match(queries.back());
  return verify(queries.back(), match, index, Claims(queries, index)).verification;
}

// The queries in a table of twenty others.
std::vector<Query> among_others(const std::vector<Query>& queries) {
  std::vector<Query> table;
  for (int i = 0; i < 20; ++i) {
    const std::string number = std::to_string(1000 + i);
    table.push_back(make_query("Town " + number, "PL", "Q" + number));
  }
  table.insert(table.end(), queries.begin(), queries.end());
  return table;
}

// `other` is the name of somebody who claimed the same before, empty if nobody did.
Verification verdict(const std::string& name, const std::string& country, const std::string& claimed,
                     const std::string& other = {}) {
  std::vector<Query> queries;
  if (!other.empty()) queries.push_back(make_query(other, country, claimed));
  queries.push_back(make_query(name, country, claimed));
  return verdict(some_places(), queries);
}

}  // namespace

TEST_CASE("claims are judged by names and countries") {
  CHECK(verdict("Posen", "PL", "Q268") == Verification::confirmed);
  CHECK(verdict("Posen", "PL", "Q1715") == Verification::wrong);
  CHECK(verdict("Posen", "DE", "Q268") == Verification::wrong);
  CHECK(verdict("Posem", "PL", "Q268") == Verification::doubtful);
  CHECK(verdict("Richmond", "US", "Q548664") == Verification::possible);
  CHECK(verdict("Posen", "PL", "Q999") == Verification::doubtful);
  CHECK(verdict("Rouen", "FR", "Q999") == Verification::unknown);
}

TEST_CASE("a name that is only similar will do if the item would be linked by it, and nothing else fits") {
  std::vector<Item> places = some_places();
  places.push_back(make_item("Q1273", {"Tuscany"}, "IT", 43.35, 11.02));
  places.push_back(make_item("Q189685", {"Abomey"}, "BJ", 7.19, 1.99));
  CHECK(verdict(places, {make_query("Toskana", "IT", "Q1273")}) == Verification::possible);
  CHECK(verdict(places, {make_query("Abomey-Calavi", "BJ", "Q189685")}) == Verification::doubtful);
  places.push_back(make_item("Q1", {"Toskana"}, "IT", 45.0, 9.0));
  CHECK(verdict(places, {make_query("Toskana", "IT", "Q1273")}) == Verification::doubtful);
}

TEST_CASE("what a person rejected is wrong, and fits nobody") {
  Query posen = make_query("Posen", "PL", "Q268");
  posen.rejected = {"Q268"};
  CHECK(verdict(some_places(), {posen}) == Verification::wrong);
  posen.claimed = "Q999";
  CHECK(verdict(some_places(), {posen}) == Verification::unknown);
}

TEST_CASE("an item that the index does not have is doubtful for all but the first name that claims it") {
  CHECK(verdict("Rouen", "FR", "Q999", "Oissel") == Verification::doubtful);
  CHECK(verdict("Rouen", "FR", "Q999", "Rouën") == Verification::unknown);
  CHECK(verdict("Posen", "PL", "Q268", "Oissel") == Verification::confirmed);
  const Query rouen = make_query("Rouen", "FR", "Q999");
  CHECK(verdict(some_places(), {rouen, make_query("Oissel", "FR", "Q999"), rouen}) == Verification::unknown);
}

TEST_CASE("of three with one name that claim an item the first may be right") {
  const Query posen = make_query("Posen", "PL", "Q268");
  CHECK(verdict(some_places(), among_others({posen, posen})) == Verification::confirmed);
  CHECK(verdict(some_places(), among_others({posen, posen, posen})) == Verification::doubtful);
}

TEST_CASE("a table that mentions its towns again and again does not doubt them") {
  const Query posen = make_query("Posen", "PL", "Q268");
  const Query hannover = make_query("Hannover", "DE", "Q1715");
  CHECK(verdict(some_places(), {posen, hannover, posen, hannover, posen}) == Verification::confirmed);
  CHECK(verdict(some_places(), {posen, make_query("Oissel", "FR", "Q268"), posen, posen}) == Verification::confirmed);
  CHECK(verdict(some_places(), {posen, posen, posen, make_query("Oissel", "FR", "Q268")}) == Verification::wrong);
}

TEST_CASE("of two with one name that claim an item the second is doubtful if the country has two places of the name") {
  std::vector<Item> places = some_places();
  const Query posen = make_query("Posen", "PL", "Q268");
  places.push_back(make_item("gn:1", {"Posen"}, "DE", 52.0, 14.0));
  places.push_back(make_item("gn:2", {"Poznan Miasto", "Posen"}, "PL", 52.41, 16.92));
  CHECK(verdict(places, among_others({posen, posen})) == Verification::confirmed);
  places.push_back(make_item("gn:3", {"Posen"}, "PL", 50.0, 20.0));
  CHECK(verdict(places, among_others({posen})) == Verification::confirmed);
  CHECK(verdict(places, among_others({posen, posen})) == Verification::doubtful);
  Query second = posen;
  second.coordinates = Coordinates{52.4, 16.9};
  CHECK(verdict(places, among_others({posen, second})) == Verification::confirmed);
}

TEST_CASE("where the index has nearly all items, it is odd if it has a place but not the item claimed for it") {
  std::vector<Item> places = some_places();
  const Query rouen = make_query("Rouen", "FR", "Q999");
  std::vector<Query> queries(8, make_query("Posen", "PL", "Q268"));
  queries.push_back(rouen);
  CHECK(verdict(places, queries) == Verification::unknown);
  places.push_back(make_item("gn:1", {"Rouen"}, "FR", 49.44, 1.1));
  CHECK(verdict(places, queries) == Verification::unknown);
  queries.insert(queries.begin(), queries.front());
  CHECK(verdict(places, queries) == Verification::doubtful);
  queries.back().coordinates = Coordinates{44.0, 5.0};
  CHECK(verdict(places, queries) == Verification::unknown);
  queries.back().coordinates.reset();
  queries.back().country = "BE";
  CHECK(verdict(places, queries) == Verification::unknown);
}

TEST_CASE("an item at the border may belong to the other country") {
  const std::vector<Item> places = {make_item("Q1", {"Dolores"}, "KE", 0.46, 34.10),
                                    make_item("Q2", {"Anton"}, "UG", 0.47, 34.09),
                                    make_item("Q3", {"Emil"}, "UG", 3.0, 32.0)};
  CHECK(verdict(places, {make_query("Dolores", "UG", "Q1")}) == Verification::possible);
  CHECK(verdict(places, {make_query("Emil", "KE", "Q3")}) == Verification::wrong);
}

TEST_CASE("of empty lands the border may lie farther away, unless they have a place of the name") {
  std::vector<Item> places = {make_item("Q1", {"Dolores"}, "GA", 2.15, 11.33),
                              make_item("Q2", {"Anton"}, "GQ", 2.0, 11.0)};
  CHECK(verdict(places, {make_query("Dolores", "GQ", "Q1")}) == Verification::possible);
  CHECK(verdict(places, {make_query("Dolores", "AO", "Q1")}) == Verification::wrong);
  places.push_back(make_item("Q3", {"Dolores"}, "GQ", 1.0, 10.0));
  CHECK(verdict(places, {make_query("Dolores", "GQ", "Q1")}) == Verification::wrong);
}

TEST_CASE("where the coordinates agree, names may be similar, and countries err") {
  Query posen = make_query("Poznanium", "PL", "Q268");
  CHECK(verdict(some_places(), {posen}) == Verification::doubtful);
  posen.coordinates = Coordinates{52.41, 16.93};
  CHECK(verdict(some_places(), {posen}) == Verification::possible);
  posen = make_query("Posen", "DE", "Q268");
  CHECK(verdict(some_places(), {posen}) == Verification::wrong);
  posen.coordinates = Coordinates{52.41, 16.93};
  CHECK(verdict(some_places(), {posen}) == Verification::possible);
}

TEST_CASE("romanized Chinese names are told apart by their characters") {
  const std::vector<Item> places = {make_item("Q42622", {"Suzhou", "苏州市", "蘇州"}, "CN", 31.3, 120.6, 10'000'000)};
  Query query = make_query("Suzhou", "CN", "Q42622");
  CHECK(verdict(places, {query}) == Verification::confirmed);
  query.names.push_back({"宿州", "", NameKind::label});
  CHECK(verdict(places, {query}) == Verification::doubtful);
  query.names.back().text = "蘇州市";
  CHECK(verdict(places, {query}) == Verification::confirmed);
}

TEST_CASE("some other characters are a slip if no other place has the name") {
  std::vector<Item> places = {make_item("Q1", {"Helong", "和龙市"}, "CN", 42.5, 129.0, 85'000)};
  Query query = make_query("Helong", "CN", "Q1");
  query.names.push_back({"贺龙", "", NameKind::label});
  CHECK(verdict(places, {query}) == Verification::confirmed);
  query.names.back().text = "贺";
  CHECK(verdict(places, {query}) == Verification::doubtful);
  query.names.back().text = "贺龙";
  places.push_back(make_item("gn:1", {"Helong"}, "CN", 30.0, 110.0));
  CHECK(verdict(places, {query}) == Verification::doubtful);
}

TEST_CASE("by an alias in other characters an item is doubtful if another place has the name first") {
  std::vector<Item> places = {make_item("Q1", {"Ya'an", "雅安", "Yucheng", "雨城"}, "CN", 30.0, 103.0, 340'000)};
  Query query = make_query("Yucheng", "CN", "Q1");
  query.names.push_back({"禹城", "", NameKind::label});
  CHECK(verdict(places, {query}) == Verification::confirmed);
  places.push_back(make_item("gn:1", {"Yucheng"}, "CN", 36.9, 116.6, 62'000));
  CHECK(verdict(places, {query}) == Verification::doubtful);
  query.names.back().text = "雨城区";
  CHECK(verdict(places, {query}) == Verification::confirmed);
}

TEST_CASE("a county is not the town of its name, a district not a seat") {
  std::vector<Item> places = some_places();
  CHECK(verdict(places, {make_query("Posen", "PL", "Q268", PlaceType::settlement)}) == Verification::confirmed);
  CHECK(verdict(places, {make_query("Posen", "PL", "Q268", PlaceType::county)}) == Verification::doubtful);
  // Towns that are the seat of nothing may be districts.
  const Query district = make_query("Posen", "PL", "Q268", PlaceType::district);
  CHECK(verdict(places, {district}) != Verification::doubtful);
  places[1].rank = 3;
  CHECK(verdict(places, {district}) == Verification::doubtful);
  places[1].type = PlaceType::district;
  CHECK(verdict(places, {district}) == Verification::confirmed);
  // Coordinates decide.
  Query county = make_query("Posen", "PL", "Q268", PlaceType::county);
  county.coordinates = Coordinates{52.41, 16.93};
  CHECK(verdict(some_places(), {county}) != Verification::doubtful);
}

TEST_CASE(
    "a county or district is doubtful where another of its name that is none claims the item, before or after it") {
  std::vector<Item> places = some_places();
  places[1].type = PlaceType::unknown;
  const Query county = make_query("Posen", "PL", "Q268", PlaceType::county);
  const Query town = make_query("Posen", "PL", "Q268", PlaceType::settlement);
  const Query district = make_query("Posen", "PL", "Q268", PlaceType::district);
  CHECK(verdict(places, {county}) != Verification::doubtful);
  CHECK(verdict(places, {district, county}) != Verification::doubtful);
  CHECK(verdict(places, {make_query("Gnesen", "PL", "Q268"), county}) != Verification::doubtful);
  CHECK(verdict(places, {town, county}) == Verification::doubtful);
  CHECK(verdict(places, {town, county, district}) == Verification::doubtful);
  CHECK(verdict(places, {county, town}) == Verification::confirmed);
  // The same of an item that the index does not have.
  const Query missing = make_query("Rouen", "FR", "Q999", PlaceType::county);
  CHECK(verdict(places, {missing}) == Verification::unknown);
  CHECK(verdict(places, {make_query("Rouen", "FR", "Q999"), missing}) == Verification::doubtful);
}

TEST_CASE("the name says that it is a county or district where the column says nothing else") {
  std::vector<Item> places = some_places();
  CHECK(verdict("Powiat Posen", "PL", "Q268") == Verification::doubtful);
  CHECK(verdict(places, {make_query("Powiat Posen", "PL", "Q268", PlaceType::settlement)}) == Verification::doubtful);
  CHECK(verdict(places, {make_query("Powiat Posen", "PL", "Q268", PlaceType::municipality)}) != Verification::doubtful);
  CHECK(verdict("Posen", "PL", "Q268", "Powiat Posen") == Verification::confirmed);
  places[1].names.push_back({"Powiat Posen", "", NameKind::alias});
  CHECK(verdict(places, {make_query("Powiat Posen", "PL", "Q268")}) != Verification::doubtful);
}

TEST_CASE("a Chinese prefecture and its city may claim one item") {
  const std::vector<Item> places = {make_item("Q1", {"Yancheng"}, "CN", 33.4, 120.1),
                                    make_item("gn:1", {"Yancheng"}, "CN", 33.6, 114.0)};
  const Query prefecture = make_query("Yancheng", "CN", "Q1", PlaceType::region);
  const Query city = make_query("Yancheng", "CN", "Q1", PlaceType::settlement);
  CHECK(verdict(places, among_others({city, prefecture})) != Verification::doubtful);
  CHECK(verdict(places, among_others({prefecture, city})) != Verification::doubtful);
  CHECK(verdict(places, among_others({prefecture, city, city})) == Verification::doubtful);
  CHECK(verdict(places, among_others({city, prefecture, prefecture})) == Verification::doubtful);
  CHECK(verdict(places, among_others({prefecture, make_query("Yancheng", "CN", "Q1")})) == Verification::doubtful);
  const std::vector<Item> elsewhere = {make_item("Q1", {"Yamagata"}, "JP", 38.3, 140.3),
                                       make_item("gn:1", {"Yamagata"}, "JP", 35.6, 136.8)};
  CHECK(verdict(elsewhere, among_others({make_query("Yamagata", "JP", "Q1", PlaceType::settlement),
                                         make_query("Yamagata", "JP", "Q1", PlaceType::region)})) ==
        Verification::doubtful);
}

TEST_CASE("of two with one name the second is doubtful if another place has the name without the word for its kind") {
  const std::vector<Item> places = {make_item("Q1", {"Yamagata", "Yamagata-shi"}, "JP", 38.3, 140.3),
                                    make_item("gn:1", {"Yamagata"}, "JP", 35.6, 136.8)};
  const Query city = make_query("Yamagata-shi", "JP", "Q1");
  CHECK(verdict(places, among_others({city})) != Verification::doubtful);
  CHECK(verdict(places, among_others({make_query("Yamagata Shi", "JP", "Q1"), city})) == Verification::doubtful);
  // With and without the word it may be one place: the city and its seat.
  CHECK(verdict(places, among_others({make_query("Yamagata", "JP", "Q1"), city})) != Verification::doubtful);
}

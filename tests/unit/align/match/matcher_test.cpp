#include "kontor/align/match/matcher.hpp"

#include <cmath>
#include <tuple>

#include "test.hpp"
#include "unit/align/index/small_index.hpp"

using namespace kontor::align;

namespace {

Query query(std::string name, std::string country) {
  Query query;
  query.id = "q";
  query.names.push_back({std::move(name), "", NameKind::label});
  query.country = std::move(country);
  return query;
}

std::string best(const Index& index, const Match& match) {
  return match.candidates.empty() ? "" : std::string(index.item(match.candidates[0].item).id);
}

}  // namespace

TEST_CASE("a name and a country find the item") {
  const std::string bytes = write_index(some_places());
  const Index index(bytes, "test");
  Matcher matcher(index);
  for (const auto& [name, country, id] : {std::tuple("Hannover", "DE", "Q1715"), std::tuple("Posen", "PL", "Q268")}) {
    const Match match = matcher.match(query(name, country));
    CHECK(match.state == State::automatic);
    CHECK(best(index, match) == id);
  }
}

TEST_CASE("a German transcription finds the item by its sound") {
  const std::string bytes = write_index(some_places());
  const Index index(bytes, "test");
  const Match match = Matcher(index).match(query("Mykolajiw", "UA"));
  CHECK(best(index, match) == "Q41572");
  CHECK(match.state != State::none);
}

TEST_CASE("of two places of one name a person decides, or the coordinates do") {
  std::vector<Item> items = some_places();
  items.push_back(make_item("Q986374", {"Richmond"}, "US", 37.9358, -122.3478, 110000));
  const std::string bytes = write_index(items);
  const Index index(bytes, "test");
  Matcher matcher(index);
  Query richmond = query("Richmond", "US");
  CHECK(matcher.match(richmond).state != State::automatic);
  richmond.coordinates = Coordinates{39.83, -84.89};
  CHECK(best(index, matcher.match(richmond)) == "Q548664");
  CHECK(matcher.match(richmond).state == State::automatic);
}

TEST_CASE("a municipality and its seat go to review, unless the type decides") {
  const std::string bytes = write_index(some_places());
  const Index index(bytes, "test");
  Matcher matcher(index);
  CHECK(matcher.match(query("Gävle", "SE")).state == State::review);
  CHECK(best(index, matcher.match(query("Gävle kommun", "SE"))) == "Q510010");
}

TEST_CASE("of several that fit alike none is proposed before the others") {
  const std::string bytes = write_index({make_item("Q34370", {"Rotterdam"}, "NL", 51.92, 4.48, 631000),
                                         make_item("Q2680952", {"Rotterdam"}, "NL", 51.93, 4.47, 632000)});
  const Index index(bytes, "test");
  const Match match = Matcher(index).match(query("Rotterdam", "NL"));
  CHECK(match.state == State::review);
  CHECK(match.proposed == 2);
  CHECK(match.reason == "several of this name: Q34370, Q2680952");
}

TEST_CASE("that only GeoNames has a name is said") {
  std::vector<Item> items = some_places();
  items.push_back(make_item("gn:2982652", {"Rouen"}, "FR", 49.44, 1.1, 110000));
  const std::string bytes = write_index(items);
  const Index index(bytes, "test");
  const Match match = Matcher(index).match(query("Rouen", "FR"));
  CHECK(match.state == State::none);
  CHECK(match.proposed == 0);
  CHECK(match.reason == "only GeoNames has the name: gn:2982652");
}

TEST_CASE("what is not there is not found") {
  const std::string bytes = write_index(some_places());
  const Index index(bytes, "test");
  const Match match = Matcher(index).match(query("Rouen", "FR"));
  CHECK(match.state == State::none);
}

TEST_CASE("scores are probabilities, and add up from their features") {
  const std::string bytes = write_index(some_places());
  const Index index(bytes, "test");
  const Match match = Matcher(index).match(query("Richmond", "US"));
  REQUIRE(match.candidates.size() == 2);
  for (const Candidate& candidate : match.candidates) {
    CHECK(candidate.log_odds == Approx(default_weights().sum(candidate.features)));
    CHECK(candidate.score == Approx(100 / (1 + std::exp(-candidate.log_odds - candidate.rivals))));
  }
  CHECK(match.candidates[0].score + match.candidates[1].score <= 100);
}

TEST_CASE("where only municipalities act, the name alone means them, coordinates mean the town") {
  const std::string bytes = write_index(some_places());
  const Index index(bytes, "test");
  Matcher matcher(index);
  Query gaevle = query("Gävle", "SE");
  CHECK(best(index, matcher.match(gaevle)) == "Q510010");
  gaevle.coordinates = Coordinates{60.6745, 17.1417};
  CHECK(best(index, matcher.match(gaevle)) == "Q25748");
}

TEST_CASE("a name may be the start of the label, or a spelling of it") {
  const std::string bytes = write_index({make_item("Q1", {"Ciutadella de Menorca"}, "ES", 40, 3.8, 30000),
                                         make_item("Q2", {"St. Charles", "Saint Charles"}, "US", 41.9, -88.3, 33000)});
  const Index index(bytes, "test");
  Matcher matcher(index);
  const auto level = [](const Match& match) {
    return static_cast<NameLevel>(match.candidates.at(0).features[static_cast<std::size_t>(Feature::name)]);
  };
  CHECK(level(matcher.match(query("Ciutadella", "ES"))) == NameLevel::part);
  CHECK(level(matcher.match(query("Saint Charles", "US"))) == NameLevel::label);
}

TEST_CASE("whoever has the very name is meant before those that share a part of it") {
  const std::string bytes = write_index({make_item("Q4024", {"Frankfurt (Oder)"}, "DE", 52.34, 14.55, 57000),
                                         make_item("Q1794", {"Frankfurt"}, "DE", 50.11, 8.68, 750000)});
  const Index index(bytes, "test");
  Matcher matcher(index);
  CHECK(best(index, matcher.match(query("Frankfurt (Oder)", "DE"))) == "Q4024");
  CHECK(best(index, matcher.match(query("Frankfurt", "DE"))) == "Q1794");
}

TEST_CASE("names that many bear go to review, however well they fit") {
  std::vector<Item> items = {make_item("Q197402", {"Zhangye", "Ganzhou"}, "CN", 38.9, 100.4, 230000),
                             make_item("Q986369", {"Jacksonville"}, "US", 34.7, -77.4, 77000)};
  for (int i = 1; i <= 12; ++i) {
    items.push_back(make_item("gn:" + std::to_string(i), {"Jacksonville"}, "US", 30 + i, -90, 1000));
  }
  const std::string bytes = write_index(items);
  const Index index(bytes, "test");
  Matcher matcher(index);
  const Match romanized = matcher.match(query("Ganzhou", "CN"));
  CHECK(romanized.state == State::review);
  CHECK(romanized.reason == "a name that many may have");
  const Match one_of_many = matcher.match(query("Jacksonville", "US"));
  CHECK(one_of_many.state == State::review);
  CHECK(best(index, one_of_many) == "Q986369");
  CHECK(matcher.match(query("Zhangye", "CN")).state == State::automatic);
}

TEST_CASE("organisations are no cities, whatever they are named after") {
  std::vector<Item> items = some_places();
  items.push_back(make_item("Q34664", {"Hiroshima", "Hiroshima-shi"}, "JP", 34.39, 132.46, 1190000));
  items.push_back(
      make_item("Q2164", {"Eurocities", "Eurocities Hannover"}, "DE", 52.37, 9.73, 0, PlaceType::organisation));
  const std::string bytes = write_index(items);
  const Index index(bytes, "test");
  Matcher matcher(index);
  for (const char* name : {"Hiroshima", "Hiroshima-Bündnis", "Hiroshima Alliance"}) {
    Query alliance = query(name, "JP");
    alliance.type = PlaceType::organisation;
    CHECK(matcher.match(alliance).state == State::none);
  }
  // An item of no type: with inhabitants it is a place, without a person decides.
  for (const std::uint64_t population : {1190000U, 0U}) {
    const std::string untyped =
        write_index({make_item("Q34664", {"Hiroshima-Bündnis"}, "JP", 34.39, 132.46, population, PlaceType::unknown)});
    const Index other(untyped, "test");
    Query alliance = query("Hiroshima-Bündnis", "JP");
    alliance.type = PlaceType::organisation;
    CHECK(Matcher(other).match(alliance).state == (population > 0 ? State::none : State::review));
  }
  Query network = query("Eurocities", "DE");
  network.type = PlaceType::organisation;
  CHECK(best(index, matcher.match(network)) == "Q2164");
  network.type = PlaceType::settlement;
  CHECK(matcher.match(network).state == State::none);
}

TEST_CASE("a plain name does not mean the region that is named after the town") {
  const std::string bytes =
      write_index({make_item("Q613", {"Emirate of Dubai"}, "AE", 25.2, 55.3, 3300000, PlaceType::region),
                   make_item("Q1726", {"Bavaria", "Bayern"}, "DE", 49, 11.5, 13000000, PlaceType::region)});
  const Index index(bytes, "test");
  Matcher matcher(index);
  CHECK(matcher.match(query("Dubai", "AE")).state == State::none);
  CHECK(best(index, matcher.match(query("Emirat Dubai", "AE"))) == "Q613");
  CHECK(matcher.match(query("Bayern", "DE")).state != State::none);
}

TEST_CASE("what stands before a river names the place as well") {
  const std::string bytes = write_index({make_item("Q411080", {"Aiud", "Strassburg"}, "RO", 46.3, 23.7, 22000)});
  const Index index(bytes, "test");
  Matcher matcher(index);
  const Match match = matcher.match(query("Straßburg am Mieresch", "RO"));
  CHECK(best(index, match) == "Q411080");
  CHECK(match.state != State::automatic);
}

TEST_CASE("a claim that the name speaks against, while neither wins, is a conflict") {
  const std::string bytes = write_index(some_places());
  const Index index(bytes, "test");
  Query posen = query("Posen", "PL");
  posen.claimed = "Q1715";
  CHECK(Matcher(index).match(posen).state == State::conflict);
  CHECK(Matcher(index).match(posen).reason == "said to be Q1715");
}

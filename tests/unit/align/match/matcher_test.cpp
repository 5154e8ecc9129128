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
  const std::string bytes = write_index(some_places());
  const Index index(bytes, "test");
  Matcher matcher(index);
  Query richmond = query("Richmond", "US");
  CHECK(matcher.match(richmond).state == State::review);
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

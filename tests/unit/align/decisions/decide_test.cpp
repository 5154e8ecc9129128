#include "kontor/align/decisions/decide.hpp"

#include "kontor/align/match/matcher.hpp"

#include "test.hpp"
#include "unit/align/index/small_index.hpp"

using namespace kontor::align;

namespace {

Query posen() {
  Query query;
  query.id = "place/poznan";
  query.names.push_back({"Posen", "de", NameKind::label});
  query.country = "PL";
  return query;
}

Outcome outcome_of(const Index& index, Query query, const DecisionsFile& decisions) {
  apply_rejections(decisions, query);
  return decide(query, Matcher(index).match(query), index, decisions);
}

}  // namespace

TEST_CASE("without a decision the match holds") {
  const std::string bytes = write_index(some_places());
  const Outcome outcome = outcome_of(Index(bytes, "test"), posen(), DecisionsFile::parse("d.csv", ""));
  CHECK(outcome.state == State::automatic);
  CHECK(outcome.item == "Q268");
  CHECK(outcome.evidence.size() == 16);
}

TEST_CASE("of several that fit alike each stands on a line to be decided") {
  const std::string bytes = write_index(
      {make_item("Q1", {"Posen"}, "PL", 52.4, 16.9, 500000), make_item("Q2", {"Posen"}, "PL", 52.4, 16.9, 500000)});
  const Index index(bytes, "test");
  DecisionsFile decisions = DecisionsFile::parse("d.csv", "");
  const Outcome outcome = outcome_of(index, posen(), decisions);
  CHECK(outcome.state == State::review);
  CHECK(outcome.item.empty());
  record({posen()}, {outcome}, decisions);
  const std::vector<Decision> lines = decisions.decisions();
  REQUIRE(lines.size() == 2);
  CHECK(lines[0].item == "Q1");
  CHECK(lines[1].item == "Q2");
  CHECK(lines[1].verdict == Verdict::review);
  CHECK(lines[1].evidence.size() == 16);
  // One accepted in a spreadsheet: the other one goes.
  std::string text = decisions.text();
  text.replace(text.find("Q2,review"), 9, "Q2,accept");
  decisions = DecisionsFile::parse("d.csv", text);
  const Outcome accepted = outcome_of(index, posen(), decisions);
  CHECK(accepted.state == State::accepted);
  CHECK_FALSE(accepted.stale);
  record({posen()}, {accepted}, decisions);
  REQUIRE(decisions.decisions().size() == 1);
  CHECK(decisions.decisions()[0].item == "Q2");
}

TEST_CASE("a rejected pair never comes back") {
  const std::string bytes = write_index(some_places());
  const auto decisions = DecisionsFile::parse("d.csv", "id,item,decision\nplace/poznan,Q268,reject\n");
  CHECK(outcome_of(Index(bytes, "test"), posen(), decisions).state == State::none);
}

TEST_CASE("an accepted item holds whatever the evidence says, also one that the index does not have") {
  const std::string bytes = write_index(some_places());
  const auto decisions = DecisionsFile::parse("d.csv", "id,item,decision,who\nplace/poznan,Q999,accept,Anna\n");
  const Outcome outcome = outcome_of(Index(bytes, "test"), posen(), decisions);
  CHECK(outcome.state == State::accepted);
  CHECK(outcome.item == "Q999");
  CHECK(outcome.reason == "decided by Anna");
  CHECK_FALSE(outcome.stale);
}

TEST_CASE("a run's name beside a person's word is no person") {
  const std::string bytes = write_index(some_places());
  const auto decisions = DecisionsFile::parse("d.csv", "id,item,decision,who\nplace/poznan,Q268,accept,kontor\n");
  CHECK(outcome_of(Index(bytes, "test"), posen(), decisions).reason == "decided by a person");
}

TEST_CASE("a person's 'none' keeps what would be matched away") {
  const std::string bytes = write_index(some_places());
  const auto decisions = DecisionsFile::parse("d.csv", "id,item,decision\nplace/poznan,,none\n");
  CHECK(outcome_of(Index(bytes, "test"), posen(), decisions).state == State::none);
}

TEST_CASE("new evidence makes a decision stale, and only marks it") {
  const std::string bytes = write_index(some_places());
  const Index index(bytes, "test");
  const std::string evidence = outcome_of(index, posen(), DecisionsFile::parse("d.csv", "")).evidence;
  DecisionsFile decisions = DecisionsFile::parse(
      "d.csv", "id,item,decision,who,note,evidence\nplace/poznan,Q268,accept,Anna,," + evidence + "\n");
  CHECK_FALSE(outcome_of(index, posen(), decisions).stale);
  Query moved = posen();
  moved.coordinates = Coordinates{10, 10};
  const Outcome outcome = outcome_of(index, moved, decisions);
  CHECK(outcome.state == State::accepted);
  CHECK(outcome.stale);
  record({moved}, {outcome}, decisions);
  CHECK(decisions.text() == "id,item,decision,who,note,evidence\nplace/poznan,Q268,accept,Anna,," + evidence +
                                "\nplace/poznan,Q268,stale,kontor,the evidence has changed since Anna decided," +
                                outcome.evidence + "\n");
}

TEST_CASE("an index that knows less, or the same more exactly, is no new evidence") {
  const std::string bytes = write_index(some_places());
  const Index index(bytes, "test");
  Query ours = posen();
  ours.coordinates = Coordinates{52.4, 16.92};
  const std::string evidence = outcome_of(index, ours, DecisionsFile::parse("d.csv", "")).evidence;
  const DecisionsFile decisions = DecisionsFile::parse(
      "d.csv", "id,item,decision,who,note,evidence\nplace/poznan,Q268,accept,Anna,," + evidence + "\n");
  for (const bool exact : {true, false}) {
    Item item = make_item("Q268", {"Posen"}, "PL", 52.41, 16.93, 600000, PlaceType::municipality);
    if (!exact) item.coordinates.reset();
    const std::string other_bytes = write_index({item});
    const Index other(other_bytes, "test");
    CHECK_FALSE(outcome_of(other, ours, decisions).stale);
  }
  const std::string without = write_index({make_item("Q1", {"Posen"}, "US", 40, -90)});
  CHECK_FALSE(outcome_of(Index(without, "test"), ours, decisions).stale);
  const std::string far_bytes = write_index({make_item("Q268", {"Posen"}, "PL", 54, 16.93)});
  CHECK(outcome_of(Index(far_bytes, "test"), ours, decisions).stale);
}

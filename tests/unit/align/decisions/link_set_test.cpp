#include "kontor/align/decisions/link_set.hpp"

#include "test.hpp"

using namespace kontor;
using namespace kontor::align;

namespace {

struct Triples final : rdf::QuadSink {
  void quad(const rdf::QuadView& quad, Place) override {
    text +=
        rdf::to_string(quad.subject) + " " + rdf::to_string(quad.predicate) + " " + rdf::to_string(quad.object) + "\n";
  }
  std::string text;
};

std::string links(State state, bool same_as = false, std::string id = "place/a") {
  Query query;
  query.id = std::move(id);
  Outcome outcome;
  outcome.state = state;
  outcome.item = state == State::none ? "" : "Q1";
  outcome.decided_by = "Anna";
  Triples triples;
  write_links({query}, {outcome}, {"https://x.example/", same_as}, triples);
  return triples.text;
}

bool has(const std::string& text, std::string_view part) {
  return text.find(part) != std::string::npos;
}

}  // namespace

TEST_CASE("what is sure is an exact match, what is to be reviewed a close one, the rest is no link") {
  constexpr std::string_view exact =
      "<https://x.example/id/place/a> <http://www.w3.org/2004/02/skos/core#exactMatch> "
      "<http://www.wikidata.org/entity/Q1>";
  CHECK(has(links(State::accepted), exact));
  CHECK(has(links(State::automatic), exact));
  CHECK(has(links(State::review), "closeMatch"));
  CHECK_FALSE(has(links(State::review), "exactMatch"));
  CHECK(links(State::none).empty());
  CHECK(links(State::conflict).empty());
}

TEST_CASE("owl:sameAs is written where it is wanted and a person accepted") {
  CHECK(has(links(State::accepted, true), "owl#sameAs"));
  CHECK_FALSE(has(links(State::automatic, true), "owl#sameAs"));
  CHECK_FALSE(has(links(State::accepted), "owl#sameAs"));
}

TEST_CASE("owl:sameAs does not make one thing of two of ours that have one item") {
  std::vector<Query> queries(3);
  std::vector<Outcome> outcomes(3);
  for (std::size_t i = 0; i < queries.size(); ++i) {
    queries[i].id = std::string(1, static_cast<char>('a' + i));
    outcomes[i].state = State::accepted;
    outcomes[i].item = i < 2 ? "Q1" : "Q2";
  }
  Triples triples;
  write_links(queries, outcomes, {"https://x.example/", true}, triples);
  CHECK_FALSE(has(triples.text, "owl#sameAs> <http://www.wikidata.org/entity/Q1>"));
  CHECK(has(triples.text,
            "<https://x.example/id/c> <http://www.w3.org/2002/07/owl#sameAs> <http://www.wikidata.org/entity/Q2>"));
  CHECK(has(triples.text, "<https://x.example/id/b> <http://www.w3.org/2004/02/skos/core#exactMatch>"));
}

TEST_CASE("each link has a claim that says who decided") {
  const std::string text = links(State::accepted);
  CHECK(has(
      text,
      "<https://x.example/id/place/a> <https://w3id.org/kontor/ns#claim> <https://x.example/id/claim/place.a.link>"));
  CHECK(has(text, "\"Accepted by Anna.\"@en"));
  CHECK(has(text, "<https://w3id.org/kontor/def/confidence/high>"));
}

TEST_CASE("ids become valid addresses") {
  CHECK(has(links(State::accepted, false, "a b<c>"), "<https://x.example/id/a%20b%3Cc%3E>"));
  CHECK(has(links(State::accepted, false, "https://y.example/z"), "<https://y.example/z> <http://www.w3.org/2004"));
  CHECK(item_iri("gn:2910831") == "https://sws.geonames.org/2910831/");
}

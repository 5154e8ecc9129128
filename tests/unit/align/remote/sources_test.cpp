// Queries answered by a reconciliation service and by an endpoint: the items that come back, and what the matcher makes
// of them.
#include <algorithm>

#include "kontor/align/match/matcher.hpp"
#include "kontor/align/remote/item_facts.hpp"
#include "kontor/align/remote/reconciliation_source.hpp"
#include "kontor/align/remote/sparql_source.hpp"
#include "kontor/base/error.hpp"

#include "loopback_server.hpp"
#include "test.hpp"

using namespace kontor;
using namespace kontor::align;
using test::http_answer;
using test::LoopbackServer;

namespace {

Query query(std::string name, std::string country) {
  Query out;
  out.id = name;
  out.names.push_back({std::move(name), "de", NameKind::label});
  out.country = std::move(country);
  return out;
}

std::string json_answer(std::string_view body) {
  return http_answer("200 OK", "Content-Type: application/json\r\n", body);
}

const Item* find(const FetchedItems& fetched, std::string_view id) {
  const auto found =
      std::find_if(fetched.items.begin(), fetched.items.end(), [id](const Item& item) { return item.id == id; });
  return found == fetched.items.end() ? nullptr : &*found;
}

}  // namespace

TEST_CASE("Coordinates are read in both notations") {
  CHECK(parse_coordinates("52.37,9.73") == Coordinates{52.37, 9.73});
  CHECK(parse_coordinates("52.37, 9.73") == Coordinates{52.37, 9.73});
  CHECK(parse_coordinates("Point(9.73 52.37)") == Coordinates{52.37, 9.73});
  CHECK(parse_coordinates("POINT(-9.73 -52.37)") == Coordinates{-52.37, -9.73});
  for (const char* wrong : {"", "52.37", "a,b", "Point(9.73)", "Point(9.73 52.37", "120,9", "nan,1",
                            "<http://www.wikidata.org/entity/Q405> Point(9.73 52.37)"}) {
    INFO(wrong);
    CHECK_FALSE(parse_coordinates(wrong));
  }
}

TEST_CASE("Facts do not depend on their order") {
  std::vector<Fact> facts = {{"P17", "Q29"},  {"P17", "Q142"},      {"P1082", "10"},     {"P1082", "+12"},
                             {"P31", "Q515"}, {"P625", "49.4,1.1"}, {"P1566", "7"},      {"P439", "03"},
                             {"P190", "Q2"},  {"P9999", "x"},       {"P625", "nowhere"}, {"P1082", "many"}};
  std::sort(facts.begin(), facts.end());
  do {
    Item item;
    add_facts(facts, item);
    CHECK(item.country == "ES");
    CHECK(item.population == 12);
    CHECK(item.type == PlaceType::settlement);
    CHECK(item.geonames == 7);
    CHECK(item.identifiers == std::vector<std::string>{"ags:03"});
    CHECK(item.related == std::vector<std::string>{"Q2"});
    CHECK(item.coordinates == Coordinates{49.4, 1.1});
    std::rotate(facts.begin(), facts.begin() + 1, facts.end());
  } while (facts.front() != std::min_element(facts.begin(), facts.end()).operator*());
}

TEST_CASE("A service's candidates become items, and ours decides which it is") {
  const LoopbackServer server([](const std::string& request) {
    if (request.starts_with("GET ")) {
      return json_answer(R"({"versions": ["0.2"], "name": "Towns", "identifierSpace": "http://www.wikidata.org/entity/",
                      "schemaSpace": "s", "extend": {}})");
    }
    if (request.find("\r\n\r\nqueries=") != std::string::npos) {
      // The service likes the wrong one best.
      return json_answer(R"({"q0": {"result": [{"id": "Q300", "name": "Rouen", "score": 95, "match": false},
                                        {"id": "Q30974", "name": "Rouen", "score": 60, "match": false}]}})");
    }
    return json_answer(R"({"meta": [], "rows": {
      "Q300": {"P17": [{"id": "Q16", "name": "Canada"}], "P31": [{"id": "Q515", "name": "city"}]},
      "Q30974": {"P17": [{"id": "Q142", "name": "France"}], "P31": [{"id": "Q515", "name": "city"}],
                 "P625": [{"str": "49.4431,1.0993"}], "P1082": [{"float": 110000}], "Lde": [{"str": "Rouen"}],
                 "Afr": [{"str": "Ville de Rouen"}]},
      "Q9": {"Len": [{"str": "Elsewhere"}]}}})");
  });
  std::vector<Query> queries = {query("Rouen", "FR")};
  queries[0].claimed = "Q9";
  ReconciliationService service(server.url(), {}, {});
  const FetchedItems fetched = fetch_items(service, queries);
  REQUIRE(find(fetched, "Q30974") != nullptr);
  CHECK(find(fetched, "Q30974")->country == "FR");
  CHECK(find(fetched, "Q30974")->population == 110000);
  CHECK(find(fetched, "Q30974")->names.size() == 2);
  REQUIRE(find(fetched, "Q9") != nullptr);  // claimed, so it can be judged
  REQUIRE(queries[0].opinions.size() == 2);

  const FetchedIndex index(fetched, "service");
  queries[0].claimed.clear();
  Matcher matcher(index.index());
  const Match match = matcher.match(queries[0]);
  REQUIRE_FALSE(match.candidates.empty());
  const Candidate& best = match.candidates.front();
  CHECK(index.index().item(best.item).id == "Q30974");
  CHECK(levels(Feature::service)[best.features[static_cast<std::size_t>(Feature::service)]] == "named second or third");
}

TEST_CASE("A service that is busy or broken leaves the queries as they were") {
  const LoopbackServer server([](const std::string& request) {
    return request.starts_with("GET ")
               ? json_answer(R"({"versions": ["0.2"], "name": "T", "identifierSpace": "a", "schemaSpace": "s"})")
               : http_answer("400 Bad Request", "", "no");
  });
  std::vector<Query> queries = {query("Rouen", "FR")};
  ReconciliationService service(server.url(), {}, {});
  CHECK_THROWS_AS(fetch_items(service, queries), Error);
  CHECK_FALSE(queries[0].service_asked);
}

TEST_CASE("An endpoint is asked for names, then for what it knows of the items") {
  std::vector<std::string> seen;
  const LoopbackServer server([&seen](const std::string& request) {
    seen.push_back(request);
    const auto row = [](const std::string& item, const std::string& property, const std::string& value) {
      return R"({"item": {"type": "uri", "value": "http://www.wikidata.org/entity/)" + item +
             R"("}, "property": {"type": "uri", "value": ")" + property + R"("}, "value": )" + value + "}";
    };
    if (seen.size() == 1) {
      return http_answer("200 OK", "Content-Type: application/sparql-results+json\r\n",
                         R"({"head": {"vars": ["item", "key"]}, "results": {"bindings": [
                             {"item": {"type": "uri", "value": "http://www.wikidata.org/entity/Q30974"},
                              "key": {"type": "literal", "xml:lang": "de", "value": "Rouen"}}]}})");
    }
    const std::string direct = "http://www.wikidata.org/prop/direct/";
    return http_answer(
        "200 OK", "Content-Type: application/sparql-results+json\r\n",
        R"({"head": {"vars": ["item", "property", "value"]}, "results": {"bindings": [)" +
            row("Q30974", "http://www.w3.org/2004/02/skos/core#altLabel",
                R"({"type": "literal", "xml:lang": "de", "value": "Ruan"})") +
            "," +
            row("Q30974", "http://www.w3.org/2000/01/rdf-schema#label",
                R"({"type": "literal", "xml:lang": "de", "value": "Rouen"})") +
            "," + row("Q30974", direct + "P17", R"({"type": "uri", "value": "http://www.wikidata.org/entity/Q142"})") +
            "," + row("Q30974", direct + "P625", R"x({"type": "literal", "value": "Point(1.0993 49.4431)"})x") + "," +
            row("Q999", direct + "P17", R"({"type": "uri", "value": "http://www.wikidata.org/entity/Q142"})") + "]}}");
  });
  std::vector<Query> queries = {query("Rouen", "FR")};
  const FetchedItems fetched = fetch_items(server.url("/sparql"), queries);
  REQUIRE(fetched.items.size() == 1);
  const Item& item = fetched.items.front();
  CHECK(item.id == "Q30974");
  CHECK(item.country == "FR");
  CHECK(item.coordinates == Coordinates{49.4431, 1.0993});
  REQUIRE(item.names.size() == 2);
  CHECK(item.names[0].text == "Rouen");
  CHECK(item.names[0].kind == NameKind::label);
  CHECK(item.names[1].kind == NameKind::alias);
  CHECK(seen.size() == 2);
}

TEST_CASE("An endpoint that sends something else is refused") {
  const auto fault = [](const std::string& answer) {
    const LoopbackServer server([&](const std::string&) {
      return http_answer("200 OK", "Content-Type: application/sparql-results+json\r\n", answer);
    });
    try {
      fetch_items(server.url(), {query("Rouen", "FR")});
    } catch (const Error& error) {
      return error.message();
    }
    return std::string("no error");
  };
  CHECK(fault(R"({"head": {}, "boolean": true})") == "expected rows, got the answer of an ASK query");
  CHECK(fault(R"({"head": {"vars": ["a"]}, "results": {"bindings": []}})") ==
        "the endpoint sends other columns than it was asked for");
  CHECK(fault("{") != "no error");
}

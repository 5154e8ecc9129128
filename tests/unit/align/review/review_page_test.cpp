#include "kontor/align/review/review_page.hpp"

#include "kontor/align/match/matcher.hpp"
#include "kontor/json/value.hpp"

#include "test.hpp"
#include "unit/align/index/small_index.hpp"

using namespace kontor;
using namespace kontor::align;

namespace {

struct Made {
  std::string page;
  std::string decisions;
};

Made make_page(const std::string& name, const std::string& decisions_text = {}) {
  const std::string bytes = write_index(some_places());
  const Index index(bytes, "test");
  Query query;
  query.id = "place/x";
  query.names.push_back({name, "", NameKind::label});
  query.country = "PL";
  query.coordinates = Coordinates{52.4, 16.9};
  const std::vector<Query> queries = {query};
  const std::vector<Match> matches = {Matcher(index).match(query)};
  DecisionsFile decisions = DecisionsFile::parse("decisions.csv", decisions_text);
  const std::vector<Outcome> outcomes = {decide(query, matches[0], index, decisions)};
  record(queries, outcomes, decisions);
  StringSink sink;
  write_review_page({{index, queries, matches, outcomes}, decisions, "decisions.csv", 5}, default_weights(), sink);
  return {sink.take(), decisions.text()};
}

json::Value data_of(const std::string& page) {
  const std::string_view open = "<script type=\"application/json\" id=\"data\">";
  const std::size_t begin = page.find(open) + open.size();
  return json::parse(std::string_view(page).substr(begin, page.find("</script>", begin) - begin));
}

}  // namespace

TEST_CASE("the review page holds the records, their candidates and the decisions as they are") {
  const Made made = make_page("Posen");
  const json::Value data = data_of(made.page);
  CHECK(data.find("file")->string() == "decisions.csv");
  CHECK(data.find("decisions")->string() == made.decisions);
  const json::Value& record = data.find("records")->array().at(0);
  CHECK(record.find("id")->string() == "place/x");
  const json::Value& candidate = record.find("candidates")->array().at(0);
  CHECK(candidate.find("item")->string() == "Q268");
  CHECK(candidate.find("url")->string() == "http://www.wikidata.org/entity/Q268");
  CHECK(candidate.find("evidence")->string().size() == 16);
  double sum = 0;
  for (const json::Value& feature : candidate.find("features")->array()) sum += feature.array().at(2).to_double();
  CHECK(sum == Approx(candidate.find("log_odds")->to_double()).margin(0.05));
}

TEST_CASE("names cannot end the page's script") {
  const Made made = make_page("</script><script>alert(1)</script>");
  CHECK(data_of(made.page).find("records")->array().at(0).find("name")->string() ==
        "</script><script>alert(1)</script>");
  CHECK(made.page.find("<script>alert") == std::string::npos);
}

TEST_CASE("a person's line is in the page with all its bytes") {
  const std::string theirs = "\xEF\xBB\xBFid;item;decision;who\r\nplace/x;Q268;accept;\"Anna; B\"\r\n";
  const json::Value data = data_of(make_page("Posen", theirs).page);
  CHECK(data.find("decisions")->string() == theirs);
  CHECK(data.find("records")->array().at(0).find("state")->string() == "accepted");
}

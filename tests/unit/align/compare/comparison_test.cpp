#include "kontor/align/compare/comparison.hpp"

#include "kontor/align/compare/comparison_report.hpp"
#include "kontor/align/compare/proposals.hpp"
#include "kontor/align/compare/wikidata_statements.hpp"
#include "kontor/align/statements/quickstatements.hpp"

#include "test.hpp"

using namespace kontor;
using namespace kontor::align;

namespace {

OurRelation ours(const char* subject, const char* object, const char* start = "") {
  OurRelation relation;
  relation.id = std::string("relation/") + subject + "-" + object;
  relation.subject = subject;
  relation.object = object;
  relation.start_text = start;
  relation.start = parse_partial_date(start);
  relation.urls = {"https://a.example/"};
  return relation;
}

// A statement as it stands in an entity's JSON.
std::string claim(const std::string& object, const std::string& start = "", const std::string& more = "") {
  std::string text = R"({"mainsnak":{"snaktype":"value","datavalue":{"type":"wikibase-entityid","value":{"id":")" +
                     object + R"("}}},"rank":"normal")";
  if (!start.empty()) {
    text += R"(,"qualifiers":{"P580":[{"datavalue":{"value":{"time":")" + start +
            R"(","precision":11,"calendarmodel":"http://www.wikidata.org/entity/Q1985727"}}}]})";
  }
  return text + more + "}";
}

const std::string reference = R"(,"references":[{"snaks":{"P854":[{}]}}])";
const std::string imported = R"(,"references":[{"snaks":{"P143":[{}]}}])";

WikidataStatements statements_at(const std::vector<std::pair<std::string, std::string>>& entities) {
  WikidataStatements out;
  for (const auto& [id, claims] : entities) {
    add_statements(json::parse(R"({"id":")" + id + R"(","labels":{"en":{"value":"Name of )" + id +
                               R"("}},"claims":{"P190":[)" + claims + "]}}"),
                   {}, out);
  }
  return out;
}

std::vector<std::string> remarks_of(const Pair& pair) {
  std::vector<std::string> names;
  for (const Remark remark : pair.remarks) names.emplace_back(to_string(remark));
  return names;
}

using Names = std::vector<std::string>;

}  // namespace

TEST_CASE("pairs are on both sides, or on one") {
  const std::vector<OurRelation> relations = {ours("Q1", "Q20"), ours("Q1", "Q3")};
  const WikidataStatements theirs = statements_at({{"Q1", claim("Q20", "", reference) + "," + claim("Q4")},
                                                   {"Q20", claim("Q1", "", reference)},
                                                   {"Q5", claim("Q6")}});
  CompareOptions options;
  options.own = {"Q1"};
  const std::vector<Pair> pairs = compare_relations(relations, theirs.statements, options);
  REQUIRE(pairs.size() == 3);  // Q5 and Q6 have nothing to do with Q1
  CHECK(pairs[0].object == "Q3");
  CHECK(pairs[0].state == PairState::only_ours);
  CHECK(pairs[1].object == "Q4");
  CHECK(pairs[1].state == PairState::only_wikidata);
  CHECK(pairs[2].object == "Q20");
  CHECK(pairs[2].state == PairState::both);
  CHECK(pairs[2].remarks.empty());
  CHECK(summary_of(pairs) == "3 pairs: 1 both, 1 only ours, 1 only Wikidata; 1 one direction, 1 no reference");
}

TEST_CASE("remarks say what differs") {
  const auto remarks_for = [](OurRelation relation, const std::string& there, const std::string& back = "") {
    const std::vector<OurRelation> relations = {std::move(relation)};
    std::vector<std::pair<std::string, std::string>> entities = {{"Q1", there}};
    if (!back.empty()) entities.emplace_back("Q2", back);
    const WikidataStatements theirs = statements_at(entities);
    return remarks_of(compare_relations(relations, theirs.statements, {}).at(0));
  };
  CHECK(remarks_for(ours("Q1", "Q2"), claim("Q2", "", reference)) == Names{"one direction"});
  CHECK(remarks_for(ours("Q2", "Q1"), claim("Q2", "", imported), claim("Q1")) == Names{"no reference"});
  CHECK(remarks_for(ours("Q1", "Q2", "1966"), claim("Q2", "", reference), claim("Q1")) == Names{"no date"});
  CHECK(remarks_for(ours("Q1", "Q2", "1966"), claim("Q2", "+1967-01-01T00:00:00Z", reference), claim("Q1")) ==
        Names{"date differs"});
  CHECK(remarks_for(ours("Q1", "Q2", "1967"), claim("Q2", "+1967-01-01T00:00:00Z", reference), claim("Q1")).empty());
  CHECK(remarks_for(
            ours("Q1", "Q2"),
            R"({"mainsnak":{"datavalue":{"type":"wikibase-entityid","value":{"id":"Q2"}}},"rank":"deprecated"})") ==
        Names{"deprecated"});
  const std::string ended = R"(,"qualifiers":{"P582":[{}]})" + reference;
  CHECK(remarks_for(ours("Q1", "Q2"), claim("Q2", "", ended), claim("Q1", "", ended)) == Names{"ended there"});
  OurRelation over = ours("Q1", "Q2");
  over.ended = true;
  CHECK(remarks_for(over, claim("Q2", "", reference), claim("Q1")) == Names{"ended with us"});
}

TEST_CASE("tables of pairs say nothing of directions, dates and references") {
  WikidataStatement statement;
  statement.subject = "Q1";
  statement.object = "Q2";
  statement.details_known = false;
  statement.both_directions = true;
  const std::vector<OurRelation> relations = {ours("Q2", "Q1", "1966")};
  CHECK(compare_relations(relations, {statement}, {}).at(0).remarks.empty());
}

TEST_CASE("only what Wikidata lacks of confirmed pairs is proposed") {
  const auto proposed = [](const std::vector<OurRelation>& relations, const WikidataStatements& theirs) {
    const std::vector<Pair> pairs = compare_relations(relations, theirs.statements, {});
    return print_quickstatements(propose_statements(pairs, {}).statements, QuickStatementsFormat::v1);
  };
  const std::string source = "\tS854\t\"https://a.example/\"\n";
  CHECK(proposed({ours("Q1", "Q2", "1966")}, {}) == "Q1\tP190\tQ2\tP580\t+1966-00-00T00:00:00Z/9" + source +
                                                        "Q2\tP190\tQ1\tP580\t+1966-00-00T00:00:00Z/9" + source);
  CHECK(proposed({ours("Q1", "Q2", "1966~")}, {}) == "Q1\tP190\tQ2" + source + "Q2\tP190\tQ1" + source);
  CHECK(proposed({ours("Q1", "Q2")}, statements_at({{"Q1", claim("Q2", "", reference)}})) == "Q2\tP190\tQ1" + source);
  CHECK(proposed({ours("Q1", "Q2")}, statements_at({{"Q1", claim("Q2")}, {"Q2", claim("Q1", "", reference)}})) ==
        "Q1\tP190\tQ2" + source);
  CHECK(proposed({ours("Q1", "Q2", "1966")}, statements_at({{"Q1", claim("Q2", "+1967-01-01T00:00:00Z")}})).empty());
  OurRelation unconfirmed = ours("Q1", "Q2");
  unconfirmed.confirmed = false;
  OurRelation informal = ours("Q1", "Q2");
  informal.formal = false;
  OurRelation intended = ours("Q1", "Q2");
  intended.active = false;
  OurRelation unreferenced = ours("Q1", "Q2");
  unreferenced.urls.clear();
  CHECK(proposed({unconfirmed, informal, intended, unreferenced}, {}).empty());
  const auto count = [](const OurRelation& relation, std::size_t Proposals::*reason) {
    const std::vector<OurRelation> relations = {relation};
    return propose_statements(compare_relations(relations, {}, {}), {}).*reason;
  };
  CHECK(count(unconfirmed, &Proposals::unconfirmed) == 1);
  CHECK(count(informal, &Proposals::informal) == 1);
  CHECK(count(intended, &Proposals::intended) == 1);
  CHECK(count(unreferenced, &Proposals::without_page) == 1);
}

TEST_CASE("memberships hold from the member to the network") {
  std::vector<OurRelation> members = {ours("Q9", "Q2", "1990")};
  members[0].property = RelationProperty::member;
  const std::vector<Pair> pairs = compare_relations(members, {}, {});
  const Proposals proposals = propose_statements(pairs, {WikidataTime{2026, 11, 1, TimePrecision::day, {}}, 2});
  CHECK(print_quickstatements(proposals.statements, QuickStatementsFormat::v1) ==
        "Q9\tP463\tQ2\tP580\t+1990-00-00T00:00:00Z/9\tS854\t\"https://a.example/\"\tS813\t+2026-11-01T00:00:00Z/11\n");
}

TEST_CASE("nothing is concluded of items whose statements are not known") {
  const std::vector<OurRelation> relations = {ours("Q1", "Q2"), ours("Q1", "Q3")};
  const WikidataStatements theirs = statements_at({{"Q1", claim("Q2", "", reference)}});
  CompareOptions options;
  options.coverage = &theirs.coverage;
  const std::vector<Pair> pairs = compare_relations(relations, theirs.statements, options);
  REQUIRE(pairs.size() == 2);
  CHECK(remarks_of(pairs[0]) == Names{"one direction", "item unseen"});
  CHECK(pairs[1].state == PairState::only_ours);
  CHECK(remarks_of(pairs[1]) == Names{"item unseen"});
  const Proposals proposals = propose_statements(pairs, {});
  REQUIRE(proposals.statements.size() == 1);
  CHECK(proposals.statements[0].subject == "Q1");
  CHECK(proposals.unseen == Names{"Q2", "Q3"});
}

TEST_CASE("of other entities the twinnings with our items count, and that they were seen") {
  WikidataStatements theirs;
  const auto add = [&theirs](const std::string& id, const std::string& claims) {
    add_statements(json::parse(R"({"id":")" + id + R"(","claims":{"P190":[)" + claims + "]}}"), {"Q1"}, theirs);
  };
  add("Q7", claim("Q1") + "," + claim("Q8"));
  add("Q9", claim("Q8"));
  REQUIRE(theirs.statements.size() == 1);
  CHECK(theirs.statements[0].subject == "Q7");
  CHECK(theirs.coverage.has(RelationProperty::twinned, "Q9"));
  CHECK_FALSE(theirs.coverage.has(RelationProperty::member, "Q9"));
  CHECK_FALSE(theirs.coverage.has(RelationProperty::twinned, "Q1"));
}

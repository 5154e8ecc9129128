#include "kontor/align/match/namesakes.hpp"

#include <string_view>

#include "kontor/align/match/matcher.hpp"

#include "test.hpp"
#include "unit/align/index/small_index.hpp"

using namespace kontor::align;

namespace {

// An item with so many names.
Item known_item(std::string id, std::string name, std::size_t names, double latitude, std::uint64_t population) {
  Item item = make_item(std::move(id), {std::move(name)}, "US", latitude, -90, population);
  for (std::size_t i = 1; i < names; ++i) item.names.push_back({"Name " + std::to_string(i), "", NameKind::alias});
  return item;
}

Query query(std::string name) {
  Query query;
  query.names.push_back({std::move(name), "", NameKind::label});
  query.country = "US";
  return query;
}

const Candidate& candidate(const Index& index, const std::vector<Candidate>& all, std::string_view id) {
  for (const Candidate& candidate : all) {
    if (index.item(candidate.item).id == id) return candidate;
  }
  FAIL("no candidate");
  return all.front();
}

std::string_view level(const Candidate& candidate, Feature feature) {
  return levels(feature)[candidate.features[static_cast<std::size_t>(feature)]];
}

}  // namespace

TEST_CASE("of towns of one name the larger and better known are told") {
  const std::string bytes =
      write_index({known_item("Q1", "Columbia", 40, 30, 120000), known_item("Q2", "Columbia", 10, 38, 25000)});
  const Index index(bytes, "test");
  const std::vector<Candidate> all = Matcher(index).collect(query("Columbia"));
  CHECK(level(candidate(index, all, "Q1"), Feature::larger) == "more than 3 times");
  CHECK(level(candidate(index, all, "Q1"), Feature::fame) == "more than twice");
  CHECK(level(candidate(index, all, "Q2"), Feature::larger) == "less than a third");
  CHECK(level(candidate(index, all, "Q2"), Feature::fame) == "less than half");
  CHECK(level(candidate(index, all, "Q1"), Feature::homonyms) == "2");
}

TEST_CASE("a place is not smaller than the area around it") {
  const std::string bytes =
      write_index({known_item("Q1", "Wakefield", 18, 53.68, 99000), known_item("Q2", "Wakefield", 18, 53.69, 345000)});
  const Index index(bytes, "test");
  const std::vector<Candidate> all = Matcher(index).collect(query("Wakefield"));
  CHECK(level(candidate(index, all, "Q1"), Feature::larger) == "the only one");
  CHECK(level(candidate(index, all, "Q2"), Feature::larger) == "the only one");
  CHECK(level(candidate(index, all, "Q1"), Feature::fame) == "about as many");
}

TEST_CASE("another name of one is no rival of the others' main name") {
  Item denver = known_item("Q3", "Denver", 60, 39, 680000);
  denver.names.push_back({"Saint Charles", "", NameKind::alias});
  const std::string bytes = write_index({known_item("Q1", "Saint Charles", 20, 30, 65000), denver});
  const Index index(bytes, "test");
  const std::vector<Candidate> all = Matcher(index).collect(query("Saint Charles"));
  CHECK(level(candidate(index, all, "Q1"), Feature::larger) == "the only one");
  CHECK(level(candidate(index, all, "Q3"), Feature::larger) == "it is the main name of others");
}

TEST_CASE("places that Wikidata lacks make a similar name less probable, unless they are the same place") {
  const auto similar = [](double latitude) {
    const std::string bytes = write_index({make_item("Q79580", {"Tuscaloosa", "Louiseville"}, "US", 33.2, -90),
                                           make_item("gn:1", {"Louisville"}, "US", latitude, -90)});
    const Index index(bytes, "test");
    return level(candidate(index, Matcher(index).collect(query("Louisville")), "Q79580"), Feature::homonyms);
  };
  CHECK(similar(39.9) == "others that Wikidata lacks have the very name");
  CHECK(similar(33.21) == "no other name alike");
}

TEST_CASE("one of many is linked only if it is well known") {
  std::vector<Item> items = {known_item("Q1", "Cleveland", 45, 41, 380000), known_item("Q2", "Salem", 20, 45, 160000)};
  for (int i = 1; i <= 12; ++i) {
    items.push_back(known_item("gn:" + std::to_string(i), "Cleveland", 1, 30 + i, 1000));
    items.push_back(known_item("gn:" + std::to_string(100 + i), "Salem", 1, 30 + i, 1000));
  }
  const std::string bytes = write_index(items);
  const Index index(bytes, "test");
  Matcher matcher(index);
  CHECK(matcher.match(query("Cleveland")).state == State::automatic);
  CHECK(matcher.match(query("Salem")).reason == "one of many of this name");
}

#include "kontor/rdf/prefix_map.hpp"

#include "test.hpp"

using namespace kontor::rdf;

TEST_CASE("the longest fitting prefix shortens an IRI") {
  PrefixMap prefixes;
  prefixes.set("ex", "http://example.org/");
  prefixes.set("id", "http://example.org/id/");
  CHECK(prefixes.shorten("http://example.org/id/rouen") == std::pair<std::string_view, std::string_view>("id", "rouen"));
  CHECK(prefixes.shorten("http://example.org/x")->first == "ex");
  CHECK_FALSE(prefixes.shorten("http://other/"));
}

TEST_CASE("a prefix can be declared again") {
  PrefixMap prefixes;
  prefixes.set("", "http://a/");
  prefixes.set("", "http://b/");
  CHECK(prefixes.find("") == "http://b/");
  CHECK_FALSE(prefixes.find("x"));
  CHECK(well_known_prefixes().find("kontor") == "https://w3id.org/kontor/ns#");
}

TEST_CASE("prefixes in prefixes, and several names for one IRI") {
  PrefixMap prefixes;
  prefixes.set("b", "urn:a:");
  prefixes.set("long", "urn:a:b:c:d");
  prefixes.set("other", "urn:a:b:c:e");
  CHECK(prefixes.shorten("urn:a:b:c:dx")->first == "long");
  CHECK(prefixes.shorten("urn:a:b:c:d")->second.empty());
  CHECK(prefixes.shorten("urn:a:b:c:cx") == std::pair<std::string_view, std::string_view>("b", "b:c:cx"));
  CHECK(prefixes.shorten("urn:a:b:c:zx") == std::pair<std::string_view, std::string_view>("b", "b:c:zx"));
  CHECK_FALSE(prefixes.shorten("urn:a"));
  prefixes.set("a", "urn:a:");
  CHECK(prefixes.shorten("urn:a:x")->first == "a");
  prefixes.set("a", "urn:z:");
  CHECK(prefixes.shorten("urn:a:x")->first == "b");
  prefixes.set("b", "urn:z:");
  CHECK_FALSE(prefixes.shorten("urn:a:x"));
  CHECK(prefixes.shorten("urn:z:x")->first == "a");
  prefixes.set("", "");
  CHECK(prefixes.shorten("urn:a:x") == std::pair<std::string_view, std::string_view>("", "urn:a:x"));
}

TEST_CASE("copies of a prefix map do not see each other's changes") {
  PrefixMap map;
  map.set("a", "http://a/");
  PrefixMap copy = map;
  copy.set("a", "http://b/");
  copy.set("c", *copy.find("a"));  // a view into the map itself
  CHECK(map.find("a") == "http://a/");
  CHECK_FALSE(map.find("c"));
  CHECK(copy.find("c") == "http://b/");
  map.erase("a");
  CHECK(map.empty());
  CHECK(copy.find("a") == "http://b/");
}

TEST_CASE("a prefix that is taken out leaves its IRI to the next name") {
  PrefixMap map;
  map.set("a", "http://a/");
  map.set("b", "http://a/");
  map.erase("x");
  map.erase("a");
  REQUIRE(map.shorten("http://a/c"));
  CHECK(map.shorten("http://a/c")->first == "b");
  map.erase("b");
  CHECK_FALSE(map.shorten("http://a/c"));
}

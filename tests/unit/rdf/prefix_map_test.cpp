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

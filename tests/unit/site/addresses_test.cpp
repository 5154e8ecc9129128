#include "kontor/site/addresses.hpp"

#include "test.hpp"

using namespace kontor::site;

namespace {

// "path#fragment", with "!" in front of a page of its own; "none".
std::string found(std::string_view iri) {
  const Addresses addresses("https://example.org/ties/");
  const std::optional<Address> address = addresses.find(iri);
  if (!address) return "none";
  return (address->is_page ? "!" : "") + address->path + (address->fragment.empty() ? "" : "#" + address->fragment);
}

}  // namespace

TEST_CASE("Things have pages, parts a place on the page of what they belong to") {
  CHECK(found("https://example.org/ties/id/place/rouen") == "!id/place/rouen");
  CHECK(found("https://example.org/ties/id/country/FR") == "!id/country/FR");
  CHECK(found("https://example.org/ties/id/claim/place.rouen.10") == "id/place/rouen#claim.10");
  CHECK(found("https://example.org/ties/id/event/relation.a-b.signing.1966-09-16") ==
        "id/relation/a-b#event.signing.1966-09-16");
  CHECK(found("https://example.org/ties/id/geometry/rouen") == "id/place/rouen#geometry");
  CHECK(found("https://example.org/ties/id/funding/act.eu") == "id/project/act#funding.eu");
  CHECK(found("https://example.org/ties/id/participation/act.rouen") == "id/project/act#participation.rouen");
}

TEST_CASE("Who takes part by name only has a page, in any script and with spaces") {
  CHECK(found("https://example.org/ties/id/participant/St.%20Gallen") == "!id/participant/St.%20Gallen");
  CHECK(found("https://example.org/ties/id/participant/Malmö") == "!id/participant/Malmö");
  CHECK(file_of("id/participant/St.%20Gallen", Language::en) == "en/id/participant/St. Gallen/index.html");
  CHECK(found("https://example.org/ties/id/participant/..") == "none");
  CHECK(found("https://example.org/ties/id/participant/%2E%2E") == "none");
  CHECK(found("https://example.org/ties/id/participant/a%2Fb") == "none");
  CHECK(found("https://example.org/ties/id/participant/a%00b") == "none");
  CHECK(found("https://example.org/ties/id/participant/x.ttl") == "none");
}

TEST_CASE("A path is decoded as a web server does, unless it would leave the folder") {
  CHECK(decoded_path("id/event/a.running.2015%2F2018") == "id/event/a.running.2015/2018");
  CHECK(decoded_path("a%20b%5B%5D") == "a b[]");
  CHECK_FALSE(decoded_path("a%2F..%2Fb"));
  CHECK_FALSE(decoded_path("a%2F%2Fb"));
  CHECK_FALSE(decoded_path("a/"));
  CHECK_FALSE(decoded_path(""));
  CHECK_FALSE(decoded_path("a%5Cb"));
  CHECK_FALSE(decoded_path("a%0Ab"));
  CHECK_FALSE(decoded_path(std::string(201, 'a')));
}

TEST_CASE("Shared and own concepts and the ontology are found") {
  CHECK(found("https://w3id.org/kontor/def/theme/culture") == "!def/theme/culture");
  CHECK(found("https://w3id.org/kontor/def/theme") == "def#theme");
  CHECK(found("https://example.org/ties/def/theme/lakes") == "!def/theme/lakes");
  CHECK(found("https://w3id.org/kontor/ns#party") == "ns#party");
  CHECK(found("https://w3id.org/kontor/ns") == "ns");
  CHECK(found("https://w3id.org/kontor/nsx") == "none");
}

TEST_CASE("Foreign IRIs and names that cannot be files have no address") {
  CHECK(found("http://www.wikidata.org/entity/Q30974") == "none");
  CHECK(found("https://example.org/ties/id/place/") == "none");
  CHECK(found("https://example.org/ties/id/place/..") == "none");
  CHECK(found("https://example.org/ties/id/place/a/b") == "none");
  CHECK(found("https://example.org/ties/id/place/%2e%2e") == "none");
  CHECK(found("https://example.org/ties/id/unknown/x") == "none");
  CHECK(found("https://example.org/ties/id/claim/x") == "none");
  CHECK(found("https://example.org/ties/id/claim/unknown.x.1") == "none");
}

TEST_CASE("Pages of both languages are folders with an index.html") {
  CHECK(file_of("", Language::de) == "index.html");
  CHECK(file_of("", Language::en) == "en/index.html");
  CHECK(file_of("id/place/rouen", Language::de) == "id/place/rouen/index.html");
  CHECK(way_to_top("") == "./");
  CHECK(way_to_top("en") == "../");
  CHECK(way_to_top("en/id/place/rouen") == "../../../../");
}

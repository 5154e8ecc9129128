#include "kontor/base/error.hpp"
#include "kontor/dcat/catalog.hpp"

#include "small_registry.hpp"
#include "test.hpp"

using namespace kontor;

namespace {

dcat::Catalog describe(std::string_view turtle) {
  store::Dataset dataset;
  fill(dataset, turtle);
  const store::Lookup lookup(dataset);
  const store::TermId kind = lookup.find("https://w3id.org/kontor/def/kind/staedtepartnerschaft");
  return dcat::describe(
      dataset, [kind](store::TermId subject) { return subject != kind; }, dcat::CodeLists());
}

// The messages about a registry, one per line.
std::string complaints(std::string_view turtle) {
  std::string out;
  for (const dcat::Requirement& unmet : dcat::unmet_requirements(describe(turtle), dcat::CodeLists())) {
    out += std::string(to_string(unmet.severity)) + ": " + unmet.message.substr(0, unmet.message.find(':')) + "\n";
  }
  return out;
}

}  // namespace

TEST_CASE("the head of a registry becomes the description of a data set") {
  const dcat::Catalog catalog = describe(small_registry);
  CHECK(catalog.base == "https://data.example/");
  CHECK(catalog.dataset == "https://data.example/id/registry/town");
  CHECK(catalog.licence == "http://dcat-ap.de/def/licenses/cc-by/4.0");
  CHECK(catalog.attribution == "Stadt Town; GeoNames, CC BY 4.0");
  CHECK(catalog.publisher.type == "LocalAuthority");
  CHECK(catalog.publisher.name.size() == 2);
  CHECK(catalog.contact.email == "rathaus@town.example");
  CHECK(catalog.issued.text() == "2026-01-02");
  REQUIRE(catalog.themes.size() == 1);
  CHECK(catalog.themes.front() == "http://publications.europa.eu/resource/authority/data-theme/INTR");
  REQUIRE(catalog.keywords.size() == 2);
  CHECK(catalog.keywords.front().text() == "Städtepartnerschaft");
  CHECK(catalog.ontology.iri.starts_with("https://w3id.org/kontor/ns/"));
  CHECK(complaints(small_registry).empty());
}

TEST_CASE("coverage in space and time comes from the data") {
  const dcat::Coverage coverage = describe(small_registry).coverage;
  CHECK(coverage.municipality_key == "03241001");
  CHECK(coverage.places == std::vector<std::string>{"https://sws.geonames.org/1/"});
  CHECK(coverage.centroid == "POINT(9.5 52.5)");
  CHECK(coverage.bounding_box == "POLYGON((-175.5 -10.0, 10.0 -10.0, 10.0 52.5, -175.5 52.5, -175.5 -10.0))");
  CHECK(coverage.start.text() == "1966");
  CHECK_FALSE(coverage.end);  // one relation goes on
  const std::string ended =
      changed("\"1966-09\"^^xsd:gYearMonth", "\"1966-09\"^^xsd:gYearMonth ; kontor:validUntil 1999");
  CHECK(describe(ended).coverage.end.text() == "2001-05-01");
}

TEST_CASE("counts leave out what is described elsewhere") {
  const dcat::Statistics statistics = describe(small_registry).statistics;
  CHECK(statistics.triples == 43);
  CHECK(statistics.distinct_subjects == 8);
  CHECK(statistics.entities == 8);
  REQUIRE(statistics.classes.size() == 4);
  CHECK(statistics.classes.back() ==
        std::pair<std::string, std::uint64_t>("https://w3id.org/kontor/ns#Partnership", 2));
}

TEST_CASE("what a portal would miss is named") {
  CHECK(complaints(changed("; schema:email \"rathaus@town.example\"", "")) == "error: nobody can reach the contact\n");
  CHECK(complaints(changed("dcterms:title \"Beziehungen\"@de ,", "dcterms:title")) ==
        "error: the German title is missing\n");
  CHECK(complaints(changed("wdt:P439 \"03241001\" ;", "")) ==
        "warning: the city has no municipality key, so that portals cannot place the data on their maps\n");
  CHECK(complaints(changed("contributors/govData", "contributors/govDatta")) ==
        "error: the contributor id 'govDatta' is not on the list of dcat-ap.de (did you mean 'govData'?)\n");
  CHECK(complaints(changed("https://creativecommons.org/licenses/by/4.0", "https://example.org/terms")) ==
        "error: the licence 'https\n");
  CHECK(complaints(changed("; schema:version \"1.0\"", "")) ==
        "warning: the version is missing, so that editions cannot be told apart\n");
}

TEST_CASE("what a portal would miss has a node that should say it, and the value that is wrong") {
  const auto only = [](std::string_view turtle) {
    const std::vector<dcat::Requirement> unmet = dcat::unmet_requirements(describe(turtle), dcat::CodeLists());
    REQUIRE(unmet.size() == 1);
    return unmet.front().node + " " + unmet.front().value;
  };
  const std::string head = "https://data.example/id/registry/town ";
  CHECK(only(changed("; schema:version \"1.0\"", "")) == head);
  CHECK(only(changed("contributors/govData", "contributors/x")) == head + "http://dcat-ap.de/def/contributors/x");
  CHECK(only(changed("https://creativecommons.org/licenses/by/4.0", "https://example.org/terms")) ==
        head + "https://example.org/terms");
  CHECK(only(changed("wdt:P439 \"03241001\" ;", "")) == "https://data.example/id/place/town ");
  CHECK(only(changed("rdfs:label \"Stadt Town\"@de , \"Town\"@en , \"Ville\"@fr ;", "")) ==
        "https://data.example/id/organisation/town ");
}

TEST_CASE("data without a registry, or with two, are not described") {
  CHECK_THROWS_AS(describe("<http://a> <http://b> <http://c> ."), Error);
  CHECK_THROWS_AS(describe(std::string(small_registry) + "<id/registry/b> a <http://purl.org/dc/dcmitype/Dataset> ."),
                  Error);
}

#include "kontor/align/index/rdf_source.hpp"

#include "kontor/align/index/index.hpp"
#include "kontor/syntax/format.hpp"

#include "test.hpp"

using namespace kontor;
using namespace kontor::align;

TEST_CASE("RDF with labels is read into items") {
  IndexBuilder builder;
  RdfItems items(builder);
  MemorySource source(R"ttl(
    @prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> . @prefix skos: <http://www.w3.org/2004/02/skos/core#> .
    @prefix geo: <http://www.w3.org/2003/01/geo/wgs84_pos#> . @prefix wd: <http://www.wikidata.org/entity/> .
    @prefix wdt: <http://www.wikidata.org/prop/direct/> .
    <http://x.example/a> rdfs:label "Posen"@de, "Poznań"@pl ; skos:exactMatch wd:Q268 ; geo:lat 52.4 ; geo:long 16.9 .
    wd:Q1715 rdfs:label "Hannover" ; wdt:P625 "Point(9.73 52.37)" ; wdt:P17 wd:Q183 ; wdt:P190 wd:Q268 .
    <http://x.example/nameless> geo:lat 1 .
  )ttl");
  syntax::ReadOptions options;
  syntax::read_rdf(source, syntax::require_format("turtle"), options, items);
  StringSink sink;
  builder.write(sink);
  const Index index(sink.text(), "test");
  REQUIRE(index.size() == 2);
  const ItemView poznan = index.item(index.find_identifier("Q268").at(0));
  CHECK(poznan.name_count == 2);
  CHECK(poznan.coordinates == Coordinates{52.4, 16.9});
  const ItemNumber hannover = index.find_identifier("Q1715").at(0);
  CHECK(index.item(hannover).country == "DE");
  CHECK(index.item(hannover).coordinates == Coordinates{52.37, 9.73});
  CHECK(index.related(hannover).size() == 1);
}

TEST_CASE("addresses of Wikidata and GeoNames are ids") {
  CHECK(id_of_iri("http://www.wikidata.org/entity/Q60") == "Q60");
  CHECK(id_of_iri("https://sws.geonames.org/5128581/") == "gn:5128581");
  CHECK(id_of_iri("https://x.example/a") == "https://x.example/a");
}

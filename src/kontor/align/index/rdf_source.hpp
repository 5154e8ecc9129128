// Items from RDF: everything that has a label.
//
//   labels        rdfs:label, skos:prefLabel, schema:name, foaf:name, gn:name
//   other names   skos:altLabel, schema:alternateName, gn:alternateName
//   coordinates   geo:lat and geo:long, or a WKT point (geo:asWKT, wdt:P625)
//   country       gn:countryCode, schema:addressCountry (two letters), wdt:P17
//   population    wdt:P1082, gn:population, dbo:populationTotal
//   the same      owl:sameAs, skos:exactMatch with Wikidata or GeoNames: they become the item's id and number
//   related       wdt:P190, wdt:P463
#pragma once

#include <string>
#include <unordered_map>

#include "kontor/align/index/index_builder.hpp"
#include "kontor/rdf/quad_sink.hpp"

namespace kontor::align {

// Collects the items and hands them to the builder, which must outlive it, in finish().
class RdfItems final : public rdf::QuadSink {
 public:
  explicit RdfItems(IndexBuilder& builder) : builder_(builder) {}

  void quad(const rdf::QuadView& quad, Place place) override;
  void finish() override;

 private:
  struct Entry {
    Item item;
    std::optional<double> latitude;
    std::optional<double> longitude;
  };
  Entry& entry(std::string_view subject);

  IndexBuilder& builder_;
  std::vector<Entry> entries_;  // in the order of their first mention
  std::unordered_map<std::string, std::size_t> by_iri_;
};

// The id that an IRI of Wikidata or GeoNames stands for ("Q60", "gn:5128581"), else the IRI.
std::string id_of_iri(std::string_view iri);

}  // namespace kontor::align

// A small registry as RDF, and a dataset made of Turtle.
#pragma once

#include <string>
#include <string_view>

#include "kontor/base/input_file.hpp"
#include "kontor/store/dataset.hpp"
#include "kontor/syntax/format.hpp"

namespace kontor {

inline constexpr std::string_view small_registry = R"(
@base <https://data.example/> .
@prefix dcat: <http://www.w3.org/ns/dcat#> .
@prefix dcatde: <http://dcat-ap.de/def/dcatde/> .
@prefix dcterms: <http://purl.org/dc/terms/> .
@prefix kontor: <https://w3id.org/kontor/ns#> .
@prefix org: <http://www.w3.org/ns/org#> .
@prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> .
@prefix schema: <http://schema.org/> .
@prefix skos: <http://www.w3.org/2004/02/skos/core#> .
@prefix wdt: <http://www.wikidata.org/prop/direct/> .
@prefix wgs84: <http://www.w3.org/2003/01/geo/wgs84_pos#> .
@prefix xsd: <http://www.w3.org/2001/XMLSchema#> .

<id/registry/town> a <http://purl.org/dc/dcmitype/Dataset> ;
  dcterms:title "Beziehungen"@de , "Relations"@en ; dcterms:description "Worum es geht."@de ;
  dcterms:spatial <id/place/town> ; dcterms:publisher <id/organisation/town> ;
  dcterms:license <https://creativecommons.org/licenses/by/4.0> ; dcterms:modified "2026-01-02"^^xsd:date ;
  schema:creditText "GeoNames, CC BY 4.0" ; schema:version "1.0" ; schema:contactPoint <id/contact/town> ;
  dcatde:contributorID <http://dcat-ap.de/def/contributors/govData> .
<id/contact/town> schema:name "Rathaus" ; schema:email "rathaus@town.example" .
<id/organisation/town> rdfs:label "Stadt Town"@de , "Town"@en , "Ville"@fr ;
  org:classification <https://w3id.org/kontor/def/organisation-type/municipality> .
<id/place/town> a kontor:Municipality ; wdt:P439 "03241001" ; wgs84:lat 52.5 ; wgs84:long 9.5 ;
  skos:exactMatch <https://sws.geonames.org/1/> , <http://www.wikidata.org/entity/Q1> .
<id/place/east> a kontor:District ; kontor:partOf <id/place/town> ; wgs84:lat 52.0 ; wgs84:long 10.0 .
<id/place/far> a kontor:Municipality ; rdfs:label "Fern"@de ; wgs84:lat -10.0 ; wgs84:long -175.5 .
<id/relation/town-far> a kontor:Partnership ; kontor:party <id/place/town> , <id/place/far> ;
  kontor:kind <https://w3id.org/kontor/def/kind/staedtepartnerschaft> ; kontor:validFrom "1966-09"^^xsd:gYearMonth .
<id/relation/east-far> a kontor:Partnership ; kontor:party <id/place/east> , <id/place/far> ;
  kontor:kind <https://w3id.org/kontor/def/kind/staedtepartnerschaft> ;
  kontor:validFrom "1966"^^xsd:gYear ; kontor:validUntil "2001-05-01"^^xsd:date .
<https://w3id.org/kontor/def/kind/staedtepartnerschaft> skos:prefLabel "Städtepartnerschaft"@de , "town twinning"@en .
)";

// Reads Turtle and freezes the dataset.
inline void fill(store::Dataset& dataset, std::string_view turtle) {
  MemorySource source(turtle);
  syntax::read_rdf(source, syntax::require_format("turtle"),
                   {.base = {}, .name = "test", .blank_node_prefix = {}, .limits = {}}, dataset);
  dataset.freeze();
}

// The small registry with one text in it replaced by another.
inline std::string changed(std::string_view what, std::string_view by) {
  std::string text(small_registry);
  text.replace(text.find(what), what.size(), by);
  return text;
}

}  // namespace kontor

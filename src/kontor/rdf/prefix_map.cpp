#include "kontor/rdf/prefix_map.hpp"

namespace kontor::rdf {

std::optional<std::string_view> PrefixMap::find(std::string_view name) const {
  const auto found = map_.find(name);
  if (found == map_.end()) return std::nullopt;
  return found->second;
}

std::optional<std::pair<std::string_view, std::string_view>> PrefixMap::shorten(std::string_view iri) const {
  const Map::value_type* best = nullptr;
  for (const auto& entry : map_) {
    if (iri.starts_with(entry.second) && (best == nullptr || entry.second.size() > best->second.size())) best = &entry;
  }
  if (best == nullptr) return std::nullopt;
  return std::pair<std::string_view, std::string_view>(best->first, iri.substr(best->second.size()));
}

const PrefixMap& well_known_prefixes() {
  static const PrefixMap prefixes = [] {
    PrefixMap map;
    map.set("adms", "http://www.w3.org/ns/adms#");
    map.set("bibo", "http://purl.org/ontology/bibo/");
    map.set("dbo", "http://dbpedia.org/ontology/");
    map.set("dbr", "http://dbpedia.org/resource/");
    map.set("dcat", "http://www.w3.org/ns/dcat#");
    map.set("dcatde", "http://dcat-ap.de/def/dcatde/");
    map.set("dcterms", "http://purl.org/dc/terms/");
    map.set("edtf", "http://id.loc.gov/datatypes/edtf/");
    map.set("foaf", "http://xmlns.com/foaf/0.1/");
    map.set("geo", "http://www.opengis.net/ont/geosparql#");
    map.set("geof", "http://www.opengis.net/def/function/geosparql/");
    map.set("kontor", "https://w3id.org/kontor/ns#");
    map.set("locn", "http://www.w3.org/ns/locn#");
    map.set("org", "http://www.w3.org/ns/org#");
    map.set("owl", "http://www.w3.org/2002/07/owl#");
    map.set("p", "http://www.wikidata.org/prop/");
    map.set("prov", "http://www.w3.org/ns/prov#");
    map.set("rdf", "http://www.w3.org/1999/02/22-rdf-syntax-ns#");
    map.set("rdfs", "http://www.w3.org/2000/01/rdf-schema#");
    map.set("rml", "http://w3id.org/rml/");
    map.set("schema", "http://schema.org/");
    map.set("sh", "http://www.w3.org/ns/shacl#");
    map.set("skos", "http://www.w3.org/2004/02/skos/core#");
    map.set("vann", "http://purl.org/vocab/vann/");
    map.set("vcard", "http://www.w3.org/2006/vcard/ns#");
    map.set("void", "http://rdfs.org/ns/void#");
    map.set("wd", "http://www.wikidata.org/entity/");
    map.set("wdt", "http://www.wikidata.org/prop/direct/");
    map.set("xsd", "http://www.w3.org/2001/XMLSchema#");
    return map;
  }();
  return prefixes;
}

}  // namespace kontor::rdf

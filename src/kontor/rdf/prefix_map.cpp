#include "kontor/rdf/prefix_map.hpp"

#include <algorithm>
#include <atomic>
#include <iterator>
#include <utility>

namespace kontor::rdf {

PrefixMap::PrefixMap() {
  static const std::shared_ptr<Maps> nothing = std::make_shared<Maps>();
  maps_ = nothing;
}

PrefixMap::Maps& PrefixMap::own() {
  if (maps_.use_count() > 1) maps_ = std::make_shared<Maps>(*maps_);
  std::atomic_thread_fence(std::memory_order_acquire);  // whoever shared it has read what it wanted
  return *maps_;
}

std::optional<std::string_view> PrefixMap::find(std::string_view name) const {
  const auto found = maps_->by_name.find(name);
  if (found == maps_->by_name.end()) return std::nullopt;
  return found->second;
}

void PrefixMap::set(std::string_view name, std::string_view iri) {
  if (find(name) == std::optional(iri)) return;
  std::string text(iri);  // may be a view into what is taken out
  std::string key(name);
  erase(key);
  Maps& maps = own();
  const auto [known, is_first] = maps.name_of.try_emplace(text, key);
  if (!is_first && key < known->second) known->second = key;
  maps.by_name.emplace(std::move(key), std::move(text));
}

void PrefixMap::erase(std::string_view name) {
  if (!find(name)) return;
  Maps& maps = own();
  const auto entry = maps.by_name.find(name);
  const std::string iri = std::move(entry->second);
  maps.by_name.erase(entry);
  maps.name_of.erase(iri);
  for (const auto& [other, other_iri] : maps.by_name) {
    if (other_iri == iri) maps.name_of.try_emplace(iri, other);
  }
}

std::optional<std::pair<std::string_view, std::string_view>> PrefixMap::shorten(std::string_view iri) const {
  // The last IRI in order that is not behind `iri` is the longest that it starts with, or has nothing to do with it
  // beyond some common bytes; then only what starts with no more than these can do.
  std::string_view start = iri;
  const Map& name_of = maps_->name_of;
  for (auto next = name_of.upper_bound(start); next != name_of.begin(); next = name_of.upper_bound(start)) {
    const auto& [candidate, name] = *std::prev(next);
    if (start.starts_with(candidate)) {
      return std::pair<std::string_view, std::string_view>(name, iri.substr(candidate.size()));
    }
    const auto differ = std::mismatch(start.begin(), start.end(), candidate.begin(), candidate.end());
    start = start.substr(0, static_cast<std::size_t>(differ.first - start.begin()));
  }
  return std::nullopt;
}

const PrefixMap& well_known_prefixes() {
  static const PrefixMap prefixes = [] {
    PrefixMap map;
    map.set("adms", "http://www.w3.org/ns/adms#");
    map.set("bd", "http://www.bigdata.com/rdf#");
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
    map.set("pq", "http://www.wikidata.org/prop/qualifier/");
    map.set("pqv", "http://www.wikidata.org/prop/qualifier/value/");
    map.set("pr", "http://www.wikidata.org/prop/reference/");
    map.set("prov", "http://www.w3.org/ns/prov#");
    map.set("ps", "http://www.wikidata.org/prop/statement/");
    map.set("psv", "http://www.wikidata.org/prop/statement/value/");
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
    map.set("wdno", "http://www.wikidata.org/prop/novalue/");
    map.set("wds", "http://www.wikidata.org/entity/statement/");
    map.set("wdt", "http://www.wikidata.org/prop/direct/");
    map.set("wikibase", "http://wikiba.se/ontology#");
    map.set("xsd", "http://www.w3.org/2001/XMLSchema#");
    return map;
  }();
  return prefixes;
}

}  // namespace kontor::rdf

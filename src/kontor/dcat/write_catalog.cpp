#include <set>
#include <string>

#include "kontor/dcat/catalog.hpp"
#include "kontor/dcat/vocabulary.hpp"
#include "kontor/rdf/vocab/rdf.hpp"
#include "kontor/rdf/vocab/xsd.hpp"
#include "kontor/syntax/distinct_filter.hpp"

namespace kontor::dcat {
namespace {

using rdf::blank_node;
using rdf::iri;
using rdf::literal;
using rdf::TermView;
namespace xsd = rdf::vocab::xsd;

// The names of the data set's own parts are fragments of the base, so that they lead to the front page on any server.
class CatalogWriter {
 public:
  CatalogWriter(const Catalog& catalog, const CodeLists& lists, rdf::QuadSink& sink)
      : catalog_(catalog),
        lists_(lists),
        sink_(sink),
        catalog_iri_(catalog.base + "#catalog"),
        service_iri_(catalog.base + "#sparql") {}

  void write() {
    write_catalog();
    write_dataset();
    write_coverage();
    write_statistics();
    if (!catalog_.sparql_endpoint.empty()) write_service();
    for (std::size_t i = 0; i < catalog_.distributions.size(); ++i) write_distribution(catalog_.distributions[i], i);
    write_agents();
    for (const std::string& entry : entries_) lists_.push_entry(entry, sink_);
    sink_.finish();
  }

 private:
  void add(TermView subject, std::string_view predicate, TermView object) {
    sink_.quad({subject, iri(predicate), object, {}}, {});
  }
  void add_type(TermView subject, std::string_view type) { add(subject, rdf::vocab::rdf::type, iri(type)); }
  void add_all(TermView subject, std::string_view predicate, const Texts& texts) {
    for (const rdf::Term& text : texts) add(subject, predicate, text.view());
  }
  void add_date(TermView subject, std::string_view predicate, const rdf::Term& date) {
    if (date) add(subject, predicate, date.view());
  }
  void add_count(TermView subject, std::string_view predicate, std::uint64_t count) {
    add(subject, predicate, literal(std::to_string(count), xsd::integer));
  }
  // An entry of a code list, which is described at the end.
  void add_entry(TermView subject, std::string_view predicate, const std::string& entry) {
    if (entry.empty()) return;
    add(subject, predicate, iri(entry));
    entries_.insert(entry);
  }
  void add_authority(TermView subject, std::string_view predicate, std::string_view path) {
    add_entry(subject, predicate, std::string(authority) + std::string(path));
  }
  void add_languages(TermView subject) {
    for (const rdf::Term& title : catalog_.title) {
      if (title.language() == "de") add_authority(subject, dcterms::language, "language/DEU");
      if (title.language() == "en") add_authority(subject, dcterms::language, "language/ENG");
    }
  }
  std::string distribution_iri(const Distribution& distribution) const {
    return catalog_.base + "#" + distribution.path;
  }

  void write_catalog();
  void write_dataset();
  void write_coverage();
  void write_statistics();
  void write_service();
  void write_distribution(const Distribution& distribution, std::size_t number);
  void write_agents();

  const Catalog& catalog_;
  const CodeLists& lists_;
  rdf::QuadSink& sink_;
  std::string catalog_iri_;
  std::string service_iri_;
  std::set<std::string> entries_;
};

void CatalogWriter::write_catalog() {
  const TermView self = iri(catalog_iri_);
  add_type(self, dcat_ns::catalog);
  add_all(self, dcterms::title, catalog_.title);
  add_all(self, dcterms::description, catalog_.description);
  add(self, dcterms::publisher, iri(catalog_.publisher.iri));
  add_languages(self);
  add_entry(self, dcterms::license, catalog_.licence);
  add_date(self, dcterms::issued, catalog_.issued);
  add_date(self, dcterms::modified, catalog_.modified);
  add(self, foaf::homepage, iri(catalog_.base));
  add_entry(self, dcatap::availability, catalog_.availability);
  add(self, dcat_ns::dataset, iri(catalog_.dataset));
  if (!catalog_.sparql_endpoint.empty()) add(self, dcat_ns::service, iri(service_iri_));

  const std::string themes = std::string(authority) + "data-theme";
  add(self, dcat_ns::theme_taxonomy, iri(themes));
  add_type(iri(themes), skos::concept_scheme);
  add(iri(themes), dcterms::title, rdf::language_string("Datenthemen", "de"));
  add(iri(themes), dcterms::title, rdf::language_string("Data themes", "en"));
}

void CatalogWriter::write_dataset() {
  const TermView self = iri(catalog_.dataset);
  add_type(self, dcat_ns::dataset_class);
  add_type(self, void_ns::dataset);
  add_all(self, dcterms::title, catalog_.title);
  add_all(self, dcterms::description, catalog_.description);
  add(self, dcterms::identifier, literal(catalog_.dataset));
  add(self, dcterms::publisher, iri(catalog_.publisher.iri));
  if (!catalog_.contact.iri.empty()) add(self, dcat_ns::contact_point, iri(catalog_.contact.iri));
  add_entry(self, dcatde::contributor_id, catalog_.contributor);
  for (const std::string& theme : catalog_.themes) add_entry(self, dcat_ns::theme, theme);
  add_all(self, dcat_ns::keyword, catalog_.keywords);
  add(self, dcat_ns::landing_page, iri(catalog_.base));
  add_type(iri(catalog_.base), foaf::document);
  add_languages(self);
  add_date(self, dcterms::issued, catalog_.issued);
  add_date(self, dcterms::modified, catalog_.modified);
  add_entry(self, dcterms::frequency, catalog_.frequency);
  add_authority(self, dcterms::access_rights, "access-right/PUBLIC");
  add_authority(self, dcterms::type, "dataset-type/LINKED_DATA");
  add_entry(self, dcatap::availability, catalog_.availability);
  if (!catalog_.version.empty()) add(self, dcat_ns::version, literal(catalog_.version));
  if (!catalog_.previous_version.empty()) {
    add(self, dcat_ns::previous_version, iri(edition_iri(catalog_, catalog_.previous_version)));
  }
  add_all(self, adms::version_notes, catalog_.version_notes);
  if (!catalog_.ontology.iri.empty()) {
    const TermView standard = iri(catalog_.ontology.iri);
    add(self, dcterms::conforms_to, standard);
    add_type(standard, dcterms::standard);
    add_all(standard, dcterms::title, catalog_.ontology.title);
    add(standard, owl::version_info, literal(catalog_.ontology.version));
  }
  if (!catalog_.credits.empty()) {
    const TermView provenance = blank_node("provenance");
    add(self, dcterms::provenance, provenance);
    add_type(provenance, dcterms::provenance_statement);
    for (const std::string& credit : catalog_.credits) add(provenance, rdfs_label, literal(credit));
  }
  for (const Distribution& distribution : catalog_.distributions) {
    add(self, dcat_ns::distribution, iri(distribution_iri(distribution)));
  }
}

void CatalogWriter::write_coverage() {
  const TermView self = iri(catalog_.dataset);
  const Coverage& coverage = catalog_.coverage;
  if (!coverage.municipality_key.empty()) {
    add(self, dcatde::geocoding_level, iri(municipality_level));
    const std::string key = std::string(municipality_keys) + coverage.municipality_key;
    add(self, dcterms::spatial, iri(key));
    add(iri(catalog_iri_), dcterms::spatial, iri(key));
    add_type(iri(key), dcterms::location);
  }
  for (const std::string& place : coverage.places) {
    add(self, dcterms::spatial, iri(place));
    add_type(iri(place), dcterms::location);
  }
  if (!coverage.centroid.empty() || !coverage.bounding_box.empty()) {
    const TermView location = blank_node("location");
    add(self, dcterms::spatial, location);
    add_type(location, dcterms::location);
    if (!coverage.centroid.empty()) add(location, dcat_ns::centroid, literal(coverage.centroid, wkt_literal));
    if (!coverage.bounding_box.empty()) add(location, dcat_ns::bbox, literal(coverage.bounding_box, wkt_literal));
  }
  if (coverage.start || coverage.end) {
    const TermView period = blank_node("period");
    add(self, dcterms::temporal, period);
    add_type(period, dcterms::period_of_time);
    add_date(period, dcat_ns::start_date, coverage.start);
    add_date(period, dcat_ns::end_date, coverage.end);
  }
}

void CatalogWriter::write_statistics() {
  const TermView self = iri(catalog_.dataset);
  const Statistics& statistics = catalog_.statistics;
  add_count(self, void_ns::triples, statistics.triples);
  add_count(self, void_ns::entities, statistics.entities);
  add_count(self, void_ns::classes, statistics.classes.size());
  add_count(self, void_ns::properties, statistics.properties);
  add_count(self, void_ns::distinct_subjects, statistics.distinct_subjects);
  add_count(self, void_ns::distinct_objects, statistics.distinct_objects);
  add(self, void_ns::uri_space, literal(catalog_.base));
  add(self, void_ns::vocabulary, iri("https://w3id.org/kontor/ns#"));
  for (std::size_t i = 0; i < statistics.classes.size(); ++i) {
    const std::string label = "class" + std::to_string(i);
    add(self, void_ns::class_partition, blank_node(label));
    add(blank_node(label), void_ns::class_, iri(statistics.classes[i].first));
    add_count(blank_node(label), void_ns::entities, statistics.classes[i].second);
  }
}

void CatalogWriter::write_service() {
  const TermView self = iri(service_iri_);
  add_type(self, dcat_ns::data_service);
  for (const rdf::Term& title : catalog_.title) {
    add(self, dcterms::title, rdf::language_string(std::string("SPARQL: ").append(title.text()), title.language()));
  }
  add(self, dcat_ns::endpoint_url, iri(catalog_.sparql_endpoint));
  add(self, dcat_ns::serves_dataset, iri(catalog_.dataset));
  add(self, dcterms::publisher, iri(catalog_.publisher.iri));
  if (!catalog_.contact.iri.empty()) add(self, dcat_ns::contact_point, iri(catalog_.contact.iri));
  add_entry(self, dcterms::license, catalog_.licence);
  add_entry(self, dcatap::availability, catalog_.availability);
  add_authority(self, dcterms::access_rights, "access-right/PUBLIC");
  add_authority(self, dcterms::format, "file-type/SPARQLQRES");
  const TermView protocol = iri("http://www.w3.org/TR/sparql11-protocol/");
  add(self, dcterms::conforms_to, protocol);
  add_type(protocol, dcterms::standard);
  add(protocol, dcterms::title, rdf::language_string("SPARQL 1.1 Protocol", "en"));
  add(iri(catalog_.dataset), void_ns::sparql_endpoint, iri(catalog_.sparql_endpoint));
}

void CatalogWriter::write_distribution(const Distribution& distribution, std::size_t number) {
  const std::string name = distribution_iri(distribution);
  const std::string url = catalog_.base + distribution.path;
  const TermView self = iri(name);
  add_type(self, dcat_ns::distribution_class);
  add_all(self, dcterms::title, distribution.title);
  add(self, dcat_ns::access_url, iri(url));
  add(self, dcat_ns::download_url, iri(url));
  add_entry(self, dcterms::license, catalog_.licence);
  if (!catalog_.attribution.empty()) {
    add(self, dcatde::attribution, rdf::language_string(catalog_.attribution, "de"));
  }
  add_authority(self, dcterms::format, "file-type/" + distribution.file_type);
  add_entry(self, dcat_ns::media_type, std::string(iana_media_types) + distribution.media_type);
  add(self, dcat_ns::byte_size, literal(std::to_string(distribution.byte_size), xsd::non_negative_integer));
  add_date(self, dcterms::issued, catalog_.issued);
  add_date(self, dcterms::modified, catalog_.modified);
  add_authority(self, adms::status, "distribution-status/COMPLETED");
  add_entry(self, dcatap::availability, catalog_.availability);
  for (const std::string& standard : distribution.conforms_to) {
    add(self, dcterms::conforms_to, iri(standard));
    add_type(iri(standard), dcterms::standard);
  }
  if (distribution.holds_all) {
    if (!catalog_.ontology.iri.empty()) add(self, dcterms::conforms_to, iri(catalog_.ontology.iri));
    add(iri(catalog_.dataset), void_ns::data_dump, iri(url));
    if (!catalog_.sparql_endpoint.empty()) add(self, dcat_ns::access_service, iri(service_iri_));
  }
  const std::string checksum = "checksum" + std::to_string(number);
  add(self, spdx::checksum, blank_node(checksum));
  add_type(blank_node(checksum), spdx::checksum_class);
  add(blank_node(checksum), spdx::algorithm, iri(spdx::sha256));
  add(blank_node(checksum), spdx::value, literal(distribution.sha256, xsd::hex_binary));
}

void CatalogWriter::write_agents() {
  const Agent& publisher = catalog_.publisher;
  add_type(iri(publisher.iri), foaf::agent);
  add_all(iri(publisher.iri), foaf::name, publisher.name);
  add(iri(publisher.iri), dcterms::type, iri(std::string(adms::publisher_type) + publisher.type));
  if (!publisher.homepage.empty()) {
    add(iri(publisher.iri), foaf::homepage, iri(publisher.homepage));
    add_type(iri(publisher.homepage), foaf::document);
  }
  const Contact& contact = catalog_.contact;
  if (contact.iri.empty()) return;
  add_type(iri(contact.iri), vcard::kind);
  if (!contact.name.empty()) add(iri(contact.iri), vcard::fn, literal(contact.name));
  if (!contact.email.empty()) add(iri(contact.iri), vcard::has_email, iri("mailto:" + contact.email));
  if (!contact.url.empty()) add(iri(contact.iri), vcard::has_url, iri(contact.url));
}

}  // namespace

void write_catalog(const Catalog& catalog, const CodeLists& lists, rdf::QuadSink& sink) {
  MemoryBudget memory;
  syntax::DistinctFilter distinct(sink, memory);  // a standard that several distributions conform to is described once
  CatalogWriter(catalog, lists, distinct).write();
}

std::string edition_iri(const Catalog& catalog, std::string_view version) {
  constexpr std::string_view unreserved = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-._~";
  constexpr std::string_view digits = "0123456789ABCDEF";
  std::string name = catalog.dataset + "/";
  for (const char c : version) {
    if (unreserved.find(c) != std::string_view::npos) {
      name += c;
    } else {
      const auto byte = static_cast<unsigned char>(c);
      name.append("%").append(1, digits[byte >> 4U]).append(1, digits[byte & 0xFU]);
    }
  }
  return name;
}

}  // namespace kontor::dcat

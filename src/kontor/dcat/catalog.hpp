// A data catalogue with one data set, the registry of a city: what DCAT-AP 3 and DCAT-AP.de 3.0 want to know about it.
//
//   CodeLists lists;
//   Catalog catalog = describe(data, keep, lists);      what the head and the data say
//   catalog.distributions = ...;                         the files that were written
//   for (const Requirement& missing : unmet_requirements(catalog, lists)) ...
//   write_catalog(catalog, lists, sink);
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "kontor/base/diagnostics.hpp"
#include "kontor/dcat/code_lists.hpp"
#include "kontor/rdf/quad_sink.hpp"
#include "kontor/rdf/term.hpp"
#include "kontor/store/dataset.hpp"
#include "kontor/store/push_quads.hpp"

namespace kontor::dcat {

// Texts in several languages: literals with language tags.
using Texts = std::vector<rdf::Term>;

// A file to download.
struct Distribution {
  std::string path;  // relative to the base
  Texts title;
  std::string media_type;                // of IANA: "text/turtle"
  std::string file_type;                 // of the European list: "RDF_TURTLE"
  std::vector<std::string> conforms_to;  // IRIs of standards beside the ontology
  bool holds_all = false;                // the whole data set as RDF
  std::uint64_t byte_size = 0;
  std::string sha256;  // hexadecimal, lower case
};

struct Agent {
  std::string iri;
  Texts name;
  std::string type;      // the last part of an address of the ADMS list: "LocalAuthority"
  std::string homepage;  // may be empty
};

struct Contact {
  std::string iri;
  std::string name;
  std::string email;  // may be empty, like the URL
  std::string url;
};

// Where the data lie in space and time, as they say themselves.
struct Coverage {
  std::string city;                 // the IRI of the place whose relations these are; empty if it is not known
  std::string municipality_key;     // of the city (AGS), 8 digits; empty if it has none
  std::vector<std::string> places;  // IRIs of the city at GeoNames and NUTS
  std::string centroid;             // of the city, as WKT; empty if it is not known
  std::string bounding_box;         // of all places, as WKT; empty if there are none
  rdf::Term start;                  // the earliest date of a relation, membership or project; none if there is none
  rdf::Term end;                    // the latest, if all of them have ended
};

// Counts after VoID (W3C Interest Group Note of 2011, section 4.2).
struct Statistics {
  std::uint64_t triples = 0;
  std::uint64_t entities = 0;  // subjects under the base
  std::uint64_t properties = 0;
  std::uint64_t distinct_subjects = 0;
  std::uint64_t distinct_objects = 0;
  std::vector<std::pair<std::string, std::uint64_t>> classes;  // IRI and number of entities, ascending by IRI
};

struct Standard {
  std::string iri;
  std::string version;
  Texts title;
};

struct Catalog {
  std::string base;     // of all addresses; ends with '/'
  std::string dataset;  // the registry's IRI
  Texts title;
  Texts description;
  Agent publisher;
  Contact contact;
  std::string licence;        // of the dcat-ap.de list
  std::string given_licence;  // as the head names it
  std::string attribution;    // how to name the source; empty if the licence does not ask for it
  std::string contributor;    // IRI; empty if it is missing
  std::vector<std::string> themes;
  Texts keywords;
  std::string frequency;  // IRIs, too
  std::string availability;
  rdf::Term issued;  // xsd:date
  rdf::Term modified;
  std::string version;  // may be empty
  std::string sparql_endpoint;
  std::vector<std::string> credits;  // whom else to name
  Coverage coverage;
  Statistics statistics;
  Standard ontology;
  std::string previous_version;  // the version of the edition before this one; empty if this is the first
  Texts version_notes;           // what has changed since
  std::vector<Distribution> distributions;
};

// What the head of the registry and the data say. `keep` selects the subjects that are published. Throws Error if the
// dataset has no registry, or more than one.
Catalog describe(const store::Dataset& data, const store::KeepSubject& keep, const CodeLists& lists);

// Something that a portal asks for and the registry does not say, in plain words with what to do about it.
struct Requirement {
  Severity severity = Severity::error;
  std::string message;
  std::string node;   // the IRI of what should say it: the registry, the city, the publisher
  std::string value;  // the IRI that it says and that is wrong; empty if something is missing
};

// In the order of the head.
std::vector<Requirement> unmet_requirements(const Catalog& catalog, const CodeLists& lists);

// Pushes the catalogue, sink.finish() last. Every IRI is absolute; the entries of code lists that it names are
// described too. The same catalogue gives the same quads.
void write_catalog(const Catalog& catalog, const CodeLists& lists, rdf::QuadSink& sink);

// The IRI of an edition: that of the data set and its version.
std::string edition_iri(const Catalog& catalog, std::string_view version);

}  // namespace kontor::dcat

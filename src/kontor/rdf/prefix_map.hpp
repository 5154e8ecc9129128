// Prefixes and the IRIs they stand for (RDF 1.1 Turtle, section 2.4).
#pragma once

#include <map>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <utility>

namespace kontor::rdf {

// Ordered by prefix name, so that everything printed from it is too. Copies share what they hold until one is changed:
// every writer has one.
class PrefixMap {
 public:
  using Map = std::map<std::string, std::string, std::less<>>;

  PrefixMap();
  // Moved from, it is what it was: moving is copying.
  PrefixMap(const PrefixMap&) = default;
  PrefixMap& operator=(const PrefixMap&) = default;
  ~PrefixMap() = default;

  // Declares or redeclares a prefix; `name` is without ':' and may be empty.
  void set(std::string_view name, std::string_view iri);

  // Takes a prefix out, if it is there.
  void erase(std::string_view name);

  // The IRI of a prefix, if it is declared. Valid until the next change.
  std::optional<std::string_view> find(std::string_view name) const;

  // The prefix name with the longest IRI that `iri` starts with, and what follows it: the two halves of a prefixed
  // name. Whether the local part can be written as PN_LOCAL is the caller's business. Views into this map and into
  // `iri`. Takes logarithmic time.
  std::optional<std::pair<std::string_view, std::string_view>> shorten(std::string_view iri) const;

  bool empty() const { return maps_->by_name.empty(); }
  Map::const_iterator begin() const { return maps_->by_name.begin(); }
  Map::const_iterator end() const { return maps_->by_name.end(); }

 private:
  struct Maps {
    Map by_name;
    Map name_of;  // IRI to name, the first in order where several stand for it
  };

  // For changing it: nobody else has it.
  Maps& own();

  std::shared_ptr<Maps> maps_;
};

// The prefixes that people expect without declaring them (rdf, rdfs, xsd, owl, skos, dcterms, dcat, foaf, schema, geo,
// org, prov, wd, wdt, kontor ...), for suggestions and for output that brings none of its own.
const PrefixMap& well_known_prefixes();

}  // namespace kontor::rdf

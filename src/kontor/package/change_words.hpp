// Changes in plain language, German and English.
#pragma once

#include <span>
#include <string>

#include "kontor/package/edition_diff.hpp"
#include "kontor/store/dataset.hpp"

namespace kontor::package {

enum class Language : std::uint8_t { de, en };

// "de" or "en".
std::string_view tag(Language language);

class ChangeWords {
 public:
  // Names come from the editions, those of properties from the ontology, which is built in. Both must outlive this.
  ChangeWords(const store::Dataset& before, const store::Dataset& after);
  ~ChangeWords();

  // One sentence: "Neue Beziehung: Hannover – Rouen (Städtepartnerschaft, seit 1966)."
  std::string sentence(const RecordChange& change, Language language) const;

  // How many of what: "Beziehungen: 1 neu, 2 geändert; Orte: 1 neu."
  static std::string summary(std::span<const RecordChange> changes, Language language);

  // What a first edition holds: "Erste Ausgabe: 22 Beziehungen, 20 Mitgliedschaften …"
  std::string first_edition(std::string_view base, Language language) const;

 private:
  std::string name(std::string_view iri, Language language) const;
  std::string property_name(std::string_view predicate, Language language) const;
  std::string value(const rdf::TermView& term, Language language) const;
  std::string facts(std::string_view record, Language language) const;
  std::string difference(const PropertyChange& change, Language language) const;

  store::Lookup before_;
  store::Lookup after_;
  store::Dataset vocabulary_;
};

}  // namespace kontor::package

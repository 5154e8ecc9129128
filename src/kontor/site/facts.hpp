// Reading the published data resource by resource: what stands about it, what points to it, what it is called.
//
// Resources are ids of the dataset; looking one up is a binary search, and what comes back is a view into the sorted
// columns of the store, so that a page costs what it shows.
#pragma once

#include <functional>
#include <span>
#include <string>
#include <string_view>

#include "kontor/rdf/term.hpp"
#include "kontor/site/language.hpp"
#include "kontor/store/lookup.hpp"

namespace kontor::site {

using store::TermId;
using TermIds = std::span<const TermId>;

// The predicates and classes that pages know by name, as ids of one dataset; no_term where the data do not have it.
struct Vocabulary {
  explicit Vocabulary(const store::Dictionary& dictionary);

  TermId type, label, pref_label, title, comment, definition, alt_label, editorial_note, note, notation, in_scheme,
      broader, exact_match, close_match;
  TermId party, kind, status, theme, valid_from, valid_until, edtf, formality, event, event_type, date, claim, about,
      on_property, stated, source, rank, confidence, contradicts, concerns, part_of, related_to, twinned_with, role,
      programme;
  TermId dct_source, dct_type, dct_date, dct_description, dct_license, dct_publisher, dct_modified, dct_spatial,
      dct_valid, dc_language;
  TermId latitude, longitude, has_geometry, homepage, url, contained_in, address_country, legal_name, identifier,
      funding, organization, member, location, contact_point, name, email, classification;
  TermId rank_deprecated, rank_preferred, open_question;
};

class Facts {
 public:
  // The dataset must be frozen and outlive this.
  explicit Facts(const store::Dataset& dataset);

  const Vocabulary& vocabulary() const { return vocabulary_; }

  TermId find(std::string_view iri) const { return lookup_.find(iri); }
  rdf::TermView view(TermId id) const { return lookup_.view(id); }
  std::string_view text(TermId id) const { return view(id).text; }

  // The objects of a property, ascending by id; the first of them or no_term. no_term as predicate has none.
  TermIds objects(TermId subject, TermId predicate) const { return lookup_.objects(subject, predicate); }
  TermId object(TermId subject, TermId predicate) const { return lookup_.object(subject, predicate); }
  // The text of the first object, empty if there is none.
  std::string_view value(TermId subject, TermId predicate) const;

  // The subjects that have this value, ascending by id.
  TermIds subjects(TermId predicate, TermId object) const { return lookup_.subjects(predicate, object); }

  // All triples of a subject by predicate: `each` gets a predicate and its objects.
  void outgoing(TermId subject, const std::function<void(TermId predicate, TermIds objects)>& each) const;

  // All triples of an object by predicate: `each` gets a predicate and its subjects.
  void incoming(TermId object, const std::function<void(TermId predicate, TermIds subjects)>& each) const;

  // The highest id of the dataset.
  TermId size() const { return static_cast<TermId>(lookup_.dataset().dictionary().size()); }

  // Whether anything stands about it.
  bool described(TermId id) const;

  // The text of a property in this language, else in the other one, else in none, else in any; empty if there is none.
  std::string_view text_in(TermId subject, TermId predicate, Language language) const;

  // What people call it: a label, else a title, for an open question what it asks, else the end of its IRI; a literal
  // is its own name.
  std::string_view name(TermId id, Language language) const;

 private:
  store::Lookup lookup_;
  Vocabulary vocabulary_;
};

// The part of an IRI behind the last '/' or '#'.
std::string_view local_name(std::string_view iri);

}  // namespace kontor::site

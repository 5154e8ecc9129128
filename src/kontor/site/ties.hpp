// The ties of a city: its partnerships as rows with everything that map, timeline and table show of them.
#pragma once

#include <optional>
#include <string_view>
#include <utility>
#include <vector>

#include "kontor/site/addresses.hpp"
#include "kontor/site/facts.hpp"
#include "kontor/site/projection.hpp"

namespace kontor::site {

// The coordinates of a place; of a district without any, those of its city.
std::optional<Coordinates> coordinates_of(const Facts& facts, TermId place);

// A concept in use and how often.
struct Used {
  TermId concept_ = store::no_term;
  std::size_t count = 0;
};

// One partner in one relation. A relation with three parties is two ties.
struct Tie {
  TermId relation = store::no_term;
  TermId own = store::no_term;  // our side: the city or a district
  TermId partner = store::no_term;
  TermId kind = store::no_term;
  TermId status = store::no_term;
  TermIds themes;
  std::string_view from;   // lexical form of the start; empty if unknown
  std::string_view until;  // of the end
};

struct Ties {
  TermId registry = store::no_term;
  TermId city = store::no_term;
  std::optional<Coordinates> home;
  std::vector<Tie> rows;      // by start, those without one last, then by the partner's IRI
  std::size_t relations = 0;  // different ones
  std::size_t countries = 0;  // of the partners
  std::vector<Used> kinds;    // in the order of the scheme
  std::vector<Used> statuses;
  std::vector<Used> themes;  // most used first

  // The numbers of the rows of a relation, ascending.
  std::vector<std::size_t> rows_of(TermId relation) const;

  std::vector<std::pair<TermId, std::size_t>> by_relation;  // sorted: the index of rows_of
};

Ties collect_ties(const Facts& facts, const Addresses& addresses);

// The class that gives a kind its colour and its stroke: "kind-1" to "kind-8", by its word, so that a kind looks the
// same on the site of every city; "kind-0" for a city's own words.
std::string_view colour_class(const Facts& facts, TermId kind);

// The country of a place, or no_term.
TermId country_of(const Facts& facts, TermId place);

}  // namespace kontor::site

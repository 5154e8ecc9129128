// Quads: a triple and the name of the graph it stands in (RDF 1.1 Concepts, sections 3.1 and 4).
#pragma once

#include <compare>

#include "kontor/rdf/term.hpp"

namespace kontor::rdf {

// Valid as long as its terms are, see TermView.
struct QuadView {
  TermView subject;
  TermView predicate;
  TermView object;
  TermView graph_name;  // kind none: the default graph

  friend bool operator==(const QuadView&, const QuadView&) = default;
};

struct Quad {
  Term subject;
  Term predicate;
  Term object;
  Term graph_name;  // kind none: the default graph

  Quad() = default;
  explicit Quad(const QuadView& quad)
      : subject(quad.subject), predicate(quad.predicate), object(quad.object), graph_name(quad.graph_name) {}

  QuadView view() const { return {subject.view(), predicate.view(), object.view(), graph_name.view()}; }

  friend bool operator==(const Quad&, const Quad&) = default;
  friend std::strong_ordering operator<=>(const Quad&, const Quad&) = default;
};

}  // namespace kontor::rdf

// What a QuadSink can be besides: one that is told once which predicates come and what the subject is. A mapping says
// the same of every record; where it meets a writer, nobody has to look whether subject and predicate are those of
// before.
#pragma once

#include <cstddef>
#include <string_view>

#include "kontor/base/error.hpp"
#include "kontor/rdf/term.hpp"

namespace kontor::rdf {

class SubjectSink {
 public:
  virtual ~SubjectSink() = default;

  // Whether the functions below may be called. Asked once, before the first quad.
  virtual bool takes_subjects() const = 0;

  // The number under which statement() knows this IRI from now on.
  virtual std::size_t keep_predicate(std::string_view iri) = 0;

  // The subject of the statements that come. Quads in between do not change it.
  virtual void subject(const TermView& subject) = 0;

  // Stands for a call of QuadSink::quad in the default graph, in the same order with them.
  virtual void statement(std::size_t predicate, const TermView& object, Place place) = 0;
};

}  // namespace kontor::rdf

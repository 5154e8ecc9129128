// The seam where everything meets: readers, the mapper, CONSTRUCT, reports and catalogues push quads into a QuadSink;
// writers, the store, documents and counters are one.
#pragma once

#include <string_view>

#include "kontor/base/error.hpp"
#include "kontor/rdf/quad.hpp"

namespace kontor::rdf {

// Calls come from one thread, in the order of the document: any number of base, prefix and quad, then finish.
class QuadSink {
 public:
  virtual ~QuadSink() = default;

  // The base IRI from here on. A hint for writers: all IRIs that arrive are already absolute.
  virtual void base(std::string_view /*iri*/) {}

  // A prefix that the source declares (name without ':'). A hint for writers.
  virtual void prefix(std::string_view /*name*/, std::string_view /*iri*/) {}

  // One quad. All views end with the call. `place` says where in its source the statement stands (the object, where the
  // source tells), {0, 0} if it has no place. May throw Error; the producer then stops.
  virtual void quad(const QuadView& quad, Place place) = 0;

  // The document is complete. Not called when the producer fails.
  virtual void finish() {}
};

}  // namespace kontor::rdf

// The query forms whose answer is a graph: CONSTRUCT (SPARQL 1.1 section 16.2) and DESCRIBE (16.4).
#pragma once

#include <vector>

#include "kontor/rdf/quad_sink.hpp"
#include "kontor/sparql/exec/row_source.hpp"
#include "kontor/sparql/exec/row_table.hpp"

namespace kontor::sparql {

// Passes triples on, each once, and counts them against the row limit.
class TripleOutput {
 public:
  TripleOutput(ExecutionContext& context, rdf::QuadSink& sink) : context_(context), sink_(sink), seen_(3) {}

  // Leaves out what is no RDF triple: a literal as subject, anything but an IRI as predicate, an unbound part.
  void triple(TermId subject, TermId predicate, TermId object);

 private:
  ExecutionContext& context_;
  rdf::QuadSink& sink_;
  RowSet seen_;
  Charge charge_{context_.watch};
};

// The template for every solution; its blank nodes are new ones in each.
void construct(ExecutionContext& context, const algebra::Construct& form, RowSource& solutions, rdf::QuadSink& sink);

// What the dataset says about each target, with the blank nodes that it leads to (concise bounded descriptions).
void describe(ExecutionContext& context, const algebra::Describe& form, RowSource& solutions, rdf::QuadSink& sink);

}  // namespace kontor::sparql

// The validation report as RDF (SHACL section 3.6).
#pragma once

#include "kontor/rdf/quad_sink.hpp"
#include "kontor/shacl/validator.hpp"

namespace kontor::shacl {

// Pushes the report into the default graph of `sink`, sink.finish() last. Every result has a message: those of its
// shape, else what the constraint expects, in English.
void write_report(const ValidationReport& report, rdf::QuadSink& sink);

}  // namespace kontor::shacl

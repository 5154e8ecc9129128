// Writes Turtle and TriG (RDF 1.1), in the document layout (turtle_document.hpp) or the stream layout (turtle_stream.hpp).
#pragma once

#include <memory>

#include "kontor/syntax/format.hpp"

namespace kontor::syntax {

// A quad with a graph name is an Error.
std::unique_ptr<rdf::QuadSink> make_turtle_writer(ByteSink& sink, const WriteOptions& options);

std::unique_ptr<rdf::QuadSink> make_trig_writer(ByteSink& sink, const WriteOptions& options);

}  // namespace kontor::syntax

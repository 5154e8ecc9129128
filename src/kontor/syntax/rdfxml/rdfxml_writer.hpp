// Writes RDF/XML (RDF 1.1 XML Syntax), in the document layout (rdfxml_document.hpp) or the stream layout
// (rdfxml_stream.hpp). rdf:XMLLiteral is written as text with its datatype, so that its lexical form stays as it is.
#pragma once

#include <memory>

#include "kontor/syntax/format.hpp"

namespace kontor::syntax {

// Errors, all at the quad they lie in where the layout knows it: a graph name, a predicate that cannot be the name of
// an element, a character that XML 1.0 does not allow.
std::unique_ptr<rdf::QuadSink> make_rdfxml_writer(ByteSink& sink, const WriteOptions& options);

}  // namespace kontor::syntax

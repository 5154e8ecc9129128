// Reads RDF/XML (RDF 1.1 XML Syntax), strictly and as a stream. What grows is the stack of open elements, which is on
// the heap and has a limit, the text of the current property, and the set of all rdf:ID, since each may stand only
// once.
//
// Undeclared prefixes, relative IRIs without a base, characters that no IRI holds and language tags that are none are
// errors with their place. XML literals become Exclusive Canonical XML with comments. Blank nodes without rdf:nodeID
// get genid0, genid1, ... in order of appearance. RDF 1.2 (rdf:annotation, its:dir, rdf:parseType="Triple") is refused by
// name; rdf:version only announces it.
//
// Departures from the grammar, both as all readers have them: white space may stand inside an element that must be
// empty (7.2.21), and attributes of rdf:RDF and names of the RDF namespace that mean nothing are not warned about
// (5.1, 6.1.4).
#pragma once

#include "kontor/syntax/format.hpp"

namespace kontor::syntax {

void read_rdfxml(ByteSource& source, const ReadOptions& options, rdf::QuadSink& sink);

// Whether the head of a document is XML whose outermost element is rdf:RDF, or one that speaks of rdf:about and the
// like.
bool recognize_rdfxml(std::string_view head);

}  // namespace kontor::syntax

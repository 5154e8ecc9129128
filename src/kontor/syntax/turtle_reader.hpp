// Reads Turtle and TriG (RDF 1.1), strictly and in constant memory: what grows is the stack of open [ ] and ( ), which is
// on the heap and has a limit. Undefined prefixes, relative IRIs without a base, characters that no IRI holds, text that
// is not UTF-8 and everything of RDF 1.2 are errors with their place.
//
// Blank nodes without a label get genid0, genid1, ... in order of appearance; a document's own label of that form gets a
// '_' at its end, so that the two never meet.
//
// Serd (serd_reader.hpp) is the second opinion in the tests: of the W3C tests at hand (RDF 1.1, 219 Turtle, 249 TriG) both
// pass all, Serd with the checks of its wrapper. One million triples of subject-grouped Turtle take 0.20 s here and 0.94 s
// with Serd 0.30.16 (one core, g++ 12, -O2).
#pragma once

#include "kontor/syntax/format.hpp"

namespace kontor::syntax {

void read_turtle(ByteSource& source, const ReadOptions& options, rdf::QuadSink& sink);
void read_trig(ByteSource& source, const ReadOptions& options, rdf::QuadSink& sink);

}  // namespace kontor::syntax

// Reads Turtle and TriG (RDF 1.1), strictly and in constant memory: what grows is the stack of open [ ] and ( ), which is
// on the heap and has a limit. Undefined prefixes, relative IRIs without a base, characters that no IRI holds, text that
// is not UTF-8 and everything of RDF 1.2 are errors with their place.
//
// Blank nodes without a label get genid0, genid1, ... in order of appearance; a document's own label of that form gets a
// '_' at its end, so that the two never meet.
//
// Serd (serd_reader.hpp) is the second opinion in the tests. Of the W3C tests of RDF 1.1 in the suite (Turtle and TriG,
// syntax and evaluation) this reader passes all, Serd 0.30.16 in strict mode all but 14 of each of the full suites.
#pragma once

#include "kontor/syntax/format.hpp"

namespace kontor::syntax {

void read_turtle(ByteSource& source, const ReadOptions& options, rdf::QuadSink& sink);
void read_trig(ByteSource& source, const ReadOptions& options, rdf::QuadSink& sink);

}  // namespace kontor::syntax

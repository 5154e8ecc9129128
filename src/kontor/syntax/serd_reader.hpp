// Reads RDF with Serd 0.30: the second opinion that our own readers are tested against.
//
// Not what the product reads with, because Serd takes some documents that are wrong and refuses some that are right, says
// nothing about places, and recurses on the C stack for nested [ ] and ( ). What this wrapper adds: strict mode, the first
// error of either side stops the parse, prefixes and relative IRIs are expanded and checked here, and the nesting depth is
// counted before Serd sees the text.
#pragma once

#include "kontor/syntax/format.hpp"

namespace kontor::syntax {

// `format` is one of the four of the Turtle family; others throw std::invalid_argument. Quads arrive without a place.
// limits.depth above 1000 counts as 1000, which Serd survives on a stack of 1 MB.
void read_with_serd(ByteSource& source, const Format& format, const ReadOptions& options, rdf::QuadSink& sink);

}  // namespace kontor::syntax

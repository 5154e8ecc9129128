// Reads a JSON-LD document as quads: toRdf() for a QuadSink.
#pragma once

#include "kontor/base/input_file.hpp"
#include "kontor/json/value.hpp"
#include "kontor/rdf/quad_sink.hpp"
#include "kontor/syntax/format.hpp"
#include "kontor/syntax/jsonld/options.hpp"

namespace kontor::syntax::jsonld {

// A document of less than a megabyte is held in memory, as is a larger one unless its nodes are the elements of an
// array at its top or of a '@graph' beside which only '@context' stands: those are read one at a time, after a first
// look at the whole. Then statements that repeat what another of these nodes says are repeated. Blank nodes get new
// labels, b0, b1, ..., behind options.blank_node_prefix. The base of `options` holds unless `options.jsonld` gives one.
// A context of the document that only gives prefixes (strings) is passed on as such. Throws Error with line and column;
// the message starts with the error code of the standard.
void read_jsonld(ByteSource& source, const ReadOptions& options, rdf::QuadSink& sink);

// Parses the JSON of a document within the limits of the options. Throws Error.
json::Value parse_jsonld(std::string_view text, const ReadOptions& options);

// Whether the start of a document looks like JSON-LD: JSON that mentions one of its keywords.
bool recognize_jsonld(std::string_view head);

}  // namespace kontor::syntax::jsonld

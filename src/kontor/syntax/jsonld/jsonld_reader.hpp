// Reads a JSON-LD document as quads: toRdf() for a QuadSink.
#pragma once

#include "kontor/base/input_file.hpp"
#include "kontor/rdf/quad_sink.hpp"
#include "kontor/syntax/format.hpp"
#include "kontor/syntax/jsonld/options.hpp"

namespace kontor::syntax::jsonld {

// The whole document is held in memory. Blank nodes get new labels, b0, b1, ..., behind options.blank_node_prefix. The
// base of `options` holds unless `api` gives one. A context of the document that only gives prefixes (strings) is
// passed on as such. Throws Error with line and column; the message starts with the error code of the standard.
void read_jsonld(ByteSource& source, const ReadOptions& options, const Options& api, rdf::QuadSink& sink);

// For the table of formats: with the standard's defaults, which know no remote contexts.
void read_jsonld(ByteSource& source, const ReadOptions& options, rdf::QuadSink& sink);

// Whether the start of a document looks like JSON-LD: JSON that mentions one of its keywords.
bool recognize_jsonld(std::string_view head);

}  // namespace kontor::syntax::jsonld

// Writes quads as JSON-LD, in the form that the reader of the document expects.
#pragma once

#include <memory>

#include "kontor/base/output_file.hpp"
#include "kontor/rdf/quad_sink.hpp"
#include "kontor/syntax/format.hpp"
#include "kontor/syntax/jsonld/document_form.hpp"
#include "kontor/syntax/jsonld/options.hpp"

namespace kontor::syntax::jsonld {

// A sink for a document: the quads are collected, sorted by subject, and written by finish(). A compacted document
// without a context of its own falls back to the stream below above WriteOptions::document_limit.
std::unique_ptr<rdf::QuadSink> make_document_writer(ByteSink& sink, const WriteOptions& write,
                                                    const DocumentOptions& document);

// A sink that writes expanded JSON-LD as quads come: one node object per run of quads with the same subject and graph,
// one per line. Memory holds one of them. Lists stay rdf:first and rdf:rest.
std::unique_ptr<rdf::QuadSink> make_stream_writer(ByteSink& sink, const Options& api = {});

// For the table of formats: by WriteOptions::layout a compacted document or a stream.
std::unique_ptr<rdf::QuadSink> make_jsonld_writer(ByteSink& sink, const WriteOptions& options);

}  // namespace kontor::syntax::jsonld

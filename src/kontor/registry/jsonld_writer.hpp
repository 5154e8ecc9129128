// A registry as JSON-LD that reads like JSON.
#pragma once

#include <memory>

#include "kontor/base/output_file.hpp"
#include "kontor/json/value.hpp"
#include "kontor/rdf/quad_sink.hpp"
#include "kontor/syntax/format.hpp"

namespace kontor::registry {

// The context of ontology/context.jsonld.
json::Value jsonld_context();

// A sink for the quads of a registry: a compacted document with the short names of ontology/context.jsonld and records
// in each other. Collects everything until finish(). `output` must outlive it.
std::unique_ptr<rdf::QuadSink> make_jsonld_writer(ByteSink& output, const syntax::WriteOptions& write);

}  // namespace kontor::registry

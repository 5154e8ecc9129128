// The JSON-LD 1.1 API (JSON-LD 1.1 Processing Algorithms and API; JSON-LD 1.1 Framing) on documents in memory.
//
//   jsonld::Options options;
//   options.base = "https://example.org/";
//   jsonld::Processor processor(options);
//   const json::Value compacted = processor.compact(document, context);
//
// Errors are ProcessingErrors whose message starts with the code of the standard ("invalid @id value: ..."). They carry
// byte offsets; ProcessingError::located turns them into places.
//
// Departures from the standard: nothing is fetched from the network, HTML is not read, and generalized RDF (blank nodes
// as properties) is not made.
#pragma once

#include <string>

#include "kontor/json/value.hpp"
#include "kontor/rdf/quad_sink.hpp"
#include "kontor/syntax/jsonld/context_processor.hpp"
#include "kontor/syntax/jsonld/options.hpp"
#include "kontor/syntax/jsonld/to_rdf.hpp"

namespace kontor::syntax::jsonld {

class Processor {
 public:
  explicit Processor(Options options);

  const Options& options() const { return options_; }

  // API, section 9.2, expand().
  json::Array expand(const json::Value& document);

  // compact(). `context` is a context or an object with @context.
  json::Value compact(const json::Value& document, const json::Value& context);

  // The last step of it, for a document that is expanded already.
  json::Value compact_expanded(json::Array expanded, const json::Value& context);

  // flatten(). Without a context (nullptr) the result stays expanded.
  json::Value flatten(const json::Value& document, const json::Value* context);

  // Framing, section 5.1, frame().
  json::Value frame(const json::Value& document, const json::Value& frame);

  // The same for a document that is expanded already.
  json::Value frame_expanded(const json::Array& expanded, const json::Value& frame);

  // toRdf(). Does not finish the sink.
  void to_rdf(const json::Value& document, const std::string& blank_node_prefix, const PlaceOf& place_of,
              rdf::QuadSink& sink);

 private:
  ContextPtr initial_context();
  ContextPtr compaction_context(const json::Value& context);

  Options options_;
  ContextProcessor contexts_;
};

}  // namespace kontor::syntax::jsonld

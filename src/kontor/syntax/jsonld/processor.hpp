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
#include "kontor/syntax/jsonld/expansion.hpp"
#include "kontor/syntax/jsonld/node_map.hpp"
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
  json::Value compact(const json::Value& document, const RemoteDocument& context);

  // flatten(). Without a context (nullptr) the result stays expanded; with one all nodes stand in '@graph', even one alone.
  json::Value flatten(const json::Value& document, const RemoteDocument* context);

  // Framing, section 5.1, frame().
  json::Value frame(const json::Value& document, const RemoteDocument& frame);

  // The last steps of these, for a document that is expanded already. Contexts that a context or frame names by
  // relative references stand in the result as a whole, since the references mean nothing there.
  json::Value compact_expanded(json::Array expanded, const RemoteDocument& context);
  json::Value flatten_expanded(const json::Array& expanded, const RemoteDocument* context);
  json::Value frame_expanded(const json::Array& expanded, const RemoteDocument& frame);

  // toRdf(). Does not finish the sink.
  void to_rdf(const json::Value& document, const std::string& blank_node_prefix, const PlaceOf& place_of,
              rdf::QuadSink& sink);

  // toRdf() of the nodes of a large document, one at a time; see top_level_nodes.hpp. The same statements with other
  // labels of blank nodes; those of different nodes come in the order of the nodes, also where they repeat each other.
  class NodesToRdf;

 private:
  ContextPtr initial_context();
  ContextPtr compaction_context(const RemoteDocument& document, const json::Value& context);
  json::Value standalone_context(const RemoteDocument& document, const json::Value& context) const;

  Options options_;
  ContextProcessor contexts_;
};

class Processor::NodesToRdf {
 public:
  // `context` is what the document says under '@context', or null. All must outlive it.
  NodesToRdf(Processor& processor, const json::Value* context, bool in_graph, rdf::QuadSink& sink);

  void add(const json::Value& node, const std::string& blank_node_prefix, const PlaceOf& place_of);

 private:
  Processor& processor_;
  ContextPtr active_;
  Expander expander_;
  NodeMap nodes_;
  bool in_graph_;
  rdf::QuadSink& sink_;
};

}  // namespace kontor::syntax::jsonld

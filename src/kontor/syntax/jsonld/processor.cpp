#include "kontor/syntax/jsonld/processor.hpp"

#include "kontor/rdf/iri.hpp"
#include "kontor/syntax/jsonld/compaction.hpp"
#include "kontor/syntax/jsonld/document_loader.hpp"
#include "kontor/syntax/jsonld/expansion.hpp"
#include "kontor/syntax/jsonld/framing.hpp"
#include "kontor/syntax/jsonld/iri_compaction.hpp"
#include "kontor/syntax/jsonld/keywords.hpp"
#include "kontor/syntax/jsonld/node_map.hpp"
#include "kontor/syntax/jsonld/objects.hpp"
#include "kontor/syntax/jsonld/processing_error.hpp"

namespace kontor::syntax::jsonld {
namespace {

// What a caller gives as context can be a document that has one.
const json::Value& unwrap_context(const json::Value& context) {
  const json::Value* inner = context.find("@context");
  return inner == nullptr ? context : *inner;
}

bool is_empty_context(const json::Value& context) {
  return context.is_null() || (context.is_object() && context.object().empty()) ||
         (context.is_array() && context.array().empty());
}

// The result of a compaction with its context in front.
json::Value with_context(json::Object object, const json::Value& context) {
  if (is_empty_context(context)) return json::Value(std::move(object));
  json::Object result;
  result.set("@context", context);
  for (json::Member& member : object) result.set(member.name, std::move(member.value));
  return json::Value(std::move(result));
}

}  // namespace

Processor::Processor(Options options) : options_(std::move(options)), contexts_(options_) {}

ContextPtr Processor::initial_context() {
  if (!options_.expand_context) return contexts_.initial(options_.base);
  return compaction_context(*options_.expand_context, unwrap_context(options_.expand_context->value));
}

json::Array Processor::expand(const json::Value& document) {
  return Expander(contexts_, options_.frame_expansion).expand_document(initial_context(), document, options_.base);
}

// `context` stands in `document`.
ContextPtr Processor::compaction_context(const RemoteDocument& document, const json::Value& context) {
  ContextPtr active = contexts_.initial(options_.base);
  ContextParameters parameters;
  parameters.base_url = document.url.empty() ? options_.base : document.url;
  try {
    return contexts_.process(active, context, parameters);
  } catch (const ProcessingError& error) {
    if (document.path.empty()) throw;
    throw error.located(document.source());
  }
}

json::Value Processor::standalone_context(const RemoteDocument& document, const json::Value& context) const {
  if (document.url.empty()) return context;
  if (context.is_array()) {
    json::Array contexts;
    for (const json::Value& element : context.array()) contexts.push_back(standalone_context(document, element));
    return json::Value(std::move(contexts));
  }
  if (!context.is_string() || is_absolute_iri(context.string())) return context;
  const auto referred = options_.loader->load(rdf::resolve_iri(document.url, context.string()));
  return standalone_context(*referred, unwrap_context(referred->value));
}

json::Value Processor::compact(const json::Value& document, const RemoteDocument& context) {
  return compact_expanded(expand(document), context);
}

json::Value Processor::compact_expanded(json::Array expanded, const RemoteDocument& given) {
  const json::Value& context = unwrap_context(given.value);
  const ContextPtr active = compaction_context(given, context);
  json::Value result = Compactor(contexts_).compact(active, json::Value(std::move(expanded)));
  json::Object object;
  if (result.is_object()) {
    object = std::move(result.object());
  } else if (result.is_array() && !result.array().empty()) {
    object.set(compact_iri(*active, contexts_.options(), "@graph"), std::move(result));
  }
  return with_context(std::move(object), standalone_context(given, context));
}

json::Value Processor::flatten(const json::Value& document, const RemoteDocument* context) {
  return flatten_expanded(expand(document), context);
}

json::Value Processor::flatten_expanded(const json::Array& expanded, const RemoteDocument* given) {
  json::Array flat = jsonld::flatten(expanded, options_.ordered);
  if (given == nullptr) return json::Value(std::move(flat));
  const json::Value& context = unwrap_context(given->value);
  const ContextPtr active = compaction_context(*given, context);
  json::Value result = Compactor(contexts_).compact(active, json::Value(std::move(flat)));
  json::Object object;
  object.set(compact_iri(*active, contexts_.options(), "@graph"), json::Value(to_array(std::move(result))));
  return with_context(std::move(object), standalone_context(*given, context));
}

json::Value Processor::frame(const json::Value& document, const RemoteDocument& frame) {
  return frame_expanded(expand(document), frame);
}

void Processor::to_rdf(const json::Value& document, const std::string& blank_node_prefix, const PlaceOf& place_of,
                       rdf::QuadSink& sink) {
  NodeMap nodes;
  nodes.add(expand(document), options_.ordered);
  jsonld::to_rdf(nodes, options_, blank_node_prefix, place_of, sink);
}

Processor::NodesToRdf::NodesToRdf(Processor& processor, const json::Value* context, bool in_graph, rdf::QuadSink& sink)
    : processor_(processor),
      active_(processor.initial_context()),
      expander_(processor.contexts_),
      in_graph_(in_graph),
      sink_(sink) {
  if (!in_graph) return;
  // The object around the nodes, as expansion would enter it.
  if (active_->previous != nullptr) active_ = active_->previous;
  if (context == nullptr) return;
  ContextParameters parameters;
  parameters.base_url = processor.options_.base;
  active_ = processor.contexts_.process(active_, *context, parameters);
}

void Processor::NodesToRdf::add(const json::Value& node, const std::string& blank_node_prefix,
                                const PlaceOf& place_of) {
  const Options& options = processor_.options_;
  nodes_.add(expander_.expand_node(active_, node, in_graph_, options.base), options.ordered);
  jsonld::to_rdf(nodes_, options, blank_node_prefix, place_of, sink_);
  nodes_.forget_nodes();
}

}  // namespace kontor::syntax::jsonld

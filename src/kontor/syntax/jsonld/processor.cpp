#include "kontor/syntax/jsonld/processor.hpp"

#include "kontor/syntax/jsonld/compaction.hpp"
#include "kontor/syntax/jsonld/expansion.hpp"
#include "kontor/syntax/jsonld/framing.hpp"
#include "kontor/syntax/jsonld/iri_compaction.hpp"
#include "kontor/syntax/jsonld/node_map.hpp"
#include "kontor/syntax/jsonld/objects.hpp"

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
  ContextPtr active = contexts_.initial(options_.base);
  if (!options_.expand_context) return active;
  ContextParameters parameters;
  parameters.base_url = options_.base;
  return contexts_.process(active, unwrap_context(*options_.expand_context), parameters);
}

json::Array Processor::expand(const json::Value& document) {
  return Expander(contexts_, options_.frame_expansion).expand_document(initial_context(), document, options_.base);
}

ContextPtr Processor::compaction_context(const json::Value& context) {
  ContextPtr active = contexts_.initial(options_.base);
  ContextParameters parameters;
  parameters.base_url = options_.base;
  return contexts_.process(active, context, parameters);
}

json::Value Processor::compact(const json::Value& document, const json::Value& context) {
  return compact_expanded(expand(document), context);
}

json::Value Processor::compact_expanded(json::Array expanded, const json::Value& given) {
  const json::Value& context = unwrap_context(given);
  const ContextPtr active = compaction_context(context);
  Compactor compactor(contexts_);
  json::Value result = compactor.compact(active, json::Value(std::move(expanded)));
  json::Object object;
  if (result.is_object()) {
    object = std::move(result.object());
  } else if (result.is_array() && !result.array().empty()) {
    object.set(compact_iri(*active, contexts_.options(), "@graph"), std::move(result));
  }
  return with_context(std::move(object), context);
}

json::Value Processor::flatten(const json::Value& document, const json::Value* context) {
  json::Array flat = jsonld::flatten(expand(document), options_.ordered);
  if (context == nullptr) return json::Value(std::move(flat));
  const json::Value& inner = unwrap_context(*context);
  const ContextPtr active = compaction_context(inner);
  json::Value result = Compactor(contexts_).compact(active, json::Value(std::move(flat)));
  json::Object object;
  if (result.is_object()) {
    object = std::move(result.object());
  } else if (result.is_array()) {
    object.set(compact_iri(*active, contexts_.options(), "@graph"), std::move(result));
  }
  return with_context(std::move(object), inner);
}

json::Value Processor::frame(const json::Value& document, const json::Value& frame) {
  return frame_expanded(expand(document), frame);
}

void Processor::to_rdf(const json::Value& document, const std::string& blank_node_prefix, const PlaceOf& place_of,
                       rdf::QuadSink& sink) {
  NodeMap nodes;
  nodes.add(expand(document), options_.ordered);
  jsonld::to_rdf(nodes, options_, blank_node_prefix, place_of, sink);
}

}  // namespace kontor::syntax::jsonld

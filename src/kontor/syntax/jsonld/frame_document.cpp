// frame() of the API (JSON-LD 1.1 Framing, section 5.1).
#include "kontor/syntax/jsonld/compaction.hpp"
#include "kontor/syntax/jsonld/expansion.hpp"
#include "kontor/syntax/jsonld/framing.hpp"
#include "kontor/syntax/jsonld/iri_compaction.hpp"
#include "kontor/syntax/jsonld/objects.hpp"
#include "kontor/syntax/jsonld/processing_error.hpp"
#include "kontor/syntax/jsonld/processor.hpp"

namespace kontor::syntax::jsonld {
namespace {

// Turns the "@null" of missing defaults into null; an array of nothing else becomes empty.
void resolve_nulls(json::Value& value) {
  if (value.is_string() && value.string() == "@null") {
    value = json::Value();
  } else if (value.is_object()) {
    for (json::Member& member : value.object()) resolve_nulls(member.value);
  } else if (value.is_array()) {
    for (json::Value& element : value.array()) resolve_nulls(element);
    if (value.array().size() == 1 && value.array()[0].is_null()) value.array().clear();
  }
}

bool has_graph(const Context& active, const json::Value& frame) {
  for (const json::Member& member : frame.object()) {
    if (expand_iri(active, member.name, as_term) == "@graph") return true;
  }
  return false;
}

}  // namespace

json::Value Processor::frame_expanded(const json::Array& expanded, const RemoteDocument& given) {
  NodeMap nodes;
  nodes.add(expanded, options_.ordered);
  const json::Value* const context = given.value.find("@context");
  ContextPtr active = contexts_.initial(options_.base);
  json::Array framed;
  try {
    if (!given.value.is_object()) {
      fail("invalid frame", expected_but_found("an object as frame", given.value), given.value);
    }
    if (context != nullptr) active = compaction_context(given, *context);
    const std::string& url = given.url.empty() ? options_.base : given.url;
    const json::Array frame = Expander(contexts_, true).expand_document(initial_context(), given.value, url);
    framed = Framer(nodes, options_).frame(frame, has_graph(*active, given.value));
  } catch (const ProcessingError& error) {
    if (given.path.empty()) throw;
    throw error.located(given.source());
  }
  json::Value compacted = Compactor(contexts_).compact(active, json::Value(std::move(framed)));
  resolve_nulls(compacted);

  const bool omit_graph = options_.omit_graph.value_or(options_.processing_mode != ProcessingMode::json_ld_1_0);
  json::Object result;
  if (context != nullptr && !(context->is_object() && context->object().empty())) {
    result.set("@context", standalone_context(given, *context));
  }
  if (compacted.is_object() && omit_graph) {
    for (json::Member& member : compacted.object()) result.set(member.name, std::move(member.value));
  } else if (!(compacted.is_array() && compacted.array().empty() && omit_graph)) {
    const std::string graph = compact_iri(*active, options_, "@graph");
    result.set(graph, json::Value(to_array(std::move(compacted))));
  }
  return json::Value(std::move(result));
}

}  // namespace kontor::syntax::jsonld

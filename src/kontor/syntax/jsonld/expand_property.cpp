// Members that are properties (JSON-LD 1.1 API, section 5.1.2, steps 13.5 to 13.14).
#include "kontor/syntax/jsonld/expansion_node.hpp"
#include "kontor/syntax/jsonld/keywords.hpp"
#include "kontor/syntax/jsonld/objects.hpp"
#include "kontor/syntax/jsonld/processing_error.hpp"

namespace kontor::syntax::jsonld {
namespace {

void fail_reverse(const json::Value& item) {
  if (is_value_object(item) || is_list_object(item)) {
    fail("invalid reverse property value", "a value or list cannot have properties", item);
  }
}

// Puts `first` before the values that the member has.
void prepend(json::Object& object, std::string_view name, json::Value first) {
  json::Array values;
  values.push_back(std::move(first));
  if (json::Value* present = object.find(name)) {
    for (json::Value& value : to_array(std::move(*present))) values.push_back(std::move(value));
  }
  object.set(name, json::Value(std::move(values)));
}

}  // namespace

void Expander::expand_property(Node& node, const std::string& iri, const json::Member& member) {
  static const TermDefinition no_definition;
  const auto found = node.active->terms.find(member.name);
  const std::shared_ptr<const TermDefinition> owner = found == node.active->terms.end() ? nullptr : found->second;
  const TermDefinition& definition = owner == nullptr ? no_definition : *owner;
  const Containers container = definition.container;
  const json::Value& value = member.value;

  json::Value expanded;
  if (definition.type == "@json") {
    json::Object literal;
    literal.set("@value", value);
    literal.set("@type", json::Value("@json"));
    expanded = json::Value(std::move(literal));
    expanded.set_offset(value.offset());
  } else if (container.has(Container::language) && value.is_object()) {
    expanded = expand_language_map(*node.active, definition, value.object());
  } else if (value.is_object() &&
             (container.has(Container::index) || container.has(Container::type) || container.has(Container::id))) {
    expanded = expand_index_map(node, definition, member);
  } else {
    expanded = expand(node.active, member.name, value);
  }
  if (expanded.is_null()) return;
  if (container.has(Container::list) && !is_list_object(expanded)) {
    expanded = make_object("@list", json::Value(to_array(std::move(expanded))));
  }
  if (container.has(Container::graph) && !container.has(Container::id) && !container.has(Container::index)) {
    json::Array graphs;
    for (json::Value& item : to_array(std::move(expanded))) {
      graphs.push_back(make_object("@graph", json::Value(to_array(std::move(item)))));
    }
    expanded = json::Value(std::move(graphs));
  }
  if (definition.reverse) {
    json::Object& reverse = node.reverse();  // also where nothing comes into it
    for (json::Value& item : to_array(std::move(expanded))) {
      fail_reverse(item);
      add_value(reverse, iri, std::move(item), AsArray::yes);
    }
    return;
  }
  add_value(node.result, iri, std::move(expanded), AsArray::yes);
}

// Step 13.7.
json::Value Expander::expand_language_map(const Context& active, const TermDefinition& definition,
                                          const json::Object& map) const {
  const Nullable direction = definition.direction ? *definition.direction : active.direction;
  json::Array result;
  for (const json::Member* entry : members_of(map, contexts_.options().ordered)) {
    const bool has_language = expand_iri(active, entry->name, as_term) != "@none";
    for (const json::Value& item : elements_of(entry->value)) {
      if (item.is_null()) continue;
      if (!item.is_string()) fail("invalid language map value", expected_but_found("a string", item), item);
      json::Object string;
      string.set("@value", item);
      if (has_language) string.set("@language", json::Value(entry->name));
      if (direction) string.set("@direction", json::Value(*direction));
      result.emplace_back(std::move(string));
      result.back().set_offset(item.offset());
    }
  }
  return json::Value(std::move(result));
}

// Step 13.8.
json::Value Expander::expand_index_map(Node& node, const TermDefinition& definition, const json::Member& member) {
  const Containers container = definition.container;
  json::Array result;
  for (const json::Member* entry : members_of(member.value.object(), contexts_.options().ordered)) {
    ContextPtr context = node.active;
    if ((container.has(Container::id) || container.has(Container::type)) && context->previous != nullptr) {
      context = context->previous;
    }
    if (container.has(Container::type)) {
      const TermDefinition* scope = context->find(entry->name);
      if (scope != nullptr && scope->context != nullptr) {
        context = contexts_.enter_scope(context, TermDefinition(*scope), false);
      }
    }
    const std::string expanded_index = expand_iri(*node.active, entry->name, as_term).value_or("");
    const json::Value values(to_array(entry->value));
    json::Value items = expand(context, member.name, values, true);
    for (json::Value& item : items.array()) {
      if (container.has(Container::graph) && !is_graph_object(item)) {
        item = make_object("@graph", json::Value(to_array(std::move(item))));
      }
      add_index(node, definition, *entry, expanded_index, item);
      result.push_back(std::move(item));
    }
  }
  return json::Value(std::move(result));
}

// Step 13.8.3.7: what the key of a map says about an item.
void Expander::add_index(const Node& node, const TermDefinition& definition, const json::Member& entry,
                         const std::string& expanded_index, json::Value& item) const {
  if (expanded_index == "@none" || !item.is_object()) return;
  const Containers container = definition.container;
  json::Object& object = item.object();
  if (container.has(Container::index) && definition.index && definition.index != "@index") {
    add_property_index(node, definition, entry, item);
  } else if (container.has(Container::index)) {
    if (!object.contains("@index")) object.set("@index", json::Value(entry.name));
  } else if (container.has(Container::id)) {
    if (is_value_object(item)) fail("invalid value object", "a map of '@id' has nodes, found a value", item);
    const Nullable id = expand_iri(*node.active, entry.name, as_document);
    if (!object.contains("@id") && id) object.set("@id", json::Value(*id));
  } else if (container.has(Container::type)) {
    prepend(object, "@type", json::Value(expanded_index));
  }
}

void Expander::add_property_index(const Node& node, const TermDefinition& definition, const json::Member& entry,
                                  json::Value& item) const {
  const Nullable property = expand_iri(*node.active, *definition.index, as_term);
  if (is_value_object(item)) fail("invalid value object", "a value cannot have the property of an index", item);
  prepend(item.object(), property.value_or(*definition.index),
          expand_scalar(*node.active, *definition.index, json::Value(entry.name)));
}

}  // namespace kontor::syntax::jsonld

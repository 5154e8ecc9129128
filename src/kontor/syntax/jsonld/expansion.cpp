#include "kontor/syntax/jsonld/expansion.hpp"

#include <algorithm>

#include "kontor/syntax/jsonld/expansion_node.hpp"
#include "kontor/syntax/jsonld/keywords.hpp"
#include "kontor/syntax/jsonld/objects.hpp"
#include "kontor/syntax/jsonld/processing_error.hpp"

namespace kontor::syntax::jsonld {
namespace {

const TermDefinition* scope_of(const Context& active, std::optional<std::string_view> property) {
  if (!property) return nullptr;
  const TermDefinition* definition = active.find(*property);
  return definition != nullptr && definition->context != nullptr ? definition : nullptr;
}

bool has_only(const json::Object& object, std::initializer_list<std::string_view> names) {
  return std::all_of(object.begin(), object.end(), [&](const json::Member& member) {
    return std::find(names.begin(), names.end(), member.name) != names.end();
  });
}

}  // namespace

json::Array Expander::expand_document(const ContextPtr& active, const json::Value& document,
                                      const std::string& base_url) {
  base_url_ = base_url;
  json::Value expanded = expand(active, {}, document);
  if (expanded.is_object() && expanded.object().size() == 1 && expanded.find("@graph") != nullptr) {
    json::Value graph = std::move(*expanded.object().find("@graph"));
    expanded = std::move(graph);
  }
  if (expanded.is_null()) return {};
  return to_array(std::move(expanded));
}

json::Array Expander::expand_node(const ContextPtr& active, const json::Value& node, bool in_graph,
                                  const std::string& base_url) {
  base_url_ = base_url;
  json::Value expanded = expand(active, in_graph ? Property("@graph") : Property(), node);
  if (expanded.is_null()) return {};
  return to_array(std::move(expanded));
}

json::Value Expander::expand(ContextPtr active, Property property, const json::Value& element, bool from_map) {
  if (element.is_null()) return {};
  if (element.is_array()) return expand_array(active, property, element.array(), from_map);
  const TermDefinition* scope = scope_of(*active, property);
  if (element.is_object()) return expand_object(active, property, element, from_map, scope);
  if (!property || *property == "@graph") return {};
  if (scope != nullptr) active = contexts_.enter_scope(active, *scope, true);
  return expand_scalar(*active, *property, element);
}

json::Value Expander::expand_array(const ContextPtr& active, Property property, const json::Array& array,
                                   bool from_map) {
  const bool in_list = property && active->container(*property).has(Container::list);
  json::Array result;
  for (const json::Value& item : array) {
    json::Value expanded = expand(active, property, item, from_map);
    if (expanded.is_array() && in_list) {
      result.push_back(make_object("@list", std::move(expanded)));
    } else if (expanded.is_array()) {
      for (json::Value& value : expanded.array()) result.push_back(std::move(value));
    } else if (!expanded.is_null()) {
      result.push_back(std::move(expanded));
    }
  }
  return json::Value(std::move(result));
}

// Steps 7 to 20.
json::Value Expander::expand_object(ContextPtr active, Property property, const json::Value& element, bool from_map,
                                    const TermDefinition* scope) {
  const json::Object& object = element.object();
  // The definition must outlive the context it was found in.
  const TermDefinition scope_copy = scope == nullptr ? TermDefinition() : *scope;
  active = leave_type_scope(active, element, from_map);
  if (scope != nullptr) active = contexts_.enter_scope(active, scope_copy, true);
  if (const json::Value* context = object.find("@context")) {
    ContextParameters parameters;
    parameters.base_url = base_url_;
    active = contexts_.process(active, *context, parameters);
  }
  const ContextPtr type_scoped = active;
  active = enter_type_scopes(active, object);
  Node node{active, type_scoped, property, input_type(*active, *type_scoped, object), element};
  expand_members(node, object);
  return finish(node, property);
}

// Step 7: a node object that is no value of a map does not inherit the context of a type.
ContextPtr Expander::leave_type_scope(const ContextPtr& active, const json::Value& element, bool from_map) const {
  if (active->previous == nullptr || from_map) return active;
  const json::Object& object = element.object();
  for (const json::Member& member : object) {
    const Nullable name = expand_iri(*active, member.name, as_term);
    if (name == "@value" || (name == "@id" && object.size() == 1)) return active;
  }
  return active->previous;
}

// Step 11.
ContextPtr Expander::enter_type_scopes(const ContextPtr& active, const json::Object& object) {
  ContextPtr result = active;
  for (const json::Member* member : members_of(object, true)) {
    if (expand_iri(*active, member->name, as_term) != "@type") continue;
    std::vector<std::string_view> types;
    for (const json::Value& type : elements_of(member->value)) {
      if (type.is_string()) types.push_back(type.string());
    }
    std::sort(types.begin(), types.end());
    for (const std::string_view type : types) {
      if (const TermDefinition* scope = scope_of(*active, type)) result = contexts_.enter_scope(result, *scope, false);
    }
  }
  return result;
}

// Step 12.
std::string Expander::input_type(const Context& active, const Context& type_scoped, const json::Object& object) const {
  for (const json::Member* member : members_of(object, true)) {
    if (expand_iri(type_scoped, member->name, as_term) != "@type") continue;
    const Elements types = elements_of(member->value);
    if (types.count == 0 || !types.first[types.count - 1].is_string()) return {};
    return expand_iri(active, types.first[types.count - 1].string(), as_term).value_or("");
  }
  return {};
}

// Steps 13 and 14.
void Expander::expand_members(Node& node, const json::Object& object) {
  const bool ordered = contexts_.options().ordered;
  std::vector<const json::Member*> nests;
  nests.swap(node.nests);
  for (const json::Member* member : members_of(object, ordered)) {
    if (member->name == "@context") continue;
    const Nullable name = expand_iri(*node.active, member->name, as_term);
    if (!name) continue;
    if (is_keyword(*name)) {
      expand_keyword(node, *name, *member);
    } else if (name->find(':') != std::string::npos) {
      expand_property(node, *name, *member);
    }
  }
  nests.swap(node.nests);
  for (const json::Member* nest : nests) {
    for (const json::Value& nested : elements_of(nest->value)) expand_nested(node, nest->name, nested);
  }
}

// Step 14.2.
void Expander::expand_nested(Node& node, const std::string& name, const json::Value& nested) {
  bool valid = nested.is_object();
  if (valid) {
    for (const json::Member& member : nested.object()) {
      valid = valid && expand_iri(*node.active, member.name, as_term) != "@value";
    }
  }
  if (!valid) fail("invalid @nest value", "expected an object that is no value object", nested);
  const ContextPtr outer = node.active;
  if (const TermDefinition* scope = scope_of(*node.active, name)) {
    node.active = contexts_.enter_scope(node.active, TermDefinition(*scope), true);
  }
  expand_members(node, nested.object());
  node.active = outer;
}

// Steps 15 to 20.
json::Value Expander::finish(Node& node, Property property) const {
  json::Object& result = node.result;
  const std::size_t offset = node.source.offset();
  if (const json::Value* value = result.find("@value")) {
    check_value_object(node);
    const json::Value* type = result.find("@type");
    const bool is_json = type != nullptr && type->is_string() && type->string() == "@json";
    const bool is_nothing = value->is_null() || (value->is_array() && value->array().empty());
    if (!is_json && is_nothing) return {};
  } else if (json::Value* type = result.find("@type"); type != nullptr && !type->is_array()) {
    *type = json::Value(to_array(std::move(*type)));
  } else if (result.contains("@set") || result.contains("@list")) {
    if (!has_only(result, {"@set", "@index"}) && !has_only(result, {"@list", "@index"})) {
      fail("invalid set or list object", "beside '@set' or '@list' only '@index' may stand", node.source);
    }
    if (json::Value* set = result.find("@set")) {
      json::Value content = std::move(*set);
      return content;
    }
  }
  if (result.size() == 1 && result.contains("@language")) return {};
  if (!property || *property == "@graph") {
    const bool is_reference = result.size() == 1 && result.contains("@id");
    if (result.empty() || result.contains("@value") || result.contains("@list")) return {};
    if (is_reference && !frame_expansion_) return {};
  }
  json::Value object(std::move(result));
  object.set_offset(offset);
  return object;
}

// Step 15.
void Expander::check_value_object(const Node& node) const {
  const json::Object& result = node.result;
  const json::Value& value = *result.find("@value");
  const json::Value* type = result.find("@type");
  const json::Value* language = result.find("@language");
  if (!has_only(result, {"@direction", "@index", "@language", "@type", "@value"})) {
    fail("invalid value object", "a value object only has '@value', '@type', '@language', '@direction' and '@index'",
         node.source);
  }
  if (type != nullptr && (language != nullptr || result.contains("@direction"))) {
    fail("invalid value object", "'@type' excludes '@language' and '@direction'", node.source);
  }
  if (type != nullptr && type->is_string() && type->string() == "@json") return;
  if (value.is_null()) return;
  if (language != nullptr && !value.is_string() && !frame_expansion_) {
    fail("invalid language-tagged value", expected_but_found("a string beside '@language'", value), node.source);
  }
  if (type != nullptr && !is_typed_value_valid(*type)) {
    fail("invalid typed value", expected_but_found("an IRI as '@type'", *type), node.source);
  }
}

bool Expander::is_typed_value_valid(const json::Value& type) const {
  if (frame_expansion_ && !type.is_string()) return true;
  return type.is_string() && is_absolute_iri(type.string()) && type.string().find_first_of("<>\"") == std::string::npos;
}

json::Value expand_scalar(const Context& active, std::string_view property, const json::Value& value) {
  const TermDefinition* definition = active.find(property);
  const Nullable type = definition == nullptr ? Nullable() : definition->type;
  json::Object result;
  if (value.is_string() && (type == "@id" || type == "@vocab")) {
    const Nullable iri = expand_iri(active, value.string(), type == "@id" ? as_document : as_term_or_document);
    result.set("@id", iri ? json::Value(*iri) : json::Value());
  } else {
    result.set("@value", value);
    if (type && type != "@id" && type != "@vocab" && type != "@none") {
      result.set("@type", json::Value(*type));
    } else if (value.is_string()) {
      const Nullable language = definition != nullptr && definition->language ? *definition->language : active.language;
      const Nullable direction =
          definition != nullptr && definition->direction ? *definition->direction : active.direction;
      if (language) result.set("@language", json::Value(*language));
      if (direction) result.set("@direction", json::Value(*direction));
    }
  }
  json::Value expanded(std::move(result));
  expanded.set_offset(value.offset());
  return expanded;
}

}  // namespace kontor::syntax::jsonld

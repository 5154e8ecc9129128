#include "kontor/syntax/jsonld/compaction.hpp"

#include <algorithm>
#include <vector>

#include "kontor/syntax/jsonld/inverse_context.hpp"
#include "kontor/syntax/jsonld/iri_compaction.hpp"
#include "kontor/syntax/jsonld/objects.hpp"

namespace kontor::syntax::jsonld {

std::string Compactor::iri(const Context& active, std::string_view keyword_or_iri) const {
  return compact_iri(active, options_, keyword_or_iri);
}

json::Value Compactor::compact(ContextPtr active, Property property, const json::Value& element) {
  if (element.is_array()) return compact_array(active, property, element.array());
  if (!element.is_object()) return element;
  const ContextPtr type_scoped = active;  // as it came: types belong to the node around as much as to this one
  // The scoped context of a property counts even where the context of a type, which brought it, ends.
  std::shared_ptr<const TermDefinition> term;
  if (property) {
    const auto found = active->terms.find(*property);
    if (found != active->terms.end()) term = found->second;
  }
  if (active->previous != nullptr && !is_value_object(element) && !is_node_reference(element))
    active = active->previous;
  if (term != nullptr && term->context != nullptr) active = contexts_.enter_scope(active, *term, true);
  if (element.find("@value") != nullptr || element.find("@id") != nullptr) {
    if (std::optional<json::Value> value = compact_value(*active, property, element)) return std::move(*value);
  }
  if (is_list_object(element) && property && active->container(*property).has(Container::list)) {
    return compact(active, property, *element.find("@list"));
  }
  if (const json::Value* types = element.find("@type")) active = enter_type_scopes(active, *type_scoped, *types);
  return compact_object(active, type_scoped, property, element.object());
}

json::Value Compactor::compact_array(const ContextPtr& active, Property property, const json::Array& array) {
  json::Array result;
  for (const json::Value& item : array) {
    json::Value compacted = compact(active, property, item);
    if (!compacted.is_null()) result.push_back(std::move(compacted));
  }
  const Containers container = property ? active->container(*property) : Containers();
  const bool keep = !options_.compact_arrays || container.has(Container::list) || container.has(Container::set) ||
                    (property && (*property == "@graph" || *property == "@set"));
  if (result.size() == 1 && !keep) {
    json::Value only = std::move(result.front());
    return only;
  }
  return json::Value(std::move(result));
}

// Step 11.
ContextPtr Compactor::enter_type_scopes(const ContextPtr& active, const Context& type_scoped,
                                        const json::Value& types) {
  std::vector<std::string> terms;
  for (const json::Value& type : elements_of(types)) {
    if (type.is_string()) terms.push_back(iri(*active, type.string()));
  }
  std::sort(terms.begin(), terms.end());
  ContextPtr result = active;
  for (const std::string& term : terms) {
    const TermDefinition* scope = type_scoped.find(term);
    if (scope != nullptr && scope->context != nullptr) result = contexts_.enter_scope(result, *scope, false);
  }
  return result;
}

// Steps 9 to 13.
json::Value Compactor::compact_object(const ContextPtr& active, const ContextPtr& type_scoped, Property property,
                                      const json::Object& element) {
  json::Object result;
  for (const json::Member* member : members_of(element, options_.ordered)) {
    if (!compact_keyword(active, type_scoped, property, *member, result)) {
      compact_property(active, property, *member, result);
    }
  }
  return json::Value(std::move(result));
}

bool Compactor::compact_keyword(const ContextPtr& active, const ContextPtr& type_scoped, Property property,
                                const json::Member& member, json::Object& result) {
  const std::string& name = member.name;
  if (name == "@id") {
    json::Value id = member.value;
    if (id.is_string()) id = json::Value(compact_id(*active, options_, id.string()));
    result.set(iri(*active, name), std::move(id));
  } else if (name == "@type") {
    compact_types(*active, *type_scoped, member.value, result);
  } else if (name == "@reverse") {
    compact_reverse(active, member.value, result);
  } else if (name == "@preserve") {
    json::Value kept = compact(active, property, member.value);
    if (!kept.is_array() || !kept.array().empty()) result.set(name, std::move(kept));
  } else if (name == "@index" && property && active->container(*property).has(Container::index)) {
    return true;
  } else if (name == "@direction" || name == "@index" || name == "@language" || name == "@value") {
    result.set(iri(*active, name), member.value);
  } else {
    return false;
  }
  return true;
}

// Step 12.2.
void Compactor::compact_types(const Context& active, const Context& type_scoped, const json::Value& types,
                              json::Object& result) {
  const auto compacted = [&](const json::Value& type) {
    return type.is_string() ? json::Value(iri(type_scoped, type.string())) : type;
  };
  json::Value value;
  if (types.is_array()) {
    json::Array all;
    for (const json::Value& type : types.array()) all.push_back(compacted(type));
    value = json::Value(std::move(all));
    if (value.array().size() == 1) {
      json::Value only = std::move(value.array().front());
      value = std::move(only);
    }
  } else {
    value = compacted(types);
  }
  const std::string alias = iri(active, "@type");
  const bool as_set = !contexts_.is_1_0() && active.container(alias).has(Container::set);
  const bool empty_array = value.is_array() && value.array().empty();
  // The type of a value (which is no array in expanded form) can only be one text.
  const bool as_array = types.is_array() && (as_set || empty_array || !options_.compact_arrays);
  add_value(result, alias, std::move(value), as_array ? AsArray::yes : AsArray::no);
}

// Step 12.3.
void Compactor::compact_reverse(const ContextPtr& active, const json::Value& value, json::Object& result) {
  json::Value compacted = compact(active, "@reverse", value);
  json::Object rest;
  for (json::Member& member : compacted.object()) {
    const TermDefinition* term = active->find(member.name);
    if (term == nullptr || !term->reverse) {
      rest.set(member.name, std::move(member.value));
      continue;
    }
    const bool as_array = term->container.has(Container::set) || !options_.compact_arrays;
    add_value(result, member.name, std::move(member.value), as_array ? AsArray::yes : AsArray::no);
  }
  if (!rest.empty()) result.set(iri(*active, "@reverse"), json::Value(std::move(rest)));
}

std::optional<json::Value> Compactor::compact_value(const Context& active, Property property,
                                                    const json::Value& value) const {
  static const TermDefinition no_definition;
  const TermDefinition* found = property ? active.find(*property) : nullptr;
  const TermDefinition& term = found == nullptr ? no_definition : *found;
  const json::Object& object = value.object();
  const bool has_index = object.contains("@index");
  const bool index_is_said = !has_index || term.container.has(Container::index);
  if (const json::Value* id = object.find("@id")) {
    if (!id->is_string() || object.size() != (has_index ? 2U : 1U) || !index_is_said) return {};
    if (term.type == "@id") return json::Value(compact_id(active, options_, id->string()));
    if (term.type == "@vocab") return json::Value(compact_iri(active, options_, id->string()));
    return {};
  }
  const json::Value& content = *object.find("@value");
  const json::Value* type = object.find("@type");
  if (!index_is_said) return {};
  if (type != nullptr && type->is_string() && term.type == type->string()) return content;
  if (term.type == "@none" || type != nullptr) return {};
  if (!content.is_string()) {
    return object.size() == (has_index ? 2U : 1U) ? std::optional<json::Value>(content) : std::nullopt;
  }
  const auto member = [&object](std::string_view name) {
    const json::Value* found_member = object.find(name);
    return found_member != nullptr && found_member->is_string() ? Nullable(found_member->string()) : Nullable();
  };
  const Nullable language = term.language ? *term.language : active.language;
  const Nullable direction = term.direction ? *term.direction : active.direction;
  if (member("@language").has_value() != language.has_value() || member("@direction") != direction) return {};
  if (language_key(member("@language"), {}) != language_key(language, {})) return {};
  return content;
}

}  // namespace kontor::syntax::jsonld

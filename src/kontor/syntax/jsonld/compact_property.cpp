// The values of a property under their terms (JSON-LD 1.1 API, section 6.1.2, steps 12.7 and 12.8).
#include "kontor/syntax/jsonld/compaction.hpp"
#include "kontor/syntax/jsonld/iri_compaction.hpp"
#include "kontor/syntax/jsonld/objects.hpp"
#include "kontor/syntax/jsonld/processing_error.hpp"

namespace kontor::syntax::jsonld {
namespace {

json::Object& map_at(json::Object& object, std::string_view name) {
  json::Value& value = object[name];
  if (!value.is_object()) value = json::Value(json::Object());
  return value.object();
}

}  // namespace

struct Compactor::Item {
  const ContextPtr& active;
  std::string term;  // the item active property
  Containers container;
  AsArray as_array;
  const json::Value& expanded;
  json::Value compacted;
  json::Object& nest;  // where it goes

  void add() { add_value(nest, term, std::move(compacted), as_array); }
};

void Compactor::compact_property(const ContextPtr& active, Property property, const json::Member& member,
                                 json::Object& result) {
  const Direction direction = property == "@reverse" ? Direction::reverse : Direction::forward;
  if (member.value.is_array() && member.value.array().empty()) {
    const std::string term = compact_iri(*active, options_, member.name, &member.value, direction);
    add_value(nest_of(*active, term, result), term, json::Value(json::Array()), AsArray::yes);
    return;
  }
  for (const json::Value& expanded : elements_of(member.value)) {
    const std::string term = compact_iri(*active, options_, member.name, &expanded, direction);
    const Containers container = active->container(term);
    const bool as_array =
        container.has(Container::set) || term == "@graph" || term == "@list" || !options_.compact_arrays;
    const json::Value* inner = &expanded;
    if (is_list_object(expanded)) {
      inner = expanded.find("@list");
    } else if (is_graph_object(expanded)) {
      inner = expanded.find("@graph");
    }
    Item item{active,
              term,
              container,
              as_array ? AsArray::yes : AsArray::no,
              expanded,
              compact(active, term, *inner),
              nest_of(*active, term, result)};
    if (is_list_object(expanded)) {
      add_list(item);
    } else if (is_graph_object(expanded)) {
      add_graph(item);
    } else if (!container.has(Container::graph) &&
               (container.has(Container::language) || container.has(Container::index) || container.has(Container::id) ||
                container.has(Container::type))) {
      add_to_map(item);
    } else {
      item.add();
    }
  }
}

// Step 12.8.2: the result, or the object that the term nests in.
json::Object& Compactor::nest_of(const Context& active, std::string_view term, json::Object& result) const {
  const TermDefinition* definition = active.find(term);
  if (definition == nullptr || !definition->nest) return result;
  const std::string& nest = *definition->nest;
  if (nest != "@nest" && expand_iri(active, nest, as_term) != "@nest") {
    fail("invalid @nest value", "'" + nest + "' does not stand for '@nest'");
  }
  return map_at(result, nest);
}

// Step 12.8.7.
void Compactor::add_list(Item& item) {
  json::Value list(to_array(std::move(item.compacted)));
  if (item.container.has(Container::list)) {
    item.nest.set(item.term, std::move(list));
    return;
  }
  json::Object object;
  object.set(iri(*item.active, "@list"), std::move(list));
  if (const json::Value* index = item.expanded.find("@index")) object.set(iri(*item.active, "@index"), *index);
  item.compacted = json::Value(std::move(object));
  item.add();
}

// Step 12.8.8.
void Compactor::add_graph(Item& item) {
  if (add_to_graph_map(item)) return;
  const Context& active = *item.active;
  if (item.container.has(Container::graph) && is_simple_graph_object(item.expanded)) {
    if (item.compacted.is_array() && item.compacted.array().size() > 1) {
      item.compacted = make_object(iri(active, "@included"), std::move(item.compacted));
    }
    item.add();
    return;
  }
  json::Object object;
  object.set(iri(active, "@graph"), std::move(item.compacted));
  if (const json::Value* id = item.expanded.find("@id")) {
    object.set(iri(active, "@id"), json::Value(compact_id(active, options_, id->string())));
  }
  if (const json::Value* index = item.expanded.find("@index")) object.set(iri(active, "@index"), *index);
  item.compacted = json::Value(std::move(object));
  item.add();
}

bool Compactor::add_to_graph_map(Item& item) {
  if (!item.container.has(Container::graph)) return false;
  std::string key;
  if (item.container.has(Container::id)) {
    const json::Value* id = item.expanded.find("@id");
    key = id != nullptr ? compact_id(*item.active, options_, id->string()) : iri(*item.active, "@none");
  } else if (item.container.has(Container::index) && is_simple_graph_object(item.expanded)) {
    const json::Value* index = item.expanded.find("@index");
    key = index != nullptr ? index->string() : iri(*item.active, "@none");
  } else {
    return false;
  }
  add_value(map_at(item.nest, item.term), key, std::move(item.compacted), item.as_array);
  return true;
}

// Step 12.8.9.
void Compactor::add_to_map(Item& item) {
  const Context& active = *item.active;
  std::string key;
  if (item.container.has(Container::language)) {
    if (const json::Value* language = item.expanded.find("@language")) key = language->string();
    if (const json::Value* value = item.expanded.find("@value")) item.compacted = *value;
  } else if (item.container.has(Container::index)) {
    const TermDefinition* definition = active.find(item.term);
    if (definition != nullptr && definition->index && definition->index != "@index") {
      key = take_property_index(item);
    } else if (const json::Value* index = item.expanded.find("@index")) {
      key = index->string();
    }
  } else if (item.container.has(Container::id)) {
    const std::string id = iri(active, "@id");
    if (const json::Value* value = item.compacted.find(id)) {
      key = value->string();
      item.compacted.object().erase(id);
    }
  } else {
    key = take_map_key(item, iri(active, "@type"));
    const json::Value& rest = item.compacted;
    if (rest.is_object() && rest.object().size() == 1 &&
        expand_iri(active, rest.object().begin()->name, as_term) == "@id") {
      item.compacted = compact(item.active, item.term, make_object("@id", *item.expanded.find("@id")));
    }
  }
  if (key.empty()) key = iri(active, "@none");
  add_value(map_at(item.nest, item.term), key, std::move(item.compacted), item.as_array);
}

std::string Compactor::take_property_index(Item& item) {
  const TermDefinition* definition = item.active->find(item.term);
  // Compaction without a value may choose another term than the item has.
  if (item.compacted.find(*definition->index) != nullptr) return take_map_key(item, *definition->index);
  const Nullable property = expand_iri(*item.active, *definition->index, as_term);
  return take_map_key(item, iri(*item.active, property.value_or(*definition->index)));
}

// The first string that the member has, which then says the key; the other values stay.
std::string Compactor::take_map_key(Item& item, std::string_view container_key) {
  json::Value* values = item.compacted.is_object() ? item.compacted.object().find(container_key) : nullptr;
  if (values == nullptr) return {};
  json::Array all = to_array(std::move(*values));
  item.compacted.object().erase(container_key);
  std::string key;
  std::size_t rest = 0;
  if (!all.empty() && all.front().is_string()) {
    key = all.front().string();
    rest = 1;
  }
  for (std::size_t i = rest; i < all.size(); ++i) {
    add_value(item.compacted.object(), container_key, std::move(all[i]));
  }
  return key;
}

}  // namespace kontor::syntax::jsonld

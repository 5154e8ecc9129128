#include "kontor/syntax/jsonld/node_map.hpp"

#include <algorithm>

#include "kontor/json/json_writer.hpp"
#include "kontor/syntax/jsonld/keywords.hpp"
#include "kontor/syntax/jsonld/objects.hpp"
#include "kontor/syntax/jsonld/processing_error.hpp"

namespace kontor::syntax::jsonld {
namespace {

// From this many values on, comparing one by one costs more than remembering their texts.
constexpr std::size_t max_compared = 16;

json::Array& array_of(json::Object& object, std::string_view name) {
  json::Value& value = object[name];
  if (!value.is_array()) value = json::Value(json::Array());
  return value.array();
}

}  // namespace

std::string BlankNodeIssuer::issue(const std::string& given) {
  const auto [entry, is_new] = issued_.emplace(given, std::string());
  if (is_new) entry->second = issue();
  return entry->second;
}

NodeMap::Node& NodeMap::Graph::node(const std::string& id) {
  Node*& known = by_id[id];
  if (known == nullptr) {
    known = &nodes.emplace_back();
    known->object.set("@id", json::Value(id));
  }
  return *known;
}

void add_unique(NodeMap::Node& node, std::string_view property, json::Value value) {
  json::Array& values = array_of(node.object, property);
  if (values.size() < max_compared) {
    if (std::find(values.begin(), values.end(), value) == values.end()) values.push_back(std::move(value));
    return;
  }
  auto& present = node.present[std::string(property)];
  if (present.size() < values.size()) {
    for (const json::Value& known : values) present.insert(json::to_text(known));
  }
  if (present.insert(json::to_text(value)).second) values.push_back(std::move(value));
}

std::string NodeMap::relabel(const std::string& id) {
  return is_blank_node_identifier(id) ? issuer_.issue(id) : id;
}

void NodeMap::add(const json::Array& expanded, bool ordered) {
  ordered_ = ordered;
  graphs_["@default"];
  for (const json::Value& element : expanded) add_element(element, {"@default"});
}

void NodeMap::add_element(const json::Value& element, const Target& target) {
  if (element.is_array()) {
    for (const json::Value& item : element.array()) add_element(item, target);
  } else if (!element.is_object()) {
    return;
  } else if (is_value_object(element)) {
    add_value_object(element, target);
  } else if (is_list_object(element)) {
    add_list(element, target);
  } else {
    add_node(element, target);
  }
}

void NodeMap::add_value_object(const json::Value& element, const Target& target) {
  json::Value value = element;
  if (json::Value* type = value.object().find("@type"); type != nullptr && type->is_string()) {
    *type = json::Value(relabel(type->string()));
  }
  if (target.list != nullptr) {
    target.list->push_back(std::move(value));
  } else if (target.subject != nullptr) {
    add_unique(*target.subject, target.property, std::move(value));
  }
}

void NodeMap::add_list(const json::Value& element, const Target& target) {
  json::Array items;
  Target inner = target;
  inner.list = &items;
  add_element(*element.find("@list"), inner);
  json::Value list = make_object("@list", json::Value(std::move(items)));
  list.set_offset(element.offset());
  if (target.list != nullptr) {
    target.list->push_back(std::move(list));
  } else if (target.subject != nullptr) {
    array_of(target.subject->object, target.property).push_back(std::move(list));
  }
}

// Step 6.
void NodeMap::add_node(const json::Value& element, const Target& target) {
  const json::Value* given = element.find("@id");
  if (given != nullptr && given->is_null()) return;  // a name in the form of a keyword: no node
  const std::string id = given != nullptr && given->is_string() ? relabel(given->string()) : issuer_.issue();
  Node& node = graphs_[target.graph].node(id);
  if (target.reverse != nullptr) {
    add_unique(node, target.property, make_object("@id", json::Value(*target.reverse)));
  } else if (!target.property.empty()) {
    json::Value reference = make_object("@id", json::Value(id));
    reference.set_offset(element.offset());
    if (target.list != nullptr) {
      target.list->push_back(std::move(reference));
    } else if (target.subject != nullptr) {
      add_unique(*target.subject, target.property, std::move(reference));
    }
  }
  add_properties(id, node, element.object(), target.graph);
}

void NodeMap::add_types(Node& node, const json::Value& types) {
  for (const json::Value& type : elements_of(types)) {
    if (!type.is_string()) continue;
    json::Value relabelled(relabel(type.string()));
    relabelled.set_offset(type.offset());
    add_unique(node, "@type", std::move(relabelled));
  }
}

const json::Value* NodeMap::find_index(const std::string& id, const Node& node, const std::string& graph) const {
  if (const json::Value* index = node.object.find("@index")) return index;
  const auto indexes = forgotten_indexes_.find(graph);
  if (indexes == forgotten_indexes_.end()) return nullptr;
  const auto index = indexes->second.find(id);
  return index == indexes->second.end() ? nullptr : &index->second;
}

void NodeMap::forget_nodes() {
  for (auto& [name, graph] : graphs_) {
    for (Node& node : graph.nodes) {
      json::Value* index = node.object.find("@index");
      if (index != nullptr)
        forgotten_indexes_[name].insert_or_assign(node.object.find("@id")->string(), std::move(*index));
    }
  }
  graphs_.clear();
}

void NodeMap::add_properties(const std::string& id, Node& node, const json::Object& element, const std::string& graph) {
  if (const json::Value* types = element.find("@type")) add_types(node, *types);
  if (const json::Value* index = element.find("@index")) {
    const json::Value* present = find_index(id, node, graph);
    if (present != nullptr && !(*present == *index)) {
      fail("conflicting indexes",
           "node '" + id + "' has the indexes " + json::to_text(*present) + " and " + json::to_text(*index), *index);
    }
    node.object.set("@index", *index);
  }
  if (const json::Value* reverse = element.find("@reverse"); reverse != nullptr && reverse->is_object()) {
    for (const json::Member& member : reverse->object()) {
      Target target{graph};
      target.property = member.name;
      target.reverse = &id;
      add_element(member.value, target);
    }
  }
  if (const json::Value* content = element.find("@graph")) {
    graphs_[id];
    add_element(*content, {id});
  }
  if (const json::Value* included = element.find("@included")) add_element(*included, {graph});
  for (const json::Member* member : members_of(element, ordered_)) {
    if (is_keyword(member->name)) continue;
    const std::string property = relabel(member->name);
    array_of(node.object, property);
    Target target{graph};
    target.subject = &node;
    target.property = property;
    add_element(member->value, target);
  }
}

NodeMap::Graph NodeMap::merged() const {
  Graph result;
  for (const auto& [name, graph] : graphs_) {
    for (const Node& node : graph.nodes) {
      Node& target = result.node(node.object.find("@id")->string());
      for (const json::Member& member : node.object) {
        if (is_keyword(member.name) && member.name != "@type") {
          target.object.set(member.name, member.value);
          continue;
        }
        array_of(target.object, member.name);
        for (const json::Value& value : elements_of(member.value)) {
          if (is_list_object(value)) {
            array_of(target.object, member.name).push_back(value);  // two lists are two, even if they are alike
          } else {
            add_unique(target, member.name, value);
          }
        }
      }
    }
  }
  return result;
}

json::Array flatten(const json::Array& expanded, bool ordered) {
  NodeMap map;
  map.add(expanded, ordered);
  const auto sorted_nodes = [](NodeMap::Graph& graph) {
    std::vector<json::Object*> nodes;
    for (NodeMap::Node& node : graph.nodes) nodes.push_back(&node.object);
    std::sort(nodes.begin(), nodes.end(), [](const json::Object* a, const json::Object* b) {
      return a->find("@id")->string() < b->find("@id")->string();
    });
    json::Array result;
    for (json::Object* node : nodes) {
      if (node->size() > 1) result.emplace_back(std::move(*node));
    }
    return result;
  };
  NodeMap::Graph& main = map.graph("@default");
  for (auto& [name, graph] : map.graphs()) {
    if (name == "@default") continue;
    main.node(name).object.set("@graph", json::Value(sorted_nodes(graph)));
  }
  return sorted_nodes(main);
}

}  // namespace kontor::syntax::jsonld

#include "kontor/syntax/jsonld/node_nesting.hpp"

#include <string>
#include <unordered_map>
#include <unordered_set>

#include "kontor/syntax/jsonld/keywords.hpp"
#include "kontor/syntax/jsonld/objects.hpp"

namespace kontor::syntax::jsonld {
namespace {

// Nodes in nodes. Readers limit the depth of JSON, and each node takes two or three levels.
constexpr std::size_t max_nesting = 60;

const std::string* id_of(const json::Value& value) {
  const json::Value* id = value.find("@id");
  return id != nullptr && id->is_string() ? &id->string() : nullptr;
}

// Calls `visit` with each reference in a value, those in lists too.
template <typename Visit>
void for_each_reference(json::Value& value, const Visit& visit) {
  json::Value* list = value.is_object() ? value.object().find("@list") : nullptr;
  if (list != nullptr && list->is_array()) {
    for (json::Value& item : list->array()) for_each_reference(item, visit);
  } else if (id_of(value) != nullptr) {
    visit(value);
  }
}

// The same for all properties of a node.
template <typename Visit>
void for_each_reference_of(json::Value& node, const Visit& visit) {
  for (json::Member& member : node.object()) {
    if (is_keyword(member.name) || !member.value.is_array()) continue;
    for (json::Value& value : member.value.array()) for_each_reference(value, visit);
  }
}

class Nester {
 public:
  explicit Nester(Nesting nesting) : nesting_(nesting) {}

  json::Array nest(json::Array flat) {
    count(flat);
    for (json::Value& node : flat) {
      if (json::Value* graph = node.object().find("@graph")) {
        *graph = json::Value(nest_graph(std::move(graph->array())));
      }
    }
    return nest_graph(std::move(flat));
  }

 private:
  // The nodes of one graph.
  struct Graph {
    std::unordered_map<std::string, json::Value*> nodes;
    std::unordered_map<std::string, std::string> parents;  // the last node that refers to one
    std::unordered_set<std::string> moved;
  };

  // How often each identifier is used as a reference, in all graphs. A blank node that more than one graph describes is
  // the same in all of them only as long as it keeps its identifier.
  void count(json::Array& nodes) {
    for (json::Value& node : nodes) {
      const std::string& subject = *id_of(node);
      if (is_blank_node_identifier(subject) && !described_.insert(subject).second) counts_[subject] += 2;
      for_each_reference_of(node, [this](const json::Value& value) { ++counts_[*id_of(value)]; });
      if (const json::Value* types = node.find("@type")) {
        // The value of @type cannot be a node object, so what it names must keep its name.
        for (const json::Value& type : elements_of(*types)) counts_[type.string()] += 2;
      }
      if (json::Value* graph = node.object().find("@graph")) {
        count(graph->array());
        ++counts_[*id_of(node)];
      }
    }
  }

  std::size_t count_of(const std::string& id) const {
    const auto found = counts_.find(id);
    return found == counts_.end() ? 0 : found->second;
  }

  json::Array nest_graph(json::Array nodes) {
    Graph graph;
    for (json::Value& node : nodes) {
      const std::string& id = *id_of(node);
      graph.nodes[id] = &node;
      for_each_reference_of(node, [&](const json::Value& value) { graph.parents[*id_of(value)] = id; });
    }
    for (const auto& [id, node] : graph.nodes) {
      if (can_move(id, *node, graph)) graph.moved.insert(id);
    }
    json::Array result;
    for (json::Value& node : nodes) {
      const json::Value* id = node.find("@id");
      if (id != nullptr && graph.moved.count(id->string()) == 0) result.push_back(build(std::move(node), graph));
    }
    return result;
  }

  bool can_move(const std::string& id, const json::Value& node, const Graph& graph) const {
    if (nesting_ == Nesting::none || (nesting_ == Nesting::blank_nodes && !is_blank_node_identifier(id))) return false;
    if (count_of(id) != 1 || node.find("@graph") != nullptr) return false;
    // Up to a node that nobody refers to: not round in a ring, and not too far.
    std::size_t depth = 0;
    auto parent = graph.parents.find(id);
    if (parent == graph.parents.end()) return false;
    for (; parent != graph.parents.end() && count_of(parent->first) == 1; parent = graph.parents.find(parent->second)) {
      if (++depth > max_nesting || parent->second == id) return false;
    }
    return true;
  }

  // The node with others in the place of references to them.
  json::Value build(json::Value node, Graph& graph) {
    for_each_reference_of(node, [&](json::Value& value) {
      const std::string& id = *id_of(value);
      if (graph.moved.count(id) == 0) return;
      json::Value inner = build(std::move(*graph.nodes.at(id)), graph);
      value = std::move(inner);
    });
    const std::string& id = *id_of(node);
    const bool is_needless =
        nesting_ != Nesting::none && is_blank_node_identifier(id) && (count_of(id) == 0 || graph.moved.count(id) > 0);
    if (is_needless) node.object().erase("@id");
    return node;
  }

  Nesting nesting_;
  std::unordered_map<std::string, std::size_t> counts_;
  std::unordered_set<std::string> described_;  // blank nodes
};

}  // namespace

json::Array nest_nodes(json::Array flat, Nesting nesting) {
  return Nester(nesting).nest(std::move(flat));
}

}  // namespace kontor::syntax::jsonld

// Node Map Generation (JSON-LD 1.1 API, section 7.2): all nodes of an expanded document, each once, graph by graph.
#pragma once

#include <deque>
#include <map>
#include <memory>
#include <string>
#include <string_view>
#include <unordered_map>
#include <unordered_set>

#include "kontor/json/value.hpp"
#include "kontor/syntax/jsonld/context.hpp"

namespace kontor::syntax::jsonld {

// Blank node identifiers: "_:b0", "_:b1", ... in order of request (section 7.4). An identifier that is given is always
// answered with the same new one.
class BlankNodeIssuer {
 public:
  std::string issue() { return "_:b" + std::to_string(next_++); }
  std::string issue(const std::string& given);

 private:
  std::size_t next_ = 0;
  std::unordered_map<std::string, std::string> issued_;
};

class NodeMap {
 public:
  // A node: @id first, then the other members, the values of properties in arrays. Lives as long as the map.
  struct Node {
    json::Object object;
    // Per property with many values: what is there already, so that adding stays fast.
    std::unordered_map<std::string, std::unordered_set<std::string>> present;
  };

  // The nodes of a graph by identifier, and in order of appearance.
  struct Graph {
    std::unordered_map<std::string, Node*> by_id;
    std::deque<Node> nodes;

    Node& node(const std::string& id);
  };

  // Adds an expanded document. Throws ProcessingError (conflicting indexes).
  void add(const json::Array& expanded, bool ordered);

  // Lets go of all nodes. What later nodes must agree with stays: the identifiers of blank nodes, and indexes.
  void forget_nodes();

  // Graphs by name, "@default" among them.
  std::map<std::string, Graph>& graphs() { return graphs_; }
  Graph& graph(const std::string& name) { return graphs_[name]; }

  BlankNodeIssuer& issuer() { return issuer_; }

  // All graphs in one, for framing: the first @id of a node, all its values (Framing, section 4.1, Merge Node Map
  // Graphs).
  Graph merged() const;

 private:
  // Where the values of an element belong.
  struct Target {
    std::string graph;
    Node* subject = nullptr;               // has the property
    std::string_view property = {};        // empty: the element stands at the top
    const std::string* reverse = nullptr;  // the identifier of the object of a reverse property, instead of a subject
    json::Array* list = nullptr;           // collects elements of a list
  };

  void add_element(const json::Value& element, const Target& target);
  void add_value_object(const json::Value& element, const Target& target);
  void add_list(const json::Value& element, const Target& target);
  void add_node(const json::Value& element, const Target& target);
  void add_types(Node& node, const json::Value& types);
  void add_properties(const std::string& id, Node& node, const json::Object& element, const std::string& graph);
  std::string relabel(const std::string& id);
  const json::Value* find_index(const std::string& id, const Node& node, const std::string& graph) const;

  std::map<std::string, Graph> graphs_;
  BlankNodeIssuer issuer_;
  std::map<std::string, std::unordered_map<std::string, json::Value>> forgotten_indexes_;  // by graph and node
  bool ordered_ = false;
};

// Appends a value to a property unless an equal one is there.
void add_unique(NodeMap::Node& node, std::string_view property, json::Value value);

// Flattening (section 7.1): the expanded document with every node at the top, sorted by identifier.
json::Array flatten(const json::Array& expanded, bool ordered);

}  // namespace kontor::syntax::jsonld

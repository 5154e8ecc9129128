// Serialize RDF as JSON-LD (JSON-LD 1.1 API, section 8.4): from quads to an expanded document.
#pragma once

#include <deque>
#include <functional>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <unordered_set>
#include <utility>
#include <vector>

#include "kontor/json/value.hpp"
#include "kontor/rdf/quad_sink.hpp"
#include "kontor/syntax/jsonld/options.hpp"

namespace kontor::syntax::jsonld {

// Collects a dataset. Then take() gives the document, with the nodes sorted by identifier. Holds everything in memory.
class FromRdf final : public rdf::QuadSink {
 public:
  // `options` must outlive it.
  explicit FromRdf(const Options& options) : options_(options) {}

  void quad(const rdf::QuadView& quad, Place place) override;

  // The expanded document; the sink is empty afterwards. Throws ProcessingError (invalid JSON literal, invalid
  // language-tagged string, invalid base direction).
  json::Array take();

  // Hands out the nodes as they have been collected, graph by graph ("@default" is the default graph) and in order of
  // appearance, with lists as rdf:first and rdf:rest; the sink is empty afterwards. More quads can follow anywhere
  // else.
  using TakeNode = std::function<void(const std::string& graph, json::Object node)>;
  void take_nodes(const TakeNode& take_node);

 private:
  struct Node;
  struct Graph;
  struct List;

  // Where a node stands as a value: `node`'s `property` at `index`.
  struct Usage {
    Graph* graph = nullptr;
    Node* node = nullptr;
    std::string property;
    std::size_t index = 0;

    json::Value& value() const { return node->object.find(property)->array()[index]; }
  };

  struct Node {
    json::Object object;                                                       // @id first
    std::unordered_map<std::string, std::unordered_set<std::string>> present;  // values of long properties
    bool is_removed = false;     // became part of a list or of a directed string
    const List* list = nullptr;  // that it is a cell of
  };

  struct Graph {
    std::deque<Node> nodes;
    std::unordered_map<std::string, Node*> by_id;
    std::vector<Usage> nil_usages;
    std::vector<Node*> directed;  // subjects of rdf:direction

    Node& node(const std::string& id);
  };

  // A list before it is converted: its cells from the last to the first, and where its head stands.
  struct List {
    std::vector<Node*> cells;
    Usage head;
    std::size_t depth = 0;  // of lists around it
  };

  // Answers the index of the value in the property, and whether it is new there.
  std::pair<std::size_t, bool> add(Node& node, std::string_view property, json::Value value);

  void convert_directed_strings(Graph& graph);
  void convert_lists(Graph& graph);
  List find_list(const Graph& graph, const Usage& nil) const;
  bool is_described_elsewhere(const Graph& graph, const std::string& id) const;
  const Usage* only_usage(const Graph& graph, const Node& node) const;
  bool is_cell(const Graph& graph, const Node& node) const;
  json::Array nodes_of(Graph& graph);

  const Options& options_;
  std::map<std::string, Graph> graphs_;
  std::unordered_map<std::string, std::optional<Usage>> referenced_once_;  // no Usage: more than once, or otherwise
  std::unordered_map<std::string, const Graph*> described_in_;  // subjects of named graphs, nullptr: of several
};

// RDF to Object Conversion (section 8.5): a value object for a literal, a reference for the rest.
json::Value to_object(const rdf::TermView& term, const Options& options);

}  // namespace kontor::syntax::jsonld

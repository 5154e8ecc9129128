#include "kontor/syntax/jsonld/from_rdf.hpp"

#include <algorithm>
#include <vector>

#include "kontor/json/json_writer.hpp"
#include "kontor/rdf/vocab/rdf.hpp"
#include "kontor/syntax/jsonld/keywords.hpp"
#include "kontor/syntax/jsonld/objects.hpp"
#include "kontor/syntax/jsonld/processing_error.hpp"
#include "kontor/syntax/jsonld/vocabulary.hpp"

namespace kontor::syntax::jsonld {
namespace {

namespace vocab = rdf::vocab::rdf;

// From this many values on, comparing one by one costs more than remembering their texts.
constexpr std::size_t max_compared = 16;

// Lists in lists. Deeper ones stay rdf:first and rdf:rest, since readers limit the depth of JSON.
constexpr std::size_t max_list_depth = 100;

std::string identifier(const rdf::TermView& term) {
  return term.is_blank_node() ? "_:" + std::string(term.text) : std::string(term.text);
}

// The only value of a property that must have exactly one.
const json::Value* only_value(const json::Object& object, std::string_view property) {
  const json::Value* values = object.find(property);
  return values != nullptr && values->is_array() && values->array().size() == 1 ? &values->array().front() : nullptr;
}

}  // namespace

FromRdf::Node& FromRdf::Graph::node(const std::string& id) {
  Node*& known = by_id[id];
  if (known == nullptr) {
    known = &nodes.emplace_back();
    known->object.set("@id", json::Value(id));
  }
  return *known;
}

std::pair<std::size_t, bool> FromRdf::add(Node& node, std::string_view property, json::Value value) {
  json::Value& member = node.object[property];
  if (!member.is_array()) member = json::Value(json::Array());
  json::Array& values = member.array();
  if (values.size() < max_compared) {
    const auto found = std::find(values.begin(), values.end(), value);
    if (found != values.end()) return {static_cast<std::size_t>(found - values.begin()), false};
  } else {
    auto& present = node.present[std::string(property)];
    if (present.size() < values.size()) {
      for (const json::Value& known : values) present.insert(json::to_text(known));
    }
    if (!present.insert(json::to_text(value)).second) return {0, false};
  }
  values.push_back(std::move(value));
  return {values.size() - 1, true};
}

void FromRdf::quad(const rdf::QuadView& quad, Place) {
  const std::string name = quad.graph_name ? identifier(quad.graph_name) : "@default";
  if (quad.graph_name) graphs_["@default"].node(name);
  const auto [place, is_new_graph] = graphs_.try_emplace(name);
  Graph& graph = place->second;
  if (is_new_graph && quad.graph_name.is_blank_node()) referenced_once_[name].reset();
  const std::string subject_id = identifier(quad.subject);
  Node& subject = graph.node(subject_id);
  if (quad.graph_name && quad.subject.is_blank_node()) {
    const auto [described, is_first] = described_in_.try_emplace(subject_id, &graph);
    if (described->second != &graph) described->second = nullptr;
  }
  const std::string_view predicate = quad.predicate.text;
  if (options_.rdf_direction == RdfDirection::compound_literal && predicate == rdf_direction) {
    graph.directed.push_back(&subject);
  }
  const bool is_resource = !quad.object.is_literal();
  const std::string object = is_resource ? identifier(quad.object) : "";
  if (is_resource) graph.node(object);
  if (predicate == vocab::type && !options_.use_rdf_type && is_resource) {
    add(subject, "@type", json::Value(object));
    if (quad.object.is_blank_node()) referenced_once_[object].reset();
    return;
  }
  const auto [index, is_new] = add(subject, predicate, to_object(quad.object, options_));
  if (!is_resource || !is_new) return;
  if (object == vocab::nil) {
    graph.nil_usages.push_back({&graph, &subject, std::string(predicate), index});
    return;
  }
  if (!quad.object.is_blank_node()) return;
  const Usage usage{&graph, &subject, std::string(predicate), index};
  const auto [entry, is_first] = referenced_once_.try_emplace(object, usage);
  if (!is_first) entry->second.reset();
}

// Step 6.1: blank nodes with rdf:value and rdf:direction become strings.
void FromRdf::convert_directed_strings(Graph& graph) {
  for (Node* node : graph.directed) {
    const Usage* usage = only_usage(graph, *node);
    if (usage == nullptr) continue;
    const json::Value* value = only_value(node->object, rdf_value);
    const json::Value* language = only_value(node->object, rdf_language);
    const json::Value* direction = only_value(node->object, rdf_direction);
    if (value == nullptr || direction == nullptr) continue;
    json::Object string;
    string.set("@value", value->find("@value") == nullptr ? json::Value() : *value->find("@value"));
    if (language != nullptr) {
      const json::Value* tag = language->find("@value");
      if (tag == nullptr || !tag->is_string() || !is_well_formed_language(tag->string())) {
        fail("invalid language-tagged string", "rdf:language needs a language tag");
      }
      string.set("@language", *tag);
    }
    if (!has_string(*direction, "@value", "ltr") && !has_string(*direction, "@value", "rtl")) {
      fail("invalid base direction", "rdf:direction needs 'ltr' or 'rtl'");
    }
    string.set("@direction", *direction->find("@value"));
    usage->value() = json::Value(std::move(string));
    node->is_removed = true;
  }
}

// Whether another graph than this one says something about a blank node.
bool FromRdf::is_described_elsewhere(const Graph& graph, const std::string& id) const {
  const auto named = described_in_.find(id);
  if (named == described_in_.end()) return false;
  if (named->second != &graph) return true;
  const auto main = graphs_.find("@default");
  if (main == graphs_.end()) return false;
  const auto node = main->second.by_id.find(id);
  return node != main->second.by_id.end() && node->second->object.size() > 1;
}

// Where a blank node is referred to, if that is once in the whole dataset and in this graph, and as a value: the name
// of a graph and the object of @type cannot become a list. Nor can what several graphs describe.
const FromRdf::Usage* FromRdf::only_usage(const Graph& graph, const Node& node) const {
  const std::string& id = node.object.find("@id")->string();
  const auto found = referenced_once_.find(id);
  const bool is_here = found != referenced_once_.end() && found->second && found->second->graph == &graph;
  return is_here && !is_described_elsewhere(graph, id) ? &*found->second : nullptr;
}

// Whether a node is nothing but a cell of a list.
bool FromRdf::is_cell(const Graph& graph, const Node& node) const {
  if (node.is_removed || only_usage(graph, node) == nullptr) return false;
  std::size_t expected = 3;
  if (node.object.contains("@type")) {
    const json::Value* type = only_value(node.object, "@type");
    if (type == nullptr || type->string() != rdf_list) return false;
    ++expected;
  }
  return only_value(node.object, vocab::first) != nullptr && only_value(node.object, vocab::rest) != nullptr &&
         node.object.size() == expected;
}

// From rdf:nil back to the head.
FromRdf::List FromRdf::find_list(const Graph& graph, const Usage& nil) const {
  List list{{}, nil};
  while (list.head.property == vocab::rest && is_cell(graph, *list.head.node)) {
    list.cells.push_back(list.head.node);
    list.head = *only_usage(graph, *list.head.node);
  }
  return list;
}

// Step 6.4. Lists in lists are converted from the inside outwards, since a list takes the values of its cells.
void FromRdf::convert_lists(Graph& graph) {
  std::deque<List> lists;
  for (const Usage& nil : graph.nil_usages) {
    lists.push_back(find_list(graph, nil));
    for (Node* cell : lists.back().cells) cell->list = &lists.back();
  }
  std::vector<List*> order;
  for (List& list : lists) {
    const List* outer = list.head.node->list;
    for (; outer != nullptr && list.depth <= max_list_depth; outer = outer->head.node->list) ++list.depth;
    // Too deep, or a ring of lists.
    if (list.depth <= max_list_depth) order.push_back(&list);
  }
  std::stable_sort(order.begin(), order.end(), [](const List* a, const List* b) { return a->depth > b->depth; });
  for (const List* list : order) {
    json::Array items;
    for (auto cell = list->cells.rbegin(); cell != list->cells.rend(); ++cell) {
      items.push_back(std::move((*cell)->object.find(vocab::first)->array().front()));
      (*cell)->is_removed = true;
    }
    list->head.value() = make_object("@list", json::Value(std::move(items)));
  }
}

json::Array FromRdf::nodes_of(Graph& graph) {
  std::vector<Node*> nodes;
  for (Node& node : graph.nodes) {
    if (!node.is_removed && node.object.size() > 1) nodes.push_back(&node);
  }
  std::sort(nodes.begin(), nodes.end(), [](const Node* a, const Node* b) {
    return a->object.find("@id")->string() < b->object.find("@id")->string();
  });
  json::Array result;
  for (Node* node : nodes) result.emplace_back(std::move(node->object));
  return result;
}

json::Array FromRdf::take() {
  for (auto& [name, graph] : graphs_) {
    convert_directed_strings(graph);
    convert_lists(graph);
  }
  Graph& main = graphs_["@default"];
  for (auto& [name, graph] : graphs_) {
    if (name == "@default") continue;
    Node& node = main.node(name);
    node.object.set("@graph", json::Value(nodes_of(graph)));
    node.is_removed = false;
  }
  json::Array result = nodes_of(main);
  graphs_.clear();
  referenced_once_.clear();
  described_in_.clear();
  return result;
}

void FromRdf::take_nodes(const TakeNode& take_node) {
  for (auto& [name, graph] : graphs_) {
    for (Node& node : graph.nodes) {
      if (node.object.size() > 1) take_node(name, std::move(node.object));
    }
  }
  graphs_.clear();
  referenced_once_.clear();
  described_in_.clear();
}

}  // namespace kontor::syntax::jsonld

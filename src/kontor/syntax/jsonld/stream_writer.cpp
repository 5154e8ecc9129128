#include "kontor/syntax/jsonld/stream_writer.hpp"

#include "kontor/json/json_writer.hpp"
#include "kontor/rdf/vocab/rdf.hpp"
#include "kontor/syntax/jsonld/from_rdf.hpp"
#include "kontor/syntax/jsonld/objects.hpp"

namespace kontor::syntax::jsonld {
namespace {

std::string identifier(const rdf::TermView& term) {
  return term.is_blank_node() ? "_:" + std::string(term.text) : std::string(term.text);
}

}  // namespace

void StreamWriter::quad(const rdf::QuadView& quad, Place) {
  if (quad.subject != subject_.view() || quad.graph_name != graph_name_.view()) {
    flush();
    subject_ = rdf::Term(quad.subject);
    graph_name_ = rdf::Term(quad.graph_name);
    node_.set("@id", json::Value(identifier(quad.subject)));
  }
  if (quad.predicate.text == rdf::vocab::rdf::type && !api_.use_rdf_type && !quad.object.is_literal()) {
    add_value(node_, "@type", json::Value(identifier(quad.object)), AsArray::yes);
  } else {
    add_value(node_, quad.predicate.text, to_object(quad.object, api_), AsArray::yes);
  }
}

void StreamWriter::node(const std::string& graph, json::Object node) {
  enter_graph(graph);
  if (graph_ == "@default") {
    sink_.write(is_first_ ? "[\n" : ",\n");
  } else if (!is_graph_empty_) {
    sink_.write(",\n");
  }
  is_first_ = false;
  is_graph_empty_ = false;
  sink_.write(json::to_text(json::Value(std::move(node))));
}

// Closes the graph that is open and opens the other, unless they are the same.
void StreamWriter::enter_graph(const std::string& graph) {
  if (graph == graph_) return;
  if (graph_ != "@default") sink_.write("]}");
  graph_ = graph;
  if (graph == "@default") return;
  sink_.write(is_first_ ? "[\n" : ",\n");
  sink_.write("{\"@id\":" + json::to_text(json::Value(graph)) + ",\"@graph\":[\n");
  is_first_ = false;
  is_graph_empty_ = true;
}

void StreamWriter::flush() {
  if (node_.empty()) return;
  json::Object complete;
  std::swap(complete, node_);
  node(graph_name_ ? identifier(graph_name_.view()) : "@default", std::move(complete));
}

void StreamWriter::finish() {
  flush();
  enter_graph("@default");
  sink_.write(is_first_ ? "[]\n" : "\n]\n");
}

}  // namespace kontor::syntax::jsonld

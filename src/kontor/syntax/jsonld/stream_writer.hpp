// Writes expanded JSON-LD node by node.
#pragma once

#include <string>

#include "kontor/base/output_file.hpp"
#include "kontor/json/value.hpp"
#include "kontor/rdf/quad_sink.hpp"
#include "kontor/rdf/term.hpp"
#include "kontor/syntax/jsonld/options.hpp"

namespace kontor::syntax::jsonld {

// [
// {"@id":"...","@type":["..."], ...},
// {"@id":"graph","@graph":[
// {"@id":"..."}]}
// ]
class StreamWriter final : public rdf::QuadSink {
 public:
  // `sink` must outlive it.
  StreamWriter(ByteSink& sink, const Options& api) : sink_(sink), api_(api) {}

  // Quads with the same subject and graph that follow each other become one node object.
  void quad(const rdf::QuadView& quad, Place place) override;

  // A node object as it is; "@default" is the default graph.
  void node(const std::string& graph, json::Object node);

  void finish() override;

 private:
  void enter_graph(const std::string& graph);
  void flush();

  ByteSink& sink_;
  Options api_;
  rdf::Term subject_;
  rdf::Term graph_name_;
  json::Object node_;               // the node whose quads are coming
  std::string graph_ = "@default";  // that is open in the text
  bool is_first_ = true;            // nothing is written
  bool is_graph_empty_ = true;
};

}  // namespace kontor::syntax::jsonld

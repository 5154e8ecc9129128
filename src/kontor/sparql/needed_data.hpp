// What of the data can matter to a query: for a single run over a large file, the rest need not be kept.
//
//   const sparql::NeededData needed(query);
//   sparql::NeededDataSink sink(needed, dataset);   // read the data into it instead of into the dataset
#pragma once

#include <string>
#include <vector>

#include "kontor/rdf/quad_sink.hpp"
#include "kontor/sparql/query.hpp"
#include "kontor/store/dataset.hpp"

namespace kontor::sparql {

class NeededData {
 public:
  // The query must outlive it.
  explicit NeededData(const Query& query);

  // Whether every quad matters: a pattern of three variables, DESCRIBE, a path of length zero between two variables.
  bool is_all() const { return all_; }

  // Whether the query asks other endpoints (SERVICE).
  bool asks_endpoints() const { return asks_endpoints_; }

  // Whether some pattern of the query can match the quad's triple.
  bool has(const rdf::QuadView& quad) const;

 private:
  class Collector;

  // A pattern whose variables are terms of kind none. Texts belong to the query.
  struct Pattern {
    rdf::TermView subject;
    rdf::TermView predicate;
    rdf::TermView object;
  };

  std::vector<Pattern> patterns_;
  bool all_ = false;
  bool asks_endpoints_ = false;
};

// Passes on what is needed. Graphs exist in the dataset whether or not a quad of theirs is kept, GRAPH ?g asks for
// them.
class NeededDataSink final : public rdf::QuadSink {
 public:
  // Both must outlive it.
  NeededDataSink(const NeededData& needed, store::Dataset& dataset) : needed_(needed), dataset_(dataset) {}

  void quad(const rdf::QuadView& quad, Place place) override {
    if (needed_.has(quad)) {
      dataset_.quad(quad, place);
    } else if (quad.graph_name && quad.graph_name.text != last_graph_) {
      dataset_.add_graph(quad.graph_name);
      last_graph_ = quad.graph_name.text;
    }
  }

 private:
  const NeededData& needed_;
  store::Dataset& dataset_;
  std::string last_graph_;
};

}  // namespace kontor::sparql

#include "kontor/store/dataset.hpp"

#include <string>

#include "kontor/base/error.hpp"

#include "test.hpp"

using kontor::rdf::QuadView;
using kontor::rdf::TermView;
using kontor::store::Dataset;
using kontor::store::NamedGraphSink;
using kontor::store::no_term;
using kontor::store::TermId;

namespace rdf = kontor::rdf;

namespace {

void add(rdf::QuadSink& sink, const char* s, const char* p, const char* o, const char* g = nullptr) {
  sink.quad({rdf::iri(s), rdf::iri(p), rdf::iri(o), g == nullptr ? TermView() : rdf::iri(g)}, {});
}

}  // namespace

TEST_CASE("a dataset keeps its graphs apart and drops duplicates") {
  Dataset dataset;
  add(dataset, "s", "p", "o");
  add(dataset, "s", "p", "o", "g1");
  add(dataset, "s", "p", "o2");
  add(dataset, "s", "p", "o", "g2");
  add(dataset, "s", "p", "o", "g1");
  add(dataset, "s", "p", "o");
  CHECK(dataset.size() == 6);
  dataset.freeze();
  CHECK(dataset.size() == 4);
  CHECK(dataset.default_graph().size() == 2);
  REQUIRE(dataset.graph_names().size() == 2);
  for (const TermId name : dataset.graph_names()) CHECK(dataset.named_graph(name)->size() == 1);
  const TermId s = dataset.dictionary().find(rdf::iri("s"));
  const TermId o2 = dataset.dictionary().find(rdf::iri("o2"));
  CHECK(dataset.default_graph().count({s, no_term, no_term}) == 2);
  CHECK(dataset.default_graph().count({no_term, no_term, o2}) == 1);
  CHECK_FALSE(dataset.named_graph(s).has_value());
}

TEST_CASE("a named graph can be empty") {
  Dataset dataset;
  const TermId name = dataset.add_graph(rdf::iri("g"));
  dataset.freeze();
  CHECK(dataset.default_graph().empty());
  REQUIRE(dataset.named_graph(name).has_value());
  CHECK(dataset.named_graph(name)->empty());
}

TEST_CASE("many quads in many graphs arrive in any order") {
  Dataset dataset;
  for (int i = 0; i < 200'000; ++i) {
    const std::string graph = "g" + std::to_string(i % 7);
    add(dataset, ("s" + std::to_string(i % 1000)).c_str(), "p", ("o" + std::to_string(i)).c_str(), graph.c_str());
  }
  dataset.freeze();
  CHECK(dataset.size() == 200'000);
  CHECK(dataset.graph_names().size() == 7);
  std::size_t sum = 0;
  for (const TermId name : dataset.graph_names()) sum += dataset.named_graph(name)->size();
  CHECK(sum == 200'000);
}

TEST_CASE("a document can be loaded into a named graph") {
  Dataset dataset;
  NamedGraphSink sink(dataset, rdf::iri("g"));
  add(sink, "s", "p", "o");
  add(sink, "s", "p", "o", "other");
  dataset.freeze();
  CHECK(dataset.default_graph().empty());
  CHECK(dataset.graph_names().size() == 2);
}

TEST_CASE("a frozen dataset refuses data") {
  Dataset dataset;
  dataset.freeze();
  dataset.freeze();
  CHECK_THROWS_AS(add(dataset, "s", "p", "o"), kontor::Error);
  CHECK_THROWS_AS(dataset.add_graph(rdf::iri("g")), kontor::Error);
}

#include "kontor/registry/distinct_sink.hpp"

#include <vector>

#include "test.hpp"

using namespace kontor;

namespace {

class Collector final : public rdf::QuadSink {
 public:
  std::vector<rdf::Quad> quads;
  void quad(const rdf::QuadView& quad, Place /*place*/) override { quads.emplace_back(quad); }
};

}  // namespace

TEST_CASE("each quad passes once, and the graph is a part of it") {
  Collector collector;
  registry::DistinctSink distinct(collector);
  const rdf::QuadView quad{rdf::iri("s"), rdf::iri("p"), rdf::literal("o"), {}};
  rdf::QuadView named = quad;
  named.graph_name = rdf::iri("g");
  for (const rdf::QuadView& each : {quad, named, quad, named}) distinct.quad(each, {});
  REQUIRE(collector.quads.size() == 2);
  CHECK(collector.quads[0].view() == quad);
  CHECK(collector.quads[1].view() == named);
}

// Each quad once, in the order of the input, however little memory there is.
#include "kontor/syntax/distinct_filter.hpp"

#include <string>
#include <vector>

#include "test.hpp"

using namespace kontor;

namespace {

class Collector final : public rdf::QuadSink {
 public:
  void quad(const rdf::QuadView& quad, Place place) override {
    quads.emplace_back(quad);
    places.push_back(place);
  }
  void finish() override { ++finished; }

  std::vector<rdf::Quad> quads;
  std::vector<Place> places;
  int finished = 0;
};

// `count` quads of which the second half repeats the first, but for some.
void push(rdf::QuadSink& sink, int count) {
  for (int i = 0; i < count; ++i) {
    const int number = i < count / 2 || i % 100 == 7 ? i : (i * 7919) % (count / 2);
    const std::string subject = "http://example.org/" + std::to_string(number / 3);
    const std::string object = "object " + std::to_string(number);
    sink.quad({rdf::iri(subject), rdf::iri("http://example.org/p"), rdf::language_string(object, "en"), {}},
              {static_cast<std::uint64_t>(i + 1), 1});
  }
  sink.finish();
}

}  // namespace

TEST_CASE("each quad passes once, and the graph, the datatype and the language are parts of it") {
  Collector collector;
  MemoryBudget budget;
  syntax::DistinctFilter distinct(collector, budget);
  const rdf::QuadView quad{rdf::iri("s"), rdf::iri("p"), rdf::literal("o"), {}};
  rdf::QuadView named = quad;
  named.graph_name = rdf::iri("g");
  rdf::QuadView typed = quad;
  typed.object = rdf::literal("o", "t");
  rdf::QuadView tagged = quad;
  tagged.object = rdf::language_string("o", "t");
  const std::vector<rdf::QuadView> different = {quad, named, typed, tagged};
  for (int i = 0; i < 2; ++i) {
    for (const rdf::QuadView& each : different) distinct.quad(each, {});
  }
  REQUIRE(collector.quads.size() == different.size());
  for (std::size_t i = 0; i < different.size(); ++i) CHECK(collector.quads[i].view() == different[i]);
  CHECK(distinct.repetitions() == 4);
}

TEST_CASE("quads and places are the same with any memory") {
  constexpr int count = 40'000;
  MemoryBudget unlimited;
  Collector whole;
  syntax::DistinctFilter all(whole, unlimited);
  push(all, count);
  REQUIRE(whole.quads.size() > count / 2);
  REQUIRE(whole.quads.size() < count);
  CHECK(all.repetitions() == count - whole.quads.size());
  // Into the first files; once more divided; divided as often as can be; nothing fits.
  for (const std::size_t memory : {1'000'000U, 100'000U, 6'000U, 1U}) {
    INFO(memory);
    MemoryBudget budget(memory);
    Collector collector;
    syntax::DistinctFilter distinct(collector, budget);
    push(distinct, memory < 10'000 ? 2000 : count);
    CHECK(collector.finished == 1);
    CHECK(budget.taken() == 0);
    if (memory < 10'000) {
      Collector small;
      syntax::DistinctFilter reference(small, unlimited);
      push(reference, 2000);
      CHECK(collector.quads == small.quads);
      CHECK(collector.places == small.places);
      CHECK(distinct.repetitions() == reference.repetitions());
    } else {
      CHECK(collector.quads == whole.quads);
      CHECK(collector.places == whole.places);
      CHECK(distinct.repetitions() == all.repetitions());
    }
  }
}

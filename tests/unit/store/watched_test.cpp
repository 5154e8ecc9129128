// A dataset that is sorted, and an order that is built, end when their watch says so, and hold no more than they say.
#include <atomic>
#include <limits>
#include <stdexcept>
#include <string>

#include "kontor/base/work_watch.hpp"
#include "kontor/store/dataset.hpp"
#include "kontor/store/watched_sink.hpp"

#include "test.hpp"

using namespace kontor;

namespace {

// Throws at the n-th call of look or allocate.
class StoppingWatch final : public WorkWatch {
 public:
  explicit StoppingWatch(std::size_t last) : last_(last) {}
  void look() override { count(); }
  void allocate(std::size_t bytes) override {
    held += bytes;
    count();
  }
  void release(std::size_t bytes) noexcept override { held -= bytes; }

  std::atomic<std::size_t> calls = 0;
  std::atomic<std::size_t> held = 0;

 private:
  void count() {
    if (++calls == last_) throw std::runtime_error("stop");
  }
  std::size_t last_;
};

constexpr std::size_t never = std::numeric_limits<std::size_t>::max();

// Out of order, so that there is something to sort.
void fill(store::Dataset& dataset) {
  for (std::size_t i = 0; i < 30'000; ++i) {
    const std::string subject = "http://e/" + std::to_string(i * 7919 % 9973);
    const std::string object = "http://e/" + std::to_string(i * 31 % 997);
    dataset.quad({rdf::iri(subject), rdf::iri("http://e/p"), rdf::iri(object), {}}, {});
  }
}

}  // namespace

TEST_CASE("sorting a dataset can be ended at every look") {
  StoppingWatch whole(never);
  {
    store::Dataset dataset;
    fill(dataset);
    const WorkWatchScope scope(&whole);
    dataset.freeze();
    // What stays is the one order, 12 bytes a triple and its directory.
    CHECK(whole.held >= dataset.size() * 12);
    CHECK(whole.held < dataset.size() * 18);
  }
  REQUIRE(whole.calls > 5);
  for (std::size_t last = 1; last <= whole.calls; ++last) {
    store::Dataset dataset;
    fill(dataset);
    StoppingWatch watch(last);
    const WorkWatchScope scope(&watch);
    CHECK_THROWS_WITH(dataset.freeze(), "stop");
    CHECK(watch.held == 0);
  }
}

TEST_CASE("an order that could not be built is built when it is asked for again") {
  store::Dataset dataset;
  fill(dataset);
  dataset.freeze();
  const store::Graph graph = dataset.default_graph();
  for (const store::Order order : {store::Order::pos, store::Order::ops, store::Order::sop}) {
    for (std::size_t last = 1; last < 4; ++last) {
      StoppingWatch watch(last);
      const WorkWatchScope scope(&watch);
      try {
        graph.permutation(order);
        CHECK(last > 1);  // what it needs was built before
      } catch (const std::runtime_error&) {
        CHECK(watch.calls == last);
      }
    }
    StoppingWatch watch(never);
    const WorkWatchScope scope(&watch);
    CHECK(graph.permutation(order).column(0).size() == dataset.size());
  }
}

TEST_CASE("what a dataset holds is charged while it is filled, and stays so when it is frozen") {
  StoppingWatch watch(never);
  store::Dataset dataset;
  const WorkWatchScope scope(&watch);
  {
    store::WatchedSink sink(dataset, dataset, watch);
    for (std::size_t i = 0; i < 30'000; ++i) {
      const std::string subject = "http://e/" + std::to_string(i);
      sink.quad({rdf::iri(subject), rdf::iri("http://e/p"), rdf::iri("http://e/o"), {}}, {});
    }
    CHECK(watch.held == dataset.memory_bytes());
  }
  CHECK(watch.held == 0);
  store::freeze_watched(dataset);
  // The graph names and the like are not counted.
  CHECK(watch.held <= dataset.memory_bytes());
  CHECK(watch.held >= dataset.memory_bytes() - 1000);

  StoppingWatch stopping(20);
  store::Dataset other;
  store::WatchedSink sink(other, other, stopping);
  const auto endless = [&] {
    for (std::size_t i = 0;; ++i) {
      sink.quad({rdf::iri("http://e/s"), rdf::iri("http://e/p"), rdf::iri("http://e/o"), {}}, {});
    }
  };
  CHECK_THROWS_WITH(endless(), "stop");
}

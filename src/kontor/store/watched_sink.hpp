// A dataset that is filled under a watch: the limits of a query hold for the data that it reads, too.
#pragma once

#include <cstdint>
#include <string_view>

#include "kontor/base/work_watch.hpp"
#include "kontor/rdf/quad_sink.hpp"
#include "kontor/store/dataset.hpp"

namespace kontor::store {

// Passes quads on to a dataset, perhaps through what leaves some of them out, and ends the reading when the watch says
// so. What the dataset holds is charged as long as this lives. All three must outlive it.
class WatchedSink final : public rdf::QuadSink {
 public:
  WatchedSink(rdf::QuadSink& sink, const Dataset& dataset, WorkWatch& watch)
      : sink_(sink), dataset_(dataset), watch_(watch), held_(watch) {}

  void base(std::string_view iri) override { sink_.base(iri); }
  void prefix(std::string_view name, std::string_view iri) override { sink_.prefix(name, iri); }
  void quad(const rdf::QuadView& quad, Place place) override {
    if (++quads_ % quads_per_look == 0) watch_.look();
    sink_.quad(quad, place);
    held_.set(dataset_.memory_bytes());
  }
  void finish() override {
    watch_.look();
    sink_.finish();
  }

 private:
  static constexpr std::uint64_t quads_per_look = 1024;

  rdf::QuadSink& sink_;
  const Dataset& dataset_;
  WorkWatch& watch_;
  Charge held_;
  std::uint64_t quads_ = 0;
};

// Freezes a dataset that was filled through a WatchedSink, which is gone. What it holds stays charged to the watch of
// this thread.
inline void freeze_watched(Dataset& dataset) {
  const std::size_t terms = dataset.dictionary().memory_bytes();
  HeldMemory(terms).keep();
  const HeldMemory quads(dataset.memory_bytes() - terms);
  dataset.freeze();  // charges the index that it makes of them
}

}  // namespace kontor::store

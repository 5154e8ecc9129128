// What is published: the data of one registry, ready to be asked and written.
#pragma once

#include <unordered_set>

#include "kontor/rdf/prefix_map.hpp"
#include "kontor/store/dataset.hpp"
#include "kontor/store/push_quads.hpp"

namespace kontor::package {

struct Publication {
  // The data and, for their labels, the shared concepts. Frozen.
  store::Dataset dataset;
  rdf::PrefixMap prefixes;
  // Subjects that are described for their labels only and are no part of the published data.
  std::unordered_set<store::TermId> shared;

  store::KeepSubject keep() const {
    return [this](store::TermId subject) { return !shared.contains(subject); };
  }
};

// Adds what is described elsewhere. The publication must outlive it.
class SharedSink final : public rdf::QuadSink {
 public:
  explicit SharedSink(Publication& publication) : publication_(publication) {}
  void quad(const rdf::QuadView& quad, Place place) override {
    publication_.dataset.quad(quad, place);
    publication_.shared.insert(publication_.dataset.dictionary().find(quad.subject));
  }

 private:
  Publication& publication_;
};

}  // namespace kontor::package

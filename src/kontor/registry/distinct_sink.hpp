// Passes on each quad once: a mapping states some things for every record that implies them.
#pragma once

#include <array>
#include <cstdint>
#include <unordered_set>

#include "kontor/rdf/quad_sink.hpp"
#include "kontor/store/dictionary.hpp"

namespace kontor::registry {

// Holds every different term once and 16 bytes for every different quad.
class DistinctSink final : public rdf::QuadSink {
 public:
  explicit DistinctSink(rdf::QuadSink& sink) : sink_(sink) {}

  void base(std::string_view iri) override { sink_.base(iri); }
  void prefix(std::string_view name, std::string_view iri) override { sink_.prefix(name, iri); }
  void quad(const rdf::QuadView& quad, Place place) override;
  void finish() override { sink_.finish(); }

 private:
  using Key = std::array<store::TermId, 4>;
  struct Hash {
    std::size_t operator()(const Key& key) const noexcept;
  };

  store::TermId id_of(const rdf::TermView& term);

  rdf::QuadSink& sink_;
  store::Dictionary terms_;
  std::unordered_set<Key, Hash> seen_;
};

}  // namespace kontor::registry

#include "kontor/registry/distinct_sink.hpp"

namespace kontor::registry {

std::size_t DistinctSink::Hash::operator()(const Key& key) const noexcept {
  std::uint64_t hash = 0;
  for (const store::TermId id : key) hash = (hash ^ id) * 0x9E3779B97F4A7C15U;  // Fibonacci hashing, 64 bits
  return static_cast<std::size_t>(hash ^ hash >> 32U);
}

store::TermId DistinctSink::id_of(const rdf::TermView& term) {
  return term ? terms_.intern(term) : store::no_term;
}

void DistinctSink::quad(const rdf::QuadView& quad, Place place) {
  const Key key = {id_of(quad.subject), id_of(quad.predicate), id_of(quad.object), id_of(quad.graph_name)};
  if (seen_.insert(key).second) sink_.quad(quad, place);
}

}  // namespace kontor::registry

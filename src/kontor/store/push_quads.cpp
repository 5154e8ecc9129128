#include "kontor/store/push_quads.hpp"

namespace kontor::store {

void push_quads(const Dataset& dataset, const Graph& graph, const KeepSubject& keep, rdf::QuadSink& sink) {
  if (graph.empty()) return;
  const Permutation& triples = graph.permutation(Order::spo);
  const Dictionary& terms = dataset.dictionary();
  rdf::QuadView quad;
  TermId subject = no_term;
  TermId predicate = no_term;
  bool kept = true;
  for (Row row = graph.rows().begin; row < graph.rows().end; ++row) {
    if (const TermId id = triples.column(0)[row]; id != subject) {
      subject = id;
      kept = !keep || keep(id);
      quad.subject = terms.view(id);
    }
    if (!kept) continue;
    if (const TermId id = triples.column(1)[row]; id != predicate) {
      predicate = id;
      quad.predicate = terms.view(id);
    }
    quad.object = terms.view(triples.column(2)[row]);
    sink.quad(quad, {});
  }
}

}  // namespace kontor::store

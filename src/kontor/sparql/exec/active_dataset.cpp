#include "kontor/sparql/exec/active_dataset.hpp"

#include <algorithm>

namespace kontor::sparql {
namespace {

std::unique_ptr<store::TripleIndex> merge(const std::vector<store::Graph>& graphs) {
  std::vector<store::Triple> triples;
  for (const store::Graph& graph : graphs) {
    if (graph.empty()) continue;
    const store::Permutation& spo = graph.permutation(store::Order::spo);
    for (store::Row row = graph.rows().begin; row < graph.rows().end; ++row) {
      triples.push_back({spo.column(0)[row], spo.column(1)[row], spo.column(2)[row]});
    }
  }
  const auto size = static_cast<store::Row>(triples.size());
  return std::make_unique<store::TripleIndex>(std::move(triples), std::vector<store::Row>{0, size});
}

}  // namespace

ActiveDataset choose_graphs(const store::Dataset& dataset, const DatasetClause& clause, TermPool& pool,
                            std::unique_ptr<store::TripleIndex>& merged) {
  ActiveDataset chosen;
  if (clause.empty()) {
    chosen.default_graph = dataset.default_graph();
    for (const TermId name : dataset.graph_names()) chosen.named.push_back({name, *dataset.named_graph(name)});
    return chosen;
  }
  const auto find = [&](const std::string& iri) {
    return dataset.named_graph(dataset.dictionary().find(rdf::iri(iri))).value_or(store::Graph());
  };
  std::vector<store::Graph> parts;
  for (const std::string& iri : clause.default_graphs) parts.push_back(find(iri));
  if (parts.size() == 1) {
    chosen.default_graph = parts.front();
  } else if (parts.size() > 1) {
    merged = merge(parts);
    chosen.default_graph = store::Graph(*merged, 0);
  }
  for (const std::string& iri : clause.named_graphs) chosen.named.push_back({pool.intern(rdf::iri(iri)), find(iri)});
  std::sort(chosen.named.begin(), chosen.named.end(),
            [](const NamedGraph& a, const NamedGraph& b) { return a.name < b.name; });
  chosen.named.erase(std::unique(chosen.named.begin(), chosen.named.end(),
                                 [](const NamedGraph& a, const NamedGraph& b) { return a.name == b.name; }),
                     chosen.named.end());
  return chosen;
}

}  // namespace kontor::sparql

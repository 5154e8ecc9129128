#include "kontor/syntax/document_order.hpp"

#include <algorithm>
#include <tuple>
#include <vector>

#include "kontor/rdf/vocab/rdf.hpp"
#include "kontor/syntax/blank_node_ranking.hpp"

namespace kontor::syntax {

BlankNodeNesting order_document(QuadTable& table) {
  using Row = QuadTable::Row;
  // All that find_nesting looks up, so that every term has a rank.
  for (const std::string_view iri : {rdf::vocab::rdf::first, rdf::vocab::rdf::rest, rdf::vocab::rdf::nil}) {
    table.intern(rdf::iri(iri));
  }
  const QuadTable::TermNumber type = table.intern(rdf::iri(rdf::vocab::rdf::type));
  const std::vector<std::uint32_t> ranks = rank_terms(table);
  const auto key = [&ranks, type](const Row& row) {
    const std::uint32_t predicate = row.predicate == type ? 0 : ranks[row.predicate] + 1;
    return std::tuple(ranks[row.graph_name], ranks[row.subject], predicate, ranks[row.object]);
  };
  std::vector<Row>& rows = table.rows();
  std::sort(rows.begin(), rows.end(), [&key](const Row& a, const Row& b) { return key(a) < key(b); });
  rows.erase(std::unique(rows.begin(), rows.end()), rows.end());
  return find_nesting(table, ranks);
}

}  // namespace kontor::syntax

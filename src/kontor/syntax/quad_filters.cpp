#include "kontor/syntax/quad_filters.hpp"

#include "kontor/base/error.hpp"
#include "kontor/syntax/document_order.hpp"

namespace kontor::syntax {

void SortingFilter::finish() {
  order_document(table_);
  for (const QuadTable::Row& row : table_.rows()) {
    sink_.quad(
        {table_.term(row.subject), table_.term(row.predicate), table_.term(row.object), table_.term(row.graph_name)},
        {});
  }
  sink_.finish();
}

void IntoGraphFilter::quad(const rdf::QuadView& quad, Place place) {
  sink_.quad({quad.subject, quad.predicate, quad.object, quad.graph_name ? quad.graph_name : rdf::iri(iri_)}, place);
}

void FromGraphFilter::quad(const rdf::QuadView& quad, Place place) {
  if (quad.graph_name != rdf::iri(iri_)) return;
  found_ = true;
  sink_.quad({quad.subject, quad.predicate, quad.object, {}}, place);
}

void FromGraphFilter::finish() {
  if (!found_) throw Error("no statement is in the graph <" + iri_ + ">");
  sink_.finish();
}

}  // namespace kontor::syntax

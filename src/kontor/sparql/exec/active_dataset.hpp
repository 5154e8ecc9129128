// The dataset that a query sees (SPARQL 1.1 section 13): that of the store, or what FROM and FROM NAMED choose from it.
#pragma once

#include <memory>

#include "kontor/sparql/algebra/algebra.hpp"
#include "kontor/sparql/exec/context.hpp"
#include "kontor/store/dataset.hpp"

namespace kontor::sparql {

// Names that the dataset does not have are empty graphs. With several FROM the default graph is their merge, which is
// made here and put into `merged`; it has to live as long as the result.
ActiveDataset choose_graphs(const store::Dataset& dataset, const DatasetClause& clause, TermPool& pool,
                            std::unique_ptr<store::TripleIndex>& merged);

}  // namespace kontor::sparql

// Canonical labels for the blank nodes of a dataset (RDF Dataset Canonicalization, RDFC-1.0, section 4): c14n0, c14n1,
// ... which depend on nothing but what the dataset says.
//
// Time is about linear where the statements around a blank node tell it from all others. Where they do not, the
// algorithm tries the orders of its neighbours, and data made to that end ("poison graphs") would take forever: it
// gives up then.
#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include "kontor/base/digest.hpp"
#include "kontor/syntax/quad_table.hpp"

namespace kontor::syntax {

struct CanonicalizationLimits {
  // Neighbours that may be looked at, in all: so many, and more in large datasets. Data that people write needs a few
  // per blank node; two million take about a second.
  std::size_t steps = 2'000'000;
  std::size_t steps_per_node = 50;
  // Blank nodes in a row that only their neighbours tell apart; each takes some stack.
  std::size_t depth = 1'000;
};

// The labels by term number, empty for terms that are no blank nodes. The rows of the table must be sorted and without
// repetition. Throws Error if that is more work than the limits allow.
std::vector<std::string> canonical_labels(const QuadTable& table, HashAlgorithm algorithm,
                                          const CanonicalizationLimits& limits = {});

}  // namespace kontor::syntax

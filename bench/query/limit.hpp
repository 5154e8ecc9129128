// The queries of this benchmark as plans written by hand over sorted arrays of ids: what a query engine could at best
// do.
#pragma once

#include <cstddef>
#include <string_view>

#include "kontor/sparql/solution.hpp"
#include "kontor/store/dataset.hpp"

namespace kontor::bench {

// Runs the plan of that name ("1-point") and pushes its rows into `sink`. False if there is none.
bool run_by_hand(std::string_view name, const store::Dataset& dataset, sparql::SolutionSink& sink);

}  // namespace kontor::bench

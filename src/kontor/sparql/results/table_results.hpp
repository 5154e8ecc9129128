// Results as a table for people on a terminal. IRIs are shortened by prefixes, columns of numbers stand at the right,
// control characters are shown as escapes, so that no data can command a terminal. Columns that would not fit the width
// are cut with '…', the widest first.
#pragma once

#include <memory>

#include "kontor/sparql/results/format.hpp"

namespace kontor::sparql {

std::unique_ptr<SolutionSink> make_table_writer(ByteSink& sink, const ResultsWriteOptions& options);

}  // namespace kontor::sparql

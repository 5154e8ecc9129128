// SPARQL 1.1 Query Results CSV and TSV Formats. Both have no form for ASK; a single line 'true' or 'false' is what
// other programs write and read too.
#pragma once

#include <memory>
#include <string_view>

#include "kontor/sparql/results/format.hpp"

namespace kontor::sparql {

// CSV: strings only. TSV: terms as in Turtle, numbers bare.
std::unique_ptr<SolutionSink> make_csv_writer(ByteSink& sink, const ResultsWriteOptions& options);
std::unique_ptr<SolutionSink> make_tsv_writer(ByteSink& sink, const ResultsWriteOptions& options);

// Held in memory while they are read. An empty cell is unbound.
void read_csv_results(ByteSource& source, std::string_view name, SolutionSink& sink);
void read_tsv_results(ByteSource& source, std::string_view name, SolutionSink& sink);

}  // namespace kontor::sparql

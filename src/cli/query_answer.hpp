// How the answer of a query is written: as rows or as a graph, in which format, to where.
#pragma once

#include <memory>
#include <string>

#include "kontor/base/output_file.hpp"
#include "kontor/rdf/prefix_map.hpp"
#include "kontor/rdf/quad_sink.hpp"
#include "kontor/sparql/solution.hpp"

namespace kontor::cli {

struct AnswerOptions {
  std::string results;       // format name; empty: by the ending of the output
  std::string output = "-";  // where it goes
};

// A writer for SELECT and ASK: the format that is asked for, else that of the output's ending, else a table for people.
// Throws UsageError for unknown names.
std::unique_ptr<sparql::SolutionSink> make_rows_writer(const AnswerOptions& options, const rdf::PrefixMap& prefixes,
                                                       ByteSink& output);

// The same for CONSTRUCT and DESCRIBE, Turtle by default.
std::unique_ptr<rdf::QuadSink> make_graph_writer(const AnswerOptions& options, const rdf::PrefixMap& prefixes,
                                                 ByteSink& output);

}  // namespace kontor::cli

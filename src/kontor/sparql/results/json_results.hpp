// SPARQL 1.1 Query Results JSON Format.
//
//   {"head":{"vars":["x"]},"results":{"bindings":[
//   {"x":{"type":"uri","value":"http://example.org/a"}}
//   ]}}
#pragma once

#include <memory>
#include <string_view>

#include "kontor/sparql/results/format.hpp"

namespace kontor::sparql {

// One line per solution.
std::unique_ptr<SolutionSink> make_json_writer(ByteSink& sink, const ResultsWriteOptions& options);

// Members may come in any order; if "results" precede "head" they are held until it comes. Members that the format does
// not know are skipped.
void read_json_results(ByteSource& source, std::string_view name, SolutionSink& sink);

}  // namespace kontor::sparql

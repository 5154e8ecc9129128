// SPARQL Query Results XML Format (second edition).
#pragma once

#include <memory>
#include <string_view>

#include "kontor/sparql/results/format.hpp"

namespace kontor::sparql {

// One line per solution. Throws Error for control characters, which XML 1.0 cannot hold.
std::unique_ptr<SolutionSink> make_xml_writer(ByteSink& sink, const ResultsWriteOptions& options);

// Elements of other namespaces are skipped. A document type declaration is refused.
void read_xml_results(ByteSource& source, std::string_view name, SolutionSink& sink);

}  // namespace kontor::sparql

// Parses a block of complete lines of N-Triples or N-Quads (RDF 1.1), without input or threads: the pure half of
// line_reader.hpp.
#pragma once

#include <string_view>

#include "kontor/syntax/format.hpp"
#include "kontor/syntax/parsed_lines.hpp"

namespace kontor::syntax {

struct LineOptions {
  Holds holds = Holds::graph;  // graph for N-Triples, dataset for N-Quads
  std::string_view blank_node_prefix;
  bool keep_canonical = false;  // lines that are canonical stay lines: see ParsedLines::canonical
};

// `block` ends with a line feed and is smaller than 2 GiB.
void parse_lines(std::string_view block, const LineOptions& options, ParsedLines& out);

}  // namespace kontor::syntax

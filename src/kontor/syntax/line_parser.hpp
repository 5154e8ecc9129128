// Parses a block of complete lines of N-Triples or N-Quads (RDF 1.1), without input or threads: the pure half of
// line_reader.hpp.
#pragma once

#include <string_view>

#include "kontor/syntax/format.hpp"
#include "kontor/syntax/parsed_lines.hpp"

namespace kontor::syntax {

// `block` ends with a line feed and is smaller than 2 GiB. `holds` is graph for N-Triples, dataset for N-Quads.
void parse_lines(std::string_view block, Holds holds, std::string_view blank_node_prefix, ParsedLines& out);

}  // namespace kontor::syntax

// The shapes graph of a command: the files that were named, shapes that are built in, and what they import.
#pragma once

#include <string>
#include <vector>

#include "kontor/document/document.hpp"
#include "kontor/shacl/shapes.hpp"

namespace kontor::cli {

// Reads all of them together, with every file on this machine that they name by owl:imports; what they import from
// elsewhere is not fetched, and a note says so. False if the graph is ill-formed, which is then said. Throws UsageError
// for a word that is neither a file nor built in, Error where reading cannot go on.
bool read_shapes(const std::vector<std::string>& words, document::Document& graph, shacl::Shapes& shapes);

}  // namespace kontor::cli

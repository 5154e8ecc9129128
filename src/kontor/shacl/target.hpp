// Which nodes a shape is for (SHACL section 2.1.3).
#pragma once

#include <vector>

#include "kontor/shacl/data_graph.hpp"
#include "kontor/shacl/shapes.hpp"

namespace kontor::shacl {

// The focus nodes of all targets, ascending, each once. A node target need not be in the data graph.
std::vector<TermId> focus_nodes(const std::vector<Target>& targets, DataGraph& data);

}  // namespace kontor::shacl

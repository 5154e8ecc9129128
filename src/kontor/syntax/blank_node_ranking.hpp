// An order for everything in a document that depends on what it says and not on how it was written down.
#pragma once

#include <cstdint>
#include <vector>

#include "kontor/syntax/quad_table.hpp"

namespace kontor::syntax {

// The rank of each term by its number: IRIs in the order of their text, then blank nodes, then literals by text, language
// and datatype. Different terms have different ranks.
//
// Blank nodes are ordered by what stands about them: first by their own ground properties, then by the ranks of the blank
// nodes these lead to, then by what refers to them; only where that leaves two alike, in the order of appearance.
std::vector<std::uint32_t> rank_terms(const QuadTable& table);

}  // namespace kontor::syntax

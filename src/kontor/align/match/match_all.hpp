// Matches many queries on both cores.
#pragma once

#include <vector>

#include "kontor/align/match/matcher.hpp"

namespace kontor::align {

// The matches of the queries, in their order; the same for any number of threads (at least 1).
std::vector<Match> match_all(const Index& index, const std::vector<Query>& queries, const MatchOptions& options,
                             unsigned threads);

}  // namespace kontor::align

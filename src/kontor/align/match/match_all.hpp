// Matches many queries on both cores.
#pragma once

#include <cstddef>
#include <functional>
#include <vector>

#include "kontor/align/match/matcher.hpp"

namespace kontor::align {

// What is done with the match of the query of this number as soon as it is made, by the thread that made it: whoever
// needs many candidates only for a moment lets go of them here.
using Finish = std::function<void(std::size_t, Match&)>;

// The matches of the queries, in their order; the same for any number of threads (at least 1).
std::vector<Match> match_all(const Index& index, const std::vector<Query>& queries, const MatchOptions& options,
                             unsigned threads, const Finish& finish);

}  // namespace kontor::align

// The evidence for a pair of ours and an item as a hash, so that a later run knows whether a person decided on the
// same.
#pragma once

#include <string>

#include "kontor/align/match/candidate.hpp"
#include "kontor/align/match/query.hpp"

namespace kontor::align {

// 16 hexadecimal digits over id, item and the levels of all features; weights do not matter.
std::string evidence_hash(const Query& query, const Index& index, const Candidate& candidate);

}  // namespace kontor::align

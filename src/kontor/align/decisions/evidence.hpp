// The evidence for a pair of ours and an item as a hash, so that a later run knows whether a person decided on the
// same.
#pragma once

#include <string>

#include "kontor/align/match/candidate.hpp"
#include "kontor/align/match/query.hpp"

namespace kontor::align {

// 16 hexadecimal digits over id, item, how well the names fit and what contradicts: country, division, more than 25 km,
// type, identifier. That another index knows less, or the same more exactly, is no new evidence; nor are weights, or how
// large, well known or alone with its name the item is.
std::string evidence_hash(const Query& query, const Index& index, const Candidate& candidate);

}  // namespace kontor::align

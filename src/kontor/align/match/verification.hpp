// Whether a claimed item can be the one: what `kontor align verify` says of each.
#pragma once

#include <string>
#include <string_view>

#include "kontor/align/match/candidate.hpp"
#include "kontor/align/match/claims.hpp"
#include "kontor/align/match/query.hpp"

namespace kontor::align {

enum class Verification {
  confirmed,  // the evidence speaks for the claimed item
  possible,   // it can be the item, but others of its name fit as well, or it lies across a border
  doubtful,   // its names are only similar or written in other characters; or others claim it, too; or the index does
              // not have it, and another item fits for sure, or it has the place and nearly all other items
  wrong,      // the evidence speaks against it
  unknown,    // the index does not have the item
};
inline constexpr std::size_t verifications = 5;

// "confirmed", "possible", "doubtful", "wrong", "unknown".
std::string_view to_string(Verification verification);

struct Verified {
  Verification verification = Verification::unknown;
  std::string reason;
  const Candidate* claimed = nullptr;  // of the match, null if the index does not have it
};

// Judges query.claimed. `match` must come from a matcher with trust_claims off and enough candidates, so that the
// claimed item is among them, and must outlive the result.
Verified verify(const Query& query, const Match& match, const Index& index, const Claims& claims);

}  // namespace kontor::align

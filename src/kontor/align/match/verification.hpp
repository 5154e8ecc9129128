// Whether a claimed item can be the one: what `kontor align verify` says of each.
#pragma once

#include <set>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "kontor/align/match/candidate.hpp"
#include "kontor/align/match/query.hpp"

namespace kontor::align {

enum class Verification {
  confirmed,  // the evidence speaks for the claimed item
  possible,   // it can be the item, but others of its name fit as well
  doubtful,   // its names are only similar; or the index does not have it, and another item fits for
              // sure, or things of other names claim it, too
  wrong,      // the evidence speaks against it
  unknown,    // the index does not have the item
};
inline constexpr std::size_t verifications = 5;

// "confirmed", "possible", "doubtful", "wrong", "unknown".
std::string_view to_string(Verification verification);

// How many things of different names claim each item: at most one of them can be right.
class Claims {
 public:
  explicit Claims(const std::vector<Query>& queries);

  // Different names among those who claim the item; names that sound alike are one.
  std::size_t names(const std::string& item) const;

 private:
  std::unordered_map<std::string, std::set<std::string>> names_;
};

struct Verified {
  Verification verification = Verification::unknown;
  std::string reason;
  const Candidate* claimed = nullptr;  // of the match, null if the index does not have it
};

// Judges query.claimed. `match` must come from a matcher with trust_claims off and enough candidates, so that the
// claimed item is among them, and must outlive the result.
Verified verify(const Query& query, const Match& match, const Index& index, const Claims& claims);

}  // namespace kontor::align

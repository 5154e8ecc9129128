// Whether a claimed item can be the one: what `kontor align verify` says of each.
#pragma once

#include <map>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "kontor/align/match/candidate.hpp"
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

// Who claims each item. Identifiers are filled down spreadsheets by mistake, and found by a name that several places
// have: at most one of them can be right. And how many of the claimed items the index has: if nearly all, one that it
// lacks is odd.
class Claims {
 public:
  Claims(const std::vector<Query>& queries, const Index& index);

  // How a query stands among those who claim the same item. Names that sound alike are one.
  struct Standing {
    std::size_t names = 0;      // different names
    bool first_name = true;     // the query's own came first
    std::size_t of_name = 0;    // how many have the query's name
    bool first_of_name = true;  // the query is the first of these
  };
  Standing standing(const Query& query) const;

  // Of the claims, how many name an item that the index has. 0 to 1.
  double share_known() const { return share_known_; }

 private:
  struct Claimants {
    std::string first_name;
    struct OfName {
      std::size_t count = 0;
      std::string first_id;
    };
    std::map<std::string, OfName> names;
  };
  std::unordered_map<std::string, Claimants> items_;
  double share_known_ = 0;
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

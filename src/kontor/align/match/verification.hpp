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
              // not have it, and another item fits for sure
  wrong,      // the evidence speaks against it
  unknown,    // the index does not have the item
};
inline constexpr std::size_t verifications = 5;

// "confirmed", "possible", "doubtful", "wrong", "unknown".
std::string_view to_string(Verification verification);

// Who claims each item. Identifiers are filled down spreadsheets by mistake, and found by a name that several places
// have: at most one of them can be right.
class Claims {
 public:
  explicit Claims(const std::vector<Query>& queries);

  // How a query stands among those who claim the same item. Names that sound alike are one.
  struct Standing {
    std::size_t names = 0;      // different names
    bool first_name = true;     // the query's own came first
    std::size_t of_name = 0;    // how many have the query's name
    bool first_of_name = true;  // the query is the first of these
  };
  Standing standing(const Query& query) const;

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

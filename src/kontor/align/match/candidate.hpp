// A candidate: an item of the index that may be what a query looks for, with the evidence and its weight.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "kontor/align/index/index.hpp"
#include "kontor/align/match/features.hpp"

namespace kontor::align {

struct Candidate {
  ItemNumber item = 0;
  std::string query_name;          // the pair of names that fits best: ours
  std::optional<NameNumber> name;  // and the item's; none if no name is alike
  FeatureVector features{};
  double log_odds = 0;  // start and features
  double rivals = 0;    // what the other candidates take away, at most 0
  double score = 0;     // 0 to 100: the probability in per cent that it is this item
};

// What is proposed for a query.
enum class State {
  automatic,  // sure enough to be linked without being looked at
  review,     // probable, a person should look
  none,       // nothing fits
  conflict,   // somebody says it is an item that the evidence speaks against
  accepted,   // a person decided
};
inline constexpr std::size_t states = 5;

// "auto", "review", "none", "conflict", "accepted".
std::string_view to_string(State state);

struct Match {
  State state = State::none;
  std::vector<Candidate> candidates;  // best first
  std::size_t proposed = 0;  // how many of them, from the first on, are proposed: none, one, or several that are
                             // to be reviewed because nothing says which of them it is
  std::string reason;        // in words, for states other than auto
};

}  // namespace kontor::align

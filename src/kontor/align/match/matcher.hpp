// Decides which item a query means.
//
//   Matcher matcher(index);
//   const Match match = matcher.match(query);
#pragma once

#include <vector>

#include "kontor/align/match/candidate.hpp"
#include "kontor/align/match/candidate_search.hpp"
#include "kontor/align/match/weights.hpp"

namespace kontor::align {

struct MatchOptions {
  double auto_score = 80;       // from here on an item is linked without being looked at
  double review_score = 62;     // from here on it is proposed
  std::size_t candidates = 10;  // how many are kept
  bool trust_claims = true;     // a claimed item counts as an identifier; not if the claim itself is to be judged
};

// One object serves one thread; the index serves all.
class Matcher {
 public:
  // `index` and `weights` must outlive the matcher.
  explicit Matcher(const Index& index, const MatchOptions& options = {}, const Weights& weights = default_weights());

  // Deterministic: depends on query, index, options and weights alone.
  Match match(const Query& query);

  // All candidates with their features, not yet scored: what calibration needs.
  std::vector<Candidate> collect(const Query& query);

 private:
  void score(std::vector<Candidate>& candidates) const;
  void decide(const Query& query, Match& match) const;
  void decide_without_best(const Query& query, bool claim_known, Match& match) const;
  std::uint8_t identifier_level(const Query& query, ItemNumber number, const ItemView& item) const;
  std::uint8_t neighbour_level(const Query& query, ItemNumber number) const;
  static std::uint8_t service_level(const Query& query, std::string_view item);

  const Index& index_;
  MatchOptions options_;
  const Weights& weights_;
  CandidateSearch search_;
  bool has_wikidata_;
};

}  // namespace kontor::align

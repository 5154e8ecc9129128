// Evidence that only the other candidates of the same name give: of two towns of one name the larger and better known
// one is meant.
#pragma once

#include <vector>

#include "kontor/align/match/candidate.hpp"

namespace kontor::align {

// How candidates of one name are told.
struct NamesakeRules {
  bool wants_wikidata = false;      // the index has items of Wikidata: others are no rivals
  bool has_more_than_core = false;  // ours has brackets or type words: "Frankfurt (Oder)"
};

// Sets Feature::larger, homonyms, known and fame of all candidates of a query.
void weigh_namesakes(const Index& index, const NamesakeRules& rules, std::vector<Candidate>& candidates);

}  // namespace kontor::align

// Matches under the decisions that people made, and what is to be written into the file of decisions.
#pragma once

#include <string>
#include <vector>

#include "kontor/align/decisions/decisions_file.hpp"
#include "kontor/align/match/candidate.hpp"
#include "kontor/align/match/query.hpp"

namespace kontor::align {

// One of several items that fit alike.
struct Alternative {
  std::string item, label, evidence;
  double score = 0;
};

// What holds for one thing of ours after people and the run have spoken.
struct Outcome {
  State state = State::none;
  std::string item;   // empty if there is none, or nothing says which
  std::string label;  // of the item, empty if the index does not know it
  std::string name;   // ours
  std::string reason;
  double score = 0;
  std::string evidence;
  bool stale = false;      // a person decided on other evidence
  std::string decided_by;  // who accepted it; empty if nobody did
  std::vector<Alternative>
      alternatives;  // to be reviewed, if nothing says which of several it is; `item` is empty then
};

// Tells a query what people rejected.
void apply_rejections(const DecisionsFile& decisions, Query& query);

// A person's decision goes before the match.
Outcome decide(const Query& query, const Match& match, const Index& index, const DecisionsFile& decisions);

// Puts proposals and stale marks into the file; `outcomes` belong to the `queries`.
void record(const std::vector<Query>& queries, const std::vector<Outcome>& outcomes, DecisionsFile& decisions);

}  // namespace kontor::align

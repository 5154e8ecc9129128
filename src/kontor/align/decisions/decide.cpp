#include "kontor/align/decisions/decide.hpp"

#include <algorithm>
#include <cstdio>

#include "kontor/align/decisions/evidence.hpp"

namespace kontor::align {
namespace {

constexpr std::string_view run_name = "kontor";  // who a run's lines are by

const Candidate* find_candidate(const Match& match, const Index& index, std::string_view item) {
  for (const Candidate& candidate : match.candidates) {
    if (index.item(candidate.item).id == item) return &candidate;
  }
  return nullptr;
}

void take(const Query& query, const Candidate& candidate, const Index& index, Outcome& outcome) {
  outcome.item = index.item(candidate.item).id;
  outcome.label = index.label(candidate.item);
  outcome.score = candidate.score;
  outcome.evidence = evidence_hash(query, index, candidate);
}

Verdict verdict_of(State state) {
  switch (state) {
    case State::automatic:
      return Verdict::proposed;
    case State::conflict:
      return Verdict::conflict;
    default:
      return Verdict::review;
  }
}

std::string print_score(double score) {
  char text[32];
  std::snprintf(text, sizeof text, "%.1f", score);
  return text;
}

}  // namespace

void apply_rejections(const DecisionsFile& decisions, Query& query) {
  query.rejected = decisions.rejected(query.id);
}

Outcome decide(const Query& query, const Match& match, const Index& index, const DecisionsFile& decisions) {
  Outcome outcome;
  outcome.name = query.names.empty() ? query.id : query.names.front().text;
  const Decision* settled = decisions.settled(query.id);
  if (settled == nullptr) {
    outcome.state = match.state;
    outcome.reason = match.reason;
    if (match.proposed == 1) take(query, match.candidates.front(), index, outcome);
    for (std::size_t i = 0; match.proposed > 1 && i < match.proposed; ++i) {
      const Candidate& candidate = match.candidates[i];
      outcome.alternatives.push_back({std::string(index.item(candidate.item).id),
                                      std::string(index.label(candidate.item)), evidence_hash(query, index, candidate),
                                      candidate.score});
    }
    return outcome;
  }
  // Who turns a run's "auto" into "accept" may leave its name beside it.
  outcome.decided_by = settled->who.empty() || settled->who == run_name ? "a person" : settled->who;
  outcome.reason = "decided by " + outcome.decided_by;
  if (settled->verdict == Verdict::none) return outcome;
  outcome.state = State::accepted;
  outcome.item = settled->item;
  outcome.label = settled->label;  // unless the index has one
  const Candidate* candidate = find_candidate(match, index, settled->item);
  if (candidate != nullptr) take(query, *candidate, index, outcome);
  // That this index does not have the item is no evidence; that it has it and it does not fit at all is.
  const bool known = candidate != nullptr || !index.find_identifier(settled->item).empty();
  outcome.stale = known && !settled->evidence.empty() && settled->evidence != outcome.evidence;
  return outcome;
}

void record(const std::vector<Query>& queries, const std::vector<Outcome>& outcomes, DecisionsFile& decisions) {
  std::vector<std::string> ids;
  std::vector<Decision> proposals;
  ids.reserve(queries.size());
  proposals.reserve(queries.size());
  for (std::size_t i = 0; i < queries.size(); ++i) {
    const Outcome& outcome = outcomes[i];
    ids.push_back(queries[i].id);
    const bool settled = outcome.state == State::accepted || outcome.state == State::none;
    if (settled && !outcome.stale) continue;
    Decision decision;
    decision.id = queries[i].id;
    decision.item = outcome.item;
    decision.verdict = outcome.stale ? Verdict::stale : verdict_of(outcome.state);
    decision.who = run_name;
    decision.note =
        outcome.stale ? "the evidence has changed since " + outcome.decided_by + " decided" : outcome.reason;
    decision.evidence = outcome.evidence;
    decision.score = print_score(outcome.score);
    decision.name = outcome.name;
    decision.label = outcome.label;
    if (outcome.alternatives.empty()) proposals.push_back(decision);
    for (const Alternative& alternative : outcome.alternatives) {
      decision.item = alternative.item;
      decision.evidence = alternative.evidence;
      decision.score = print_score(alternative.score);
      decision.label = alternative.label;
      proposals.push_back(decision);
    }
  }
  decisions.propose(ids, proposals);
}

}  // namespace kontor::align

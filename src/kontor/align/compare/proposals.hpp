// The statements that Wikidata could take over from us: what it lacks of confirmed pairs, never what contradicts it.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "kontor/align/compare/comparison.hpp"
#include "kontor/align/statements/statement.hpp"

namespace kontor::align {

struct ProposalOptions {
  std::optional<WikidataTime> retrieved;  // when we looked at the references (S813); nothing: not said
  std::size_t references = 2;             // per statement at most
};

// For pairs whose relations are confirmed, formal, and have a reference:
//
//   only ours       the statement, at both items for twinnings, with start, end and references
//   one direction   the same at the item that lacks it
//   no date, no reference   the statement that is there, with what it lacks
//
// Nothing for pairs that differ in their start or end, or that Wikidata deprecates: a person has to look there.
std::vector<Statement> propose_statements(const std::vector<Pair>& pairs, const ProposalOptions& options);

}  // namespace kontor::align

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

struct Proposals {
  std::vector<Statement> statements;
  // Items at which nothing is proposed because their statements are not known, each once, in the order of their pairs.
  std::vector<std::string> unseen;
  // Pairs that we have and that nothing is proposed for, by the first reason that holds.
  std::size_t unconfirmed = 0, informal = 0, intended = 0, without_page = 0, contradicted = 0;
};

// For pairs whose relations are confirmed, formal, and have a page that speaks for them:
//
//   only ours       the statement, at both items for twinnings, with start, end and references
//   one direction   the same at the item that lacks it
//   no date, no reference   the statement that is there, with what it lacks
//
// Nothing for pairs that differ in their start or end, or that Wikidata deprecates: a person has to look there. Nothing
// at items whose statements are not known.
Proposals propose_statements(const std::vector<Pair>& pairs, const ProposalOptions& options);

}  // namespace kontor::align

// Our relations against Wikidata's statements, pair by pair.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <unordered_set>
#include <vector>

#include "kontor/align/compare/relation_statement.hpp"

namespace kontor::align {

enum class PairState : std::uint8_t { both, only_ours, only_wikidata };

// What differs although a pair is on both sides; of pairs that one side has alone, what there is to know of it.
enum class Remark : std::uint8_t {
  one_directional,   // Wikidata states it at one of both items only
  date_differs,      // the start, at the coarser precision
  ended_only_ours,   // ended with us, running there
  ended_only_there,  // the other way round
  deprecated,        // all statements have the deprecated rank
  unreferenced,      // no statement has a reference but "imported from"
  no_date,           // we know the start, no statement has one
  informal,          // of pairs that only we have: no twinning in the strict sense, which P190 means
  unconfirmed,       // of pairs that only we have: nobody stands for both items
  uncovered,         // Wikidata may state it at an item whose statements are not known
};
inline constexpr std::size_t remarks = 10;

// "both", "only ours", "only Wikidata"; "one direction", "date differs" …
std::string_view to_string(PairState state);
std::string_view to_string(Remark remark);

// Two items and what is said of them.
struct Pair {
  std::string subject;  // the smaller number of both for twinnings
  std::string object;
  RelationProperty property = RelationProperty::twinned;
  PairState state = PairState::both;
  std::vector<Remark> remarks;                       // in the order of the enumeration
  std::vector<const OurRelation*> ours;              // usually one
  std::vector<const WikidataStatement*> statements;  // in both directions
  bool subject_covered = true;                       // whether the statements of the items are known
  bool object_covered = true;
};

struct CompareOptions {
  // Only pairs of which both items are among these; empty: all.
  std::unordered_set<std::string> items;
  // Statements that are not ours count only where one item (for memberships: the member) is among these; empty: all.
  std::unordered_set<std::string> own;
  const Coverage* coverage = nullptr;  // whose statements are known; null: everybody's
};

// Every pair once, ordered by property, then by the numbers of its items. Relations without both items are not
// compared. Pairs point into the lists, which must outlive them.
std::vector<Pair> compare_relations(const std::vector<OurRelation>& ours,
                                    const std::vector<WikidataStatement>& statements, const CompareOptions& options);

}  // namespace kontor::align

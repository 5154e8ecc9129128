// What both sides say of one relation: our registry (or a table of pairs), and Wikidata with its statements of the
// properties P190 (twinned administrative body) and P463 (member of).
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <unordered_set>
#include <vector>

#include "kontor/align/compare/partial_date.hpp"
#include "kontor/align/statements/statement.hpp"

namespace kontor::align {

enum class RelationProperty : std::uint8_t { twinned, member };  // P190, P463

std::string_view property_id(RelationProperty property);

// A relation of ours between two items. Twinnings hold in both directions, memberships from member to network.
struct OurRelation {
  std::string id;    // local, "relation/hannover-rouen"; of tables "row/1"
  std::string name;  // to read
  std::string subject;
  std::string object;
  RelationProperty property = RelationProperty::twinned;
  bool formal = true;  // a twinning in the strict sense, which P190 means; others are compared but not proposed
  bool ended = false;
  bool active = true;     // neither ended nor merely intended
  bool confirmed = true;  // somebody stands for both items
  std::optional<PartialDate> start;
  std::optional<PartialDate> end;
  std::string start_text;         // as we write it
  std::vector<std::string> urls;  // of pages that speak for it, best first
};

enum class Rank : std::uint8_t { deprecated, normal, preferred };

// One statement of Wikidata.
struct WikidataStatement {
  std::string subject;
  std::string object;
  RelationProperty property = RelationProperty::twinned;
  Rank rank = Rank::normal;
  std::optional<WikidataTime> start;  // P580
  std::optional<WikidataTime> end;    // P582
  bool ended = false;                 // has P582, with or without a value
  bool referenced = false;            // by more than "imported from" (P143) a Wikipedia
  bool details_known = true;          // false for tables of pairs: rank, dates and references are not said
  bool both_directions = false;       // the source does not tell subject and object apart
};

// The items whose statements are known. Of others nothing follows from there being none.
class Coverage {
 public:
  void add(RelationProperty property, std::string item) { items(property).insert(std::move(item)); }
  bool has(RelationProperty property, const std::string& item) const {
    return (property == RelationProperty::twinned ? twinned_ : member_).contains(item);
  }

 private:
  std::unordered_set<std::string>& items(RelationProperty property) {
    return property == RelationProperty::twinned ? twinned_ : member_;
  }
  std::unordered_set<std::string> twinned_;
  std::unordered_set<std::string> member_;
};

}  // namespace kontor::align

// What we look for: a place, country, network or organisation of ours with all that we know of it.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "kontor/align/index/item.hpp"

namespace kontor::align {

// What a reconciliation service thinks of an item for a query.
struct Opinion {
  std::string item;
  std::size_t place = 0;  // among its candidates, from 0
  bool sure = false;      // it calls the candidate a match
};

struct Query {
  std::string id;               // local id, unique within a run
  std::vector<ItemName> names;  // in any language; the first is the one to show
  std::string country;          // ISO 3166-1 alpha-2, empty: unknown
  std::optional<Coordinates> coordinates;
  std::uint64_t population = 0;  // 0: unknown
  PlaceType type = PlaceType::unknown;
  std::string claimed;                   // the item that somebody says it is ("Q1715"), empty: nobody does
  std::vector<std::string> identifiers;  // others that are decisive: "gn:2910831", "ags:03241001"
  std::vector<std::string> rejected;     // items that a person said it is not; they are no candidates
  std::vector<std::string> related;      // items that it should be twinned with or a member of: our own city
  bool service_asked = false;            // a reconciliation service was asked
  std::vector<Opinion> opinions;         // and named these items
};

}  // namespace kontor::align

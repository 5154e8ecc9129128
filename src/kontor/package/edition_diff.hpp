// What has changed between two editions of the published data, record by record.
//
// A record (relation, membership, project, organisation, place) is compared by its own statements, and by those of the
// claims and events that belong to it. What merely follows from other records (who is twinned with whom) is left out.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "kontor/store/lookup.hpp"

namespace kontor::package {

enum class ChangeKind : std::uint8_t { added, changed, ended, removed };

// The values of a property that are in one edition only. Terms are views into the datasets of the editions.
struct PropertyChange {
  std::string_view predicate;
  std::vector<rdf::TermView> before;
  std::vector<rdf::TermView> after;
  bool inside = false;  // what the values themselves say has changed: claims and events
};

struct RecordChange {
  ChangeKind kind = ChangeKind::added;
  std::string_view type;                   // as in IRIs: "relation"
  std::string_view record;                 // the IRI
  std::vector<PropertyChange> properties;  // of changed and ended records, ascending by predicate
};

// By type in the order above, added ones in the order of the new edition, removed ones last. Both datasets must be
// frozen and outlive the result; `base` is what the IRIs of the records start with.
std::vector<RecordChange> compare_editions(const store::Dataset& before, const store::Dataset& after,
                                           std::string_view base);

}  // namespace kontor::package

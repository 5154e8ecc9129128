// Our side of a comparison: the partnerships and memberships of a registry, or a table of pairs.
#pragma once

#include <string>
#include <unordered_map>
#include <vector>

#include "kontor/align/compare/relation_statement.hpp"
#include "kontor/align/decisions/decisions_file.hpp"
#include "kontor/base/diagnostics.hpp"

namespace kontor::align {

struct OurRelations {
  std::vector<OurRelation> relations;
  std::vector<std::string> own;                         // the items whose relations these are
  bool is_table = false;                                // it says nothing of own items: they are the subjects
  std::unordered_map<std::string, std::string> labels;  // of items, as we call them
  std::string modified;                                 // the day of the registry's last change, empty for tables
};

// Reads a registry (JSON or a folder of spreadsheets), or a table with the columns `subject` and `object` ("Q1715";
// also subject_qid and object_qid, qid_a and qid_b, item and partner) and perhaps `start` and `end`.
//
// Items of a registry are those that it claims itself, unless `decisions` (may be null) hold a person's word: then an
// accepted item counts instead, a thing without one has none, and only pairs of accepted items are confirmed. Mistakes
// in the data go to `diagnostics`. Throws Error where reading cannot go on.
OurRelations read_our_relations(const std::string& path, const DecisionsFile* decisions, Diagnostics& diagnostics);

}  // namespace kontor::align

// A mapping to begin with, drafted from a sample of the data, with comments that say what to do next.
#pragma once

#include <string>

#include "kontor/mapping/triples_map.hpp"

namespace kontor::mapping {

enum class DraftForm { rml, yarrrml };

struct DraftOptions {
  DraftForm form = DraftForm::rml;
  std::string path;      // of the data as the mapping shall have it, relative to the mapping
  std::string iterator;  // empty: guessed
  std::string mapping;   // what the mapping will be called, for its comments; empty: like the data
};

// Reads the file at `path` (CSV, TSV, JSON, JSON Lines or XML by its ending, otherwise by its first character). Throws
// Error if it cannot be read or has no records.
std::string draft_mapping(const std::string& path, const DraftOptions& options);

}  // namespace kontor::mapping

// Wikidata's side of a comparison: the statements of P190 and P463 in its JSON (a dump, a slice, an answer of
// wbgetentities), or a table of pairs (pair_table.hpp) of P190.
#pragma once

#include <string>
#include <unordered_map>
#include <unordered_set>
#include <vector>

#include "kontor/align/compare/relation_statement.hpp"
#include "kontor/base/diagnostics.hpp"
#include "kontor/json/value.hpp"

namespace kontor::align {

struct WikidataStatements {
  std::vector<WikidataStatement> statements;
  std::unordered_map<std::string, std::string> labels;  // of the items at which statements stand, English before German
  Coverage coverage;  // of entities; tables of pairs cover the twinnings of the items that they name
};

// Adds the statements of one entity; those without a value are left out. `items`, unless empty, holds what it must be
// about: of other entities only twinnings with one of the items count, since a whole dump has half a million.
void add_statements(const json::Value& entity, const std::unordered_set<std::string>& items, WikidataStatements& out);

// Adds those of a file. Mistakes in the data go to `diagnostics`. Throws Error where reading cannot go on.
void read_statements(const std::string& path, const std::unordered_set<std::string>& items, Diagnostics& diagnostics,
                     WikidataStatements& out);

}  // namespace kontor::align

// What is to be aligned: the places, countries and organisations of a registry, or the rows of a table.
#pragma once

#include <string>
#include <vector>

#include "kontor/align/match/query.hpp"
#include "kontor/base/diagnostics.hpp"

namespace kontor::align {

struct Queries {
  std::vector<Query> queries;
  std::string base;       // where the addresses of a registry's data start, empty for tables
  bool numbered = false;  // the table has no ids: its rows are called by their numbers
};

// Reads a registry (JSON or a folder of spreadsheets) or a table with a header (table_rows.hpp) at `path`, "-" being
// standard input. Local ids are those of the registry with their kind before them ("place/hannover", "country/FR",
// "organisation/eurocities"); of tables the column `id`, else "row/1" and so on. Mistakes in the data go to
// `diagnostics`. Throws Error where reading cannot go on.
Queries read_queries(const std::string& path, Diagnostics& diagnostics);

}  // namespace kontor::align

// Queries whose right answer is known, and how well a matcher does on them.
#pragma once

#include <string>
#include <vector>

#include "kontor/align/match/matcher.hpp"

namespace bench {

// What of a row the matcher is told.
enum class View { name_and_country, coordinates, coordinates_and_population };

struct TruthRow {
  kontor::align::Query query;  // with everything that the row says
  std::string right;           // id; empty: nothing in the index is right
  bool name_in_index = false;
};

// Reads a table with the columns qid (or geonameid), name, country, lat, lon, population, name_in_index.
std::vector<TruthRow> read_truth(const std::string& path);

// The texts of one column of a table with tabs.
std::vector<std::string> read_column(const std::string& path, std::string_view column);

// The row's query with what the view shows of it.
kontor::align::Query shown(const TruthRow& row, View view);

std::string_view to_string(View view);

}  // namespace bench

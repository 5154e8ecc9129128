// From places in the JSON text that a folder of spreadsheets was made into back to the cells.
#pragma once

#include <string_view>
#include <utility>
#include <vector>

#include "kontor/json/value.hpp"
#include "kontor/registry/table_folder.hpp"

namespace kontor::registry {

class CellPlaces {
 public:
  // `root` is the registry of the folder, `text` what json::to_text makes of it.
  CellPlaces(const json::Value& root, std::string_view text, TableFolder folder);

  // The cell of the value that starts at this place of the text, else of the one that starts before it.
  Location locate(Place place) const;

 private:
  TableFolder folder_;
  std::vector<std::pair<Place, std::size_t>> cells_;  // where values start, and their cells; ascending
};

}  // namespace kontor::registry

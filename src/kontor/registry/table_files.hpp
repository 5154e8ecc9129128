// The files of a folder of spreadsheets: which of them are tables, and their texts.
#pragma once

#include <span>
#include <string>
#include <vector>

#include "kontor/base/diagnostics.hpp"

namespace kontor::registry {

struct TableFile {
  std::string name;  // without ".csv"
  std::string path;
  std::string text;  // without a byte order mark
};

// The tables of `folder`, in the order of `known`, their names. Reported are CSV files of other names, and workbooks
// (places.xlsx) that were not saved as CSV. Throws Error if a file cannot be read or is not UTF-8.
std::vector<TableFile> read_table_files(const std::string& folder, std::span<const std::string> known,
                                        Diagnostics& diagnostics);

}  // namespace kontor::registry

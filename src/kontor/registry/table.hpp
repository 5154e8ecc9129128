// One table of a folder of spreadsheets while it is read: its rows, and which of its columns count.
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "kontor/base/diagnostics.hpp"
#include "kontor/base/input_file.hpp"
#include "kontor/source/csv_reader.hpp"

namespace kontor::registry {

class Table {
 public:
  // All three must outlive the table. `file` is a number for whoever reads it. Throws Error if there is no header.
  Table(std::string name, std::uint32_t file, const std::string& path, const std::string& text,
        Diagnostics& diagnostics);

  const std::string& name() const { return name_; }
  std::uint32_t file() const { return file_; }
  const source::CsvReader& rows() const { return rows_; }
  const std::vector<std::string>& columns() const { return rows_.header(); }

  // Reports columns whose names are not among `names` or stand there twice. Their cells do not count, nor do those of
  // a person's own columns, whose names start with '#', and of columns without a name.
  void check_columns(std::span<const std::string_view> names);
  bool counts(std::size_t column) const { return counts_[column]; }

  // Moves to the next row in which a cell counts. Reports cells that no column has a name for, which would be lost.
  bool next();

  // The text of a cell without blanks around it.
  std::string_view field(std::size_t column) const;

  // Reports something about a cell of the current row.
  void error(std::size_t column, std::string message);

 private:
  void report_nameless(std::size_t column);

  std::string name_;
  std::uint32_t file_;
  const std::string& path_;
  const std::string& text_;
  MemorySource source_;
  source::CsvReader rows_;
  Diagnostics& diagnostics_;
  std::vector<bool> counts_;             // per column
  std::vector<bool> reported_nameless_;  // per column, those beyond the last one together
};

}  // namespace kontor::registry

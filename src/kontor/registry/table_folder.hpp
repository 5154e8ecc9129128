// A registry as a folder of spreadsheets, read into the same tree as its JSON form (data/FORMAT.md, "Spreadsheets").
//
//   registry.csv     field;value            the head, one field per row
//   places.csv       id;name.de;aliases     a list of records: a row each; dots lead into objects, " | " parts lists
//   events.csv       kind;id;type;date      a list inside records: kind and id say which record the row belongs to
//
// Which files, columns and types there are says the schema alone.
#pragma once

#include <cstdint>
#include <deque>
#include <map>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "kontor/base/diagnostics.hpp"
#include "kontor/json/value.hpp"
#include "kontor/registry/schema.hpp"
#include "kontor/registry/table.hpp"
#include "kontor/registry/table_files.hpp"

namespace kontor::registry {

class TableFolder {
 public:
  // Whether there is such a folder with a registry.csv in it.
  static bool recognizes(const std::string& path);

  // Reads all tables. Files and columns that the schema does not know, rows that belong to no record and the like are
  // reported to `diagnostics`; throws Error if a file cannot be read. `schema` must outlive the folder.
  TableFolder(std::string path, const Schema& schema, Diagnostics& diagnostics);

  // The registry. The offset of a value in it is no byte but the number of a cell, to be asked with locate().
  json::Value take_root() { return std::move(root_); }

  Location locate(std::size_t cell) const;

 private:
  struct File {
    std::string path;
    std::string text;
    std::vector<std::string> columns;
  };
  struct Cell {
    std::uint32_t file = 0;
    std::uint32_t column = 0;  // an index into File::columns
    std::uint32_t line = 0;    // 0: no place
    std::uint32_t byte = 0;    // in the line, 1-based
  };
  static constexpr std::uint32_t whole_row = UINT32_MAX;  // a Cell's column

  void read_table(TableFile file, Diagnostics& diagnostics);
  void read_head(Table& table);
  void read_records(Table& table, const Schema& record);
  void read_nested(Table& table);
  void report_no_record(Table& table, std::size_t kind_at, std::size_t id_at) const;
  bool set_value(json::Value& object, const Schema& schema, std::string_view path, Table& table, std::size_t column);
  json::Value typed_value(std::string_view text, const Schema& schema, std::size_t cell) const;
  json::Value list(std::string_view text, const Schema& items, std::size_t cell) const;
  std::size_t add_cell(const Table& table, std::size_t column);
  std::size_t add_row(const Table& table);
  void collect_columns(const Schema& schema, const std::string& prefix, std::vector<std::string>& out) const;
  void check_columns(Table& table, const Schema& schema, std::span<const std::string_view> others) const;

  std::string path_;
  const Schema& schema_;
  std::deque<File> files_;  // tables hold on to their texts
  std::vector<Cell> cells_;
  json::Value root_;
  // Where a record stands: list of the registry and index in it, by kind and id.
  std::map<std::string, std::pair<std::string, std::size_t>, std::less<>> records_;
};

}  // namespace kontor::registry

// Whether CSVW metadata and their tables agree (W3C Recommendations "Metadata Vocabulary for Tabular Data" and "Model
// for Tabular Data and Metadata on the Web", 2015):
//
//   csvw_tool FOLDER      reads FOLDER/csv-metadata.json and every table that it names
//
// Only properties that the vocabulary has may be used; every table must be there, with the columns of its schema; cells
// must be values of their datatypes; primary keys must be unique; about and value URLs must be absolute; a foreign key
// must be found in the table that it refers to. Prints what is wrong; exit status 1 if anything is.
#include <algorithm>
#include <cstdio>
#include <map>
#include <set>
#include <string>
#include <vector>

#include "kontor/base/error.hpp"
#include "kontor/base/input_file.hpp"
#include "kontor/base/utf8.hpp"
#include "kontor/json/value.hpp"
#include "kontor/rdf/iri.hpp"
#include "kontor/xsd/datatype.hpp"
#include "kontor/xsd/value.hpp"

using namespace kontor;

namespace {

using Row = std::vector<std::string>;

int wrong_count = 0;

void wrong(const std::string& where, const std::string& what) {
  if (++wrong_count <= 50) std::printf("%s: %s\n", where.c_str(), what.c_str());
}

// The default dialect: commas, double quotes doubled, one header row.
std::vector<Row> parse_csv(const std::string& text) {
  std::vector<Row> rows(1, Row(1));
  bool quoted = false;
  for (std::size_t i = 0; i < text.size(); ++i) {
    const char c = text[i];
    if (c == '"') {
      if (quoted && i + 1 < text.size() && text[i + 1] == '"')
        rows.back().back() += text[++i];
      else
        quoted = !quoted;
    } else if (!quoted && c == ',') {
      rows.back().emplace_back();
    } else if (!quoted && c == '\n') {
      rows.emplace_back(1);
    } else if (quoted || c != '\r') {
      rows.back().back() += c;
    }
  }
  if (rows.back() == Row(1)) rows.pop_back();
  return rows;
}

void check_names(const std::string& where, const json::Value& object, const std::set<std::string_view>& known) {
  for (const json::Member& member : object.object()) {
    const bool is_common = member.name.find(':') != std::string::npos;  // dc:title
    if (!is_common && known.count(member.name) == 0) wrong(where, "unknown property '" + member.name + "'");
  }
}

std::string text_of(const json::Value& object, std::string_view name, const std::string& otherwise = {}) {
  const json::Value* value = object.find(name);
  return value == nullptr ? otherwise : value->string();
}

struct Column {
  std::string name, datatype, separator, value_url;
  bool required = false;
};

struct Table {
  std::string url;
  std::vector<Column> columns;
  std::vector<Row> rows;  // without the header
  std::size_t column(const std::string& name) const {
    return static_cast<std::size_t>(
        std::find_if(columns.begin(), columns.end(), [&](const Column& c) { return c.name == name; }) -
        columns.begin());
  }
};

std::vector<std::string> split(const std::string& text, const std::string& separator) {
  std::vector<std::string> parts;
  if (text.empty()) return parts;
  if (separator.empty()) return {text};
  std::size_t begin = 0;
  for (std::size_t at = text.find(separator); at != std::string::npos; at = text.find(separator, begin)) {
    parts.push_back(text.substr(begin, at - begin));
    begin = at + separator.size();
  }
  parts.push_back(text.substr(begin));
  return parts;
}

Column read_column(const std::string& where, const json::Value& json) {
  check_names(where, json,
              {"name", "titles", "datatype", "lang", "separator", "propertyUrl", "valueUrl", "suppressOutput",
               "required", "aboutUrl", "null"});
  Column column;
  column.name = text_of(json, "name");
  const bool is_variable =
      !column.name.empty() && column.name.front() != '_' &&
      std::all_of(column.name.begin(), column.name.end(), [](char c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_';
      });
  if (!is_variable) wrong(where, "'" + column.name + "' is no name of a column (RFC 6570, 2.3)");
  column.datatype = text_of(json, "datatype", "string");
  const std::string iri = "http://www.w3.org/2001/XMLSchema#" + column.datatype;
  if (xsd::find_datatype(iri) == xsd::Datatype::none) wrong(where, "unknown datatype '" + column.datatype + "'");
  column.separator = text_of(json, "separator");
  column.value_url = text_of(json, "valueUrl");
  const json::Value* required = json.find("required");
  column.required = required != nullptr && required->boolean();
  return column;
}

// The expansion of "{+name}", all that the tables use of URI templates (RFC 6570, 3.2.3).
void check_template(const std::string& where, const std::string& text, const Table& table, const Row& row) {
  const bool is_one = text.size() > 3 && text.substr(0, 2) == "{+" && text.back() == '}';
  const std::size_t column = is_one ? table.column(text.substr(2, text.size() - 3)) : table.columns.size();
  if (column == table.columns.size()) return wrong(where, "cannot expand '" + text + "'");
  const std::string& value = row[column];
  if (!value.empty() && !rdf::has_scheme(value)) wrong(where, "'" + value + "' is not absolute");
}

void check_rows(const json::Value& schema, const Table& table) {
  const std::size_t key = table.column(text_of(schema, "primaryKey"));
  if (key == table.columns.size()) return wrong(table.url, "the primary key is no column");
  std::set<std::string> keys;
  for (std::size_t i = 0; i < table.rows.size(); ++i) {
    const Row& row = table.rows[i];
    const std::string where = table.url + ", row " + std::to_string(i + 1);
    if (row.size() != table.columns.size()) {
      wrong(where, std::to_string(row.size()) + " cells for " + std::to_string(table.columns.size()) + " columns");
      continue;
    }
    if (row[key].empty() || !keys.insert(row[key]).second)
      wrong(where, "the primary key '" + row[key] + "' is empty or there twice");
    check_template(where, text_of(schema, "aboutUrl"), table, row);
    for (std::size_t k = 0; k < row.size(); ++k) {
      const Column& column = table.columns[k];
      if (column.required && row[k].empty()) wrong(where, "'" + column.name + "' is required");
      const xsd::Datatype datatype = xsd::find_datatype("http://www.w3.org/2001/XMLSchema#" + column.datatype);
      for (const std::string& value : split(row[k], column.separator)) {
        if (value.empty() || !xsd::is_valid(value, datatype))
          wrong(where, "'" + value + "' is no " + column.datatype + " (" + column.name + ")");
      }
      if (!column.value_url.empty()) check_template(where, column.value_url, table, row);
    }
  }
}

void check_foreign_keys(const json::Value& schema, const Table& table, const std::map<std::string, Table>& tables) {
  const json::Value* keys = schema.find("foreignKeys");
  if (keys == nullptr) return;
  for (const json::Value& key : keys->array()) {
    const std::string name = text_of(key, "columnReference");
    const json::Value& reference = *key.find("reference");
    const auto other = tables.find(text_of(reference, "resource"));
    const std::size_t column = table.column(name);
    if (other == tables.end() || column == table.columns.size()) {
      wrong(table.url, "the foreign key '" + name + "' leads nowhere");
      continue;
    }
    const std::size_t target = other->second.column(text_of(reference, "columnReference"));
    std::set<std::string> known;
    for (const Row& row : other->second.rows) known.insert(row.at(target));
    for (const Row& row : table.rows) {
      if (!row[column].empty() && known.count(row[column]) == 0)
        wrong(table.url, "'" + row[column] + "' (" + name + ") is not in " + other->first);
    }
  }
}

Table read_table(const std::string& folder, const json::Value& json) {
  Table table;
  table.url = text_of(json, "url");
  check_names(table.url, json, {"url", "tableSchema"});
  const json::Value& schema = *json.find("tableSchema");
  check_names(table.url, schema, {"aboutUrl", "primaryKey", "columns", "foreignKeys"});
  std::set<std::string> names;
  for (const json::Value& column : schema.find("columns")->array()) {
    table.columns.push_back(read_column(table.url, column));
    if (!names.insert(table.columns.back().name).second)
      wrong(table.url, "two columns '" + table.columns.back().name + "'");
  }
  const std::string text = read_file(folder + "/" + table.url);
  if (find_invalid_utf8(text) != std::string::npos) wrong(table.url, "not in UTF-8");
  table.rows = parse_csv(text);
  Row header;
  for (const Column& column : table.columns) header.push_back(column.name);
  if (table.rows.empty() || table.rows.front() != header)
    wrong(table.url, "its header differs from the names of the columns");
  else
    table.rows.erase(table.rows.begin());
  return table;
}

int check(const std::string& folder) {
  const json::Value root = json::parse(read_file(folder + "/csv-metadata.json"));
  if (text_of(root, "@context") != "http://www.w3.org/ns/csvw")
    wrong("csv-metadata.json", "it has not the context of CSVW");
  check_names("csv-metadata.json", root, {"@context", "tables"});
  std::map<std::string, Table> tables;
  std::size_t rows = 0;
  for (const json::Value& json : root.find("tables")->array()) {
    Table table = read_table(folder, json);
    rows += table.rows.size();
    tables.emplace(table.url, std::move(table));
  }
  for (const json::Value& json : root.find("tables")->array()) {
    const Table& table = tables.at(text_of(json, "url"));
    check_rows(*json.find("tableSchema"), table);
    check_foreign_keys(*json.find("tableSchema"), table, tables);
  }
  std::printf("%zu tables, %zu rows, %d faults\n", tables.size(), rows, wrong_count);
  return wrong_count == 0 && rows > 0 ? 0 : 1;
}

}  // namespace

int main(int argc, char** argv) {
  try {
    if (argc != 2) throw Error("usage: csvw_tool FOLDER");
    return check(argv[1]);
  } catch (const std::exception& error) {
    std::fprintf(stderr, "csvw_tool: %s\n", error.what());
    return 2;
  }
}

#include "kontor/package/csv_dump.hpp"

#include <algorithm>
#include <array>
#include <map>
#include <memory>
#include <string_view>
#include <vector>

#include "kontor/base/csv_field.hpp"
#include "kontor/json/json_writer.hpp"
#include "kontor/package/rdf_dumps.hpp"
#include "kontor/package/table.hpp"

namespace kontor::package {
namespace {

constexpr std::string_view folder_path = "data/csv/";
// What parts the values of a list: the first that no value of the column has. CSV on the Web knows no escape.
constexpr std::array<std::string_view, 4> separators = {"|", ";", "¦", "␟"};

// The separator of each column that holds lists, if it is not the first.
using Separators = std::map<const Column*, std::string_view>;

std::string_view separator_of(const Separators& chosen, const Column& column) {
  const auto found = chosen.find(&column);
  return found == chosen.end() ? separators.front() : found->second;
}

void choose_separators(TableReader& reader, const Table& table, Separators& chosen) {
  std::vector<std::array<bool, separators.size()>> taken(table.columns.size());
  for (const store::TermId record : reader.records()) {
    const std::vector<Cell>& cells = reader.read(record);
    for (std::size_t i = 0; i < cells.size(); ++i) {
      if (!table.columns[i].is_list) continue;
      for (const std::string_view value : cells[i]) {
        for (std::size_t s = 0; s < separators.size(); ++s) {
          if (value.find(separators[s]) != std::string_view::npos) taken[i][s] = true;
        }
      }
    }
  }
  for (std::size_t i = 0; i < taken.size(); ++i) {
    const auto free = static_cast<std::size_t>(std::find(taken[i].begin(), taken[i].end(), false) - taken[i].begin());
    if (free > 0 && free < separators.size()) chosen[&table.columns[i]] = separators[free];
  }
}

void write_rows(TableReader& reader, const Table& table, const Separators& chosen, ByteSink& file) {
  std::string line;
  for (const Column& column : table.columns) line.append(line.empty() ? "" : ",").append(column.name);
  file.write(line + "\r\n");
  std::string field;
  for (const store::TermId record : reader.records()) {
    line.clear();
    const std::vector<Cell>& cells = reader.read(record);
    for (std::size_t i = 0; i < cells.size(); ++i) {
      const Cell& cell = cells[i];
      if (i > 0) line += ',';
      if (cell.size() == 1) {
        append_csv_field(line, cell.front());
        continue;
      }
      field.clear();
      const std::string_view separator = separator_of(chosen, table.columns[i]);
      for (const std::string_view value : cell) field.append(field.empty() ? "" : separator).append(value);
      append_csv_field(line, field);
    }
    file.write(line += "\r\n");
  }
}

// Writes csv-metadata.json.
class MetadataWriter {
 public:
  MetadataWriter(const dcat::Catalog& catalog, const Separators& chosen, ByteSink& file)
      : catalog_(catalog), chosen_(chosen), json_(file, json::Layout::pretty) {}

  void write(const std::vector<const Table*>& tables) {
    json_.begin_object();
    member("@context", "http://www.w3.org/ns/csvw");
    json_.key("dc:title");
    json_.begin_array();
    for (const rdf::Term& title : catalog_.title) text(title.text(), title.language());
    json_.end_array();
    if (!catalog_.licence.empty()) reference("dc:license", catalog_.licence);
    reference("dc:publisher", catalog_.publisher.iri);
    reference("dc:isPartOf", catalog_.dataset);
    json_.key("dc:modified");
    json_.begin_object();
    member("@value", catalog_.modified.text());
    member("@type", "date");
    json_.end_object();
    json_.key("tables");
    json_.begin_array();
    for (const Table* table : tables) write_table(*table, tables);
    json_.end_array();
    json_.end_object();
    json_.finish();
  }

 private:
  void member(std::string_view name, std::string_view value) {
    json_.key(name);
    json_.string(value);
  }
  void text(std::string_view value, std::string_view language) {
    json_.begin_object();
    member("@value", value);
    member("@language", language);
    json_.end_object();
  }
  void reference(std::string_view name, std::string_view iri) {
    json_.key(name);
    json_.begin_object();
    member("@id", iri);
    json_.end_object();
  }

  void write_table(const Table& table, const std::vector<const Table*>& all) {
    json_.begin_object();
    member("url", table.name + ".csv");
    json_.key("dc:title");
    json_.begin_array();
    text(table.title_de, "de");
    text(table.title_en, "en");
    json_.end_array();
    json_.key("tableSchema");
    json_.begin_object();
    member("aboutUrl", "{+iri}");
    member("primaryKey", "id");
    json_.key("columns");
    json_.begin_array();
    for (const Column& column : table.columns) write_column(column);
    json_.end_array();
    write_foreign_keys(table, all);
    json_.end_object();
    json_.end_object();
  }

  // Only of columns with one value: a cell with several is one list, which is no key of another table.
  void write_foreign_keys(const Table& table, const std::vector<const Table*>& all) {
    std::vector<const Column*> keys;
    for (const Column& column : table.columns) {
      const bool is_written =
          std::any_of(all.begin(), all.end(), [&](const Table* t) { return t->name == column.refers; });
      if (is_written && !column.is_list) keys.push_back(&column);
    }
    if (keys.empty()) return;
    json_.key("foreignKeys");
    json_.begin_array();
    for (const Column* column : keys) {
      json_.begin_object();
      member("columnReference", column->name);
      json_.key("reference");
      json_.begin_object();
      member("resource", column->refers + ".csv");
      member("columnReference", "id");
      json_.end_object();
      json_.end_object();
    }
    json_.end_array();
  }

  // Only columns that hold the values of one property say so; the others are there for people, and readers that make
  // RDF of the table leave them out.
  void write_column(const Column& column) {
    const bool is_property = column.path.size() == 1 && !column.path.front().inverse && column.take != Take::name;
    json_.begin_object();
    member("name", column.name);
    json_.key("titles");
    json_.begin_object();
    member("und", column.name);
    member("de", column.title_de);
    member("en", column.title_en);
    json_.end_object();
    if (column.name == "id") {
      json_.key("required");
      json_.boolean(true);
    }
    member("datatype", !column.datatype.empty() ? column.datatype : column.take == Take::iri ? "anyURI" : "string");
    if (!column.language.empty()) member("lang", column.language);
    if (column.is_list) member("separator", separator_of(chosen_, column));
    if (is_property) {
      member("propertyUrl", column.path.front().predicate);
      if (column.take == Take::iri && !column.is_list) member("valueUrl", "{+" + column.name + "}");
    } else {
      json_.key("suppressOutput");
      json_.boolean(true);
    }
    json_.end_object();
  }

  const dcat::Catalog& catalog_;
  const Separators& chosen_;
  json::Writer json_;
};

}  // namespace

std::vector<dcat::Distribution> write_csv_dump(const Publication& publication, const dcat::Catalog& catalog,
                                               OutputFolder& folder) {
  std::vector<dcat::Distribution> distributions;
  std::vector<const Table*> written;
  Separators chosen;
  for (const Table& table : tables()) {
    TableReader reader(publication, table, catalog.base);
    if (reader.records().empty()) continue;
    dcat::Distribution distribution;
    distribution.path = std::string(folder_path) + table.name + ".csv";
    distribution.title = bilingual("Tabelle (CSV): " + table.title_de, "Table (CSV): " + table.title_en);
    distribution.media_type = "text/csv";
    distribution.file_type = "CSV";
    distribution.conforms_to = {"http://www.w3.org/TR/tabular-metadata/"};
    const std::unique_ptr<ByteSink> file = folder.open(distribution.path);
    choose_separators(reader, table, chosen);
    write_rows(reader, table, chosen, *file);
    file->finish();
    measure(distribution, folder);
    distributions.push_back(std::move(distribution));
    written.push_back(&table);
  }
  const std::unique_ptr<ByteSink> file = folder.open(std::string(folder_path) + "csv-metadata.json");
  MetadataWriter(catalog, chosen, *file).write(written);
  file->finish();
  return distributions;
}

}  // namespace kontor::package

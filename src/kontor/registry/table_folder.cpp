#include "kontor/registry/table_folder.hpp"

#include <algorithm>
#include <array>
#include <filesystem>
#include <set>
#include <utility>

#include "kontor/base/source_text.hpp"
#include "kontor/base/suggest.hpp"
#include "kontor/registry/cell_text.hpp"

namespace kontor::registry {
namespace {

namespace fs = std::filesystem;

constexpr std::string_view head_name = "registry";
constexpr std::string_view kind_column = "kind";
constexpr std::string_view id_column = "id";

// The kind of id that the items of a list of records declare, empty if they declare none.
std::string_view record_kind(const Schema* list) {
  const Schema* id = list == nullptr || list->items == nullptr ? nullptr : list->items->find(id_column);
  return id == nullptr ? std::string_view() : std::string_view(id->id_kind);
}

bool is_list_of_objects(const Schema* schema) {
  return schema != nullptr && schema->type == Type::array && schema->items != nullptr &&
         schema->items->type == Type::object;
}

std::string record_key(std::string_view kind, std::string_view id) {
  return std::string(kind) + '\n' + std::string(id);
}

}  // namespace

bool TableFolder::recognizes(const std::string& path) {
  std::error_code code;
  return fs::is_regular_file(fs::path(path) / (std::string(head_name) + ".csv"), code);
}

TableFolder::TableFolder(std::string path, const Schema& schema, Diagnostics& diagnostics)
    : path_(std::move(path)), schema_(schema), cells_(1), root_(json::Object()) {
  std::vector<std::string> known = {std::string(head_name)};
  std::vector<std::string> nested;
  for (const Property& property : schema.properties) {
    if (record_kind(property.schema).empty()) continue;
    known.push_back(property.name);
    for (const Property& part : property.schema->items->properties) {
      const bool seen = std::find(nested.begin(), nested.end(), part.name) != nested.end();
      if (is_list_of_objects(part.schema) && !seen) nested.push_back(part.name);
    }
  }
  known.insert(known.end(), nested.begin(), nested.end());

  for (TableFile& file : read_table_files(path_, known, diagnostics)) read_table(std::move(file), diagnostics);
}

void TableFolder::read_table(TableFile file, Diagnostics& diagnostics) {
  const auto number = static_cast<std::uint32_t>(files_.size());
  files_.push_back({std::move(file.path), std::move(file.text), {}});
  Table table(std::move(file.name), number, files_.back().path, files_.back().text, diagnostics);
  files_.back().columns = table.columns();
  const Schema* list = schema_.find(table.name());
  if (table.name() == head_name) {
    read_head(table);
  } else if (!record_kind(list).empty()) {
    read_records(table, *list->items);
  } else {
    read_nested(table);
  }
}

void TableFolder::read_head(Table& table) {
  const Schema* head = schema_.find(head_name);
  const auto field = table.rows().column("field");
  const auto value = table.rows().column("value");
  if (head == nullptr || !field || !value) {
    throw Error("expected the columns 'field' and 'value'", {files_[table.file()].path, {1, 1}, {}});
  }
  constexpr std::array<std::string_view, 2> columns = {"field", "value"};
  table.check_columns(columns);
  json::Value object{json::Object()};
  object.set_offset(add_cell(table, *field));
  std::vector<std::string> names;
  collect_columns(*head, "", names);
  std::set<std::string, std::less<>> seen;
  while (table.next()) {
    const std::string_view path = table.field(*field);
    if (table.field(*value).empty()) continue;
    if (!seen.emplace(path).second) {
      table.error(*field, "field '" + std::string(path) + "' appears twice, which of the two is meant?");
      continue;
    }
    if (!set_value(object, *head, path, table, *value)) {
      const std::vector<std::string_view> candidates(names.begin(), names.end());
      table.error(*field, "unknown field '" + std::string(path) + "'" + suggestion(path, candidates));
    }
  }
  root_.object().set(head_name, std::move(object));
}

void TableFolder::read_records(Table& table, const Schema& record) {
  check_columns(table, record, {});
  const std::string kind = record.find(id_column)->id_kind;
  const auto id = table.rows().column(id_column);
  json::Array records;
  while (table.next()) {
    json::Value object{json::Object()};
    object.set_offset(add_row(table));
    for (std::size_t column = 0; column < table.columns().size(); ++column) {
      if (table.counts(column)) set_value(object, record, table.columns()[column], table, column);
    }
    if (id) records_.emplace(record_key(kind, table.field(*id)), std::pair(table.name(), records.size()));
    records.push_back(std::move(object));
  }
  if (records.empty()) return;
  json::Value list(std::move(records));
  list.set_offset(list.array().front().offset());
  root_.object().set(table.name(), std::move(list));
}

void TableFolder::read_nested(Table& table) {
  const auto kind = table.rows().column(kind_column);
  const auto id = table.rows().column(id_column);
  if (!kind || !id) {
    throw Error("expected the columns 'kind' and 'id', which say what record a row belongs to",
                {files_[table.file()].path, {1, 1}, {}});
  }
  bool columns_checked = false;
  while (table.next()) {
    const auto owner = records_.find(record_key(table.field(*kind), table.field(*id)));
    if (owner == records_.end()) {
      report_no_record(table, *kind, *id);
      continue;
    }
    const auto& [list_name, index] = owner->second;
    const Schema* list = schema_.find(list_name)->items->find(table.name());
    if (!is_list_of_objects(list)) {
      table.error(*kind, "a " + std::string(table.field(*kind)) + " has no " + table.name());
      continue;
    }
    constexpr std::array<std::string_view, 2> owner_columns = {kind_column, id_column};
    if (!columns_checked) check_columns(table, *list->items, owner_columns);
    columns_checked = true;
    json::Value row{json::Object()};
    row.set_offset(add_row(table));
    for (std::size_t column = 0; column < table.columns().size(); ++column) {
      if (!table.counts(column) || column == *kind || column == *id) continue;
      set_value(row, *list->items, table.columns()[column], table, column);
    }
    json::Object& record = root_.object().find(list_name)->array()[index].object();
    json::Value& rows = record[table.name()];
    if (rows.is_null()) {
      const std::size_t cell = row.offset();
      rows = json::Value(json::Array());
      rows.set_offset(cell);
    }
    rows.array().push_back(std::move(row));
  }
}

// The row's kind and id name no record: the kind may be none, or the id.
void TableFolder::report_no_record(Table& table, std::size_t kind_at, std::size_t id_at) const {
  const std::string_view kind = table.field(kind_at);
  const std::string_view id = table.field(id_at);
  std::vector<std::string_view> kinds;
  std::vector<std::string_view> ids;
  for (const auto& [key, record] : records_) {
    const std::string_view known = std::string_view(key).substr(0, key.find('\n'));
    if (kinds.empty() || kinds.back() != known) kinds.push_back(known);
    if (known == kind) ids.push_back(std::string_view(key).substr(known.size() + 1));
  }
  if (ids.empty()) {
    table.error(kind_at, "no records of the kind '" + std::string(kind) + "'" + suggestion(kind, kinds));
  } else {
    table.error(id_at, "no " + std::string(kind) + " '" + std::string(id) + "'" + suggestion(id, ids));
  }
}

// Sets the cell's value at `path` inside `object`; false if the schema knows no such path. An empty cell sets nothing.
bool TableFolder::set_value(json::Value& object, const Schema& schema, std::string_view path, Table& table,
                            std::size_t column) {
  json::Value* target = &object;
  const Schema* node = &schema;
  const std::string_view text = table.field(column);
  const std::size_t cell = text.empty() ? 0 : add_cell(table, column);
  for (;;) {
    const std::size_t dot = path.find('.');
    const std::string_view name = path.substr(0, dot);
    node = node->find(name);
    if (node == nullptr) return false;
    if (dot == std::string_view::npos) {
      if (is_list_of_objects(node) || node->type == Type::object) return false;
      if (text.empty()) return true;
      target->object().append(std::string(name), cell, typed_value(text, *node, cell));
      return true;
    }
    if (!text.empty()) {
      json::Value& inner = target->object()[name];
      if (inner.is_null()) {
        inner = json::Value(json::Object());
        inner.set_offset(cell);
      }
      target = &inner;
    }
    path.remove_prefix(dot + 1);
  }
}

json::Value TableFolder::typed_value(std::string_view text, const Schema& schema, std::size_t cell) const {
  json::Value value;
  if (schema.type == Type::array && schema.items != nullptr) {
    value = list(text, *schema.items, cell);
  } else if (schema.type == Type::number || schema.type == Type::integer) {
    // 60.000 may be sixty thousand. Where numbers have bounds, as coordinates do, none has thousands.
    const bool unclear = !schema.maximum && has_thousands(text);
    const auto number = unclear ? std::nullopt : json_number(text);
    value = number ? json::Value::number(*number) : json::Value(text);
  } else if (schema.type == Type::boolean && (text == "true" || text == "false")) {
    value = json::Value(text == "true");
  } else {
    value = json::Value(schema.format == StringFormat::date_edtf ? iso_day(text) : std::string(text));
  }
  value.set_offset(cell);
  return value;
}

json::Value TableFolder::list(std::string_view text, const Schema& items, std::size_t cell) const {
  json::Array parts;
  for (const std::string& part : split_cell(text)) parts.push_back(typed_value(part, items, cell));
  return json::Value(std::move(parts));
}

std::size_t TableFolder::add_cell(const Table& table, std::size_t column) {
  const source::CsvReader& rows = table.rows();
  const std::size_t shown = std::min(column, rows.fields().empty() ? 0 : rows.fields().size() - 1);
  const Place place = rows.place(shown);
  cells_.push_back({table.file(), static_cast<std::uint32_t>(column), static_cast<std::uint32_t>(place.line),
                    static_cast<std::uint32_t>(place.column)});
  return cells_.size() - 1;
}

std::size_t TableFolder::add_row(const Table& table) {
  const std::size_t cell = add_cell(table, 0);
  cells_.back().column = whole_row;
  return cell;
}

// The columns that a table may have: paths to everything that is no object and no list of objects.
void TableFolder::collect_columns(const Schema& schema, const std::string& prefix,
                                  std::vector<std::string>& out) const {
  for (const Property& property : schema.properties) {
    if (property.schema->type == Type::object) {
      collect_columns(*property.schema, prefix + property.name + ".", out);
    } else if (!is_list_of_objects(property.schema)) {
      out.push_back(prefix + property.name);
    }
  }
}

// Reports columns that no record of this schema can have.
void TableFolder::check_columns(Table& table, const Schema& schema, std::span<const std::string_view> others) const {
  std::vector<std::string> names;
  collect_columns(schema, "", names);
  std::vector<std::string_view> candidates(others.begin(), others.end());
  candidates.insert(candidates.end(), names.begin(), names.end());
  table.check_columns(candidates);
}

Location TableFolder::locate(std::size_t number) const {
  const Cell& cell = cells_[std::min(number, cells_.size() - 1)];
  if (cell.line == 0) return {path_, {}, {}};
  const File& file = files_[cell.file];
  Location location = SourceText(file.path, file.text).location(Place{cell.line, cell.byte});
  if (cell.column < file.columns.size()) location.column_name = file.columns[cell.column];
  return location;
}

}  // namespace kontor::registry

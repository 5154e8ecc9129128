#include <algorithm>
#include <string>

#include "kontor/align/report/text_table.hpp"
#include "kontor/align/statements/quickstatements_text.hpp"
#include "kontor/align/statements/quickstatements_value.hpp"
#include "kontor/base/error.hpp"
#include "kontor/base/input_file.hpp"
#include "kontor/source/csv_reader.hpp"

namespace kontor::align {
namespace {

// The columns of one property: its own, those of its qualifiers and those of its references.
struct Group {
  std::string property;
  std::vector<std::string> qualifiers;  // properties, each as often as one statement has it
  std::vector<std::string> sources;
};

// Makes `columns` hold all of the snaks' properties, repeated ones repeatedly.
void widen(std::vector<std::string>& columns, const std::vector<Snak>& snaks) {
  for (const Snak& snak : snaks) {
    const auto same = [&snak](const std::string& name) { return name == snak.property; };
    const auto needed = std::count_if(snaks.begin(), snaks.end(),
                                      [&snak](const Snak& other) { return other.property == snak.property; });
    while (std::count_if(columns.begin(), columns.end(), same) < needed) columns.push_back(snak.property);
  }
}

std::vector<Group> groups_of(const std::vector<Statement>& statements) {
  std::vector<Group> groups;
  for (const Statement& statement : statements) {
    auto group = std::find_if(groups.begin(), groups.end(),
                              [&statement](const Group& known) { return known.property == statement.property; });
    if (group == groups.end()) group = groups.insert(groups.end(), Group{statement.property, {}, {}});
    widen(group->qualifiers, statement.qualifiers);
    for (const Reference& reference : statement.references) widen(group->sources, reference);
  }
  return groups;
}

// The values of the snaks under the columns, empty where there is none.
void append_cells(TextTable::Row& row, const std::vector<std::string>& columns, const std::vector<Snak>* snaks) {
  std::vector<bool> used(snaks == nullptr ? 0 : snaks->size());
  for (const std::string& column : columns) {
    std::string cell;
    for (std::size_t i = 0; i < used.size(); ++i) {
      if (used[i] || (*snaks)[i].property != column) continue;
      cell = print_quickstatements_value((*snaks)[i].value);
      used[i] = true;
      break;
    }
    row.push_back(std::move(cell));
  }
}

TextTable::Row row_of(const Statement& statement, const Reference* reference, const std::vector<Group>& groups) {
  TextTable::Row row{statement.subject};
  for (const Group& group : groups) {
    const bool own = group.property == statement.property;
    row.push_back(own ? print_quickstatements_value(statement.value) : std::string());
    append_cells(row, group.qualifiers, own ? &statement.qualifiers : nullptr);
    append_cells(row, group.sources, own ? reference : nullptr);
  }
  return row;
}

enum class ColumnKind { subject, statement, qualifier, source };

struct Column {
  ColumnKind kind;
  std::string property;
};

Column column_of(const std::string& name, const source::CsvReader& reader) {
  if (name == "qid") return {ColumnKind::subject, {}};
  if (is_entity_id(name, "P")) return {ColumnKind::statement, name};
  std::string property = name.starts_with("qal") ? "P" + name.substr(3) : name;
  if (is_entity_id(property, "P")) return {ColumnKind::qualifier, std::move(property)};
  if (!property.empty() && (property[0] == 'S' || property[0] == 's')) property[0] = 'P';
  if (is_entity_id(property, "P")) return {ColumnKind::source, std::move(property)};
  throw Error("unknown column '" + name + "', expected qid, P190, qal580, S854 or their like", reader.location({1, 1}));
}

Value value_of(std::string_view cell, std::size_t field, const source::CsvReader& reader) {
  std::optional<Value> value = parse_quickstatements_value(cell);
  if (!value) throw Error("'" + std::string(cell) + "' is no value", reader.location(reader.place(field)));
  return *std::move(value);
}

}  // namespace

std::string print_quickstatements_csv(const std::vector<Statement>& statements) {
  const std::vector<Group> groups = groups_of(statements);
  TextTable::Row header{"qid"};
  for (const Group& group : groups) {
    header.push_back(group.property);
    for (const std::string& qualifier : group.qualifiers) header.push_back("qal" + qualifier.substr(1));
    for (const std::string& source : group.sources) header.push_back("S" + source.substr(1));
  }
  TextTable table(std::move(header));
  for (const Statement& statement : statements) {
    if (statement.references.empty()) table.add(row_of(statement, nullptr, groups));
    for (const Reference& reference : statement.references) table.add(row_of(statement, &reference, groups));
  }
  return table.csv();
}

std::vector<Statement> parse_quickstatements_csv(std::string_view text, const std::string& name) {
  MemorySource bytes(text);
  source::CsvDialect dialect;
  dialect.separator = ',';
  source::CsvReader reader(bytes, name, dialect);
  std::vector<Column> columns;
  for (const std::string& column : reader.header()) columns.push_back(column_of(column, reader));
  std::vector<Statement> statements;
  while (reader.next()) {
    std::string subject;
    Statement* statement = nullptr;  // the one that qualifiers and sources belong to
    const std::span<const std::string_view> cells = reader.fields();
    for (std::size_t i = 0; i < std::min(cells.size(), columns.size()); ++i) {
      if (cells[i].empty()) continue;
      if (columns[i].kind == ColumnKind::subject) {
        subject = cells[i];
        if (!is_entity_id(subject, "QPL")) {
          throw Error("'" + subject + "' is not an item such as Q1715", reader.location(reader.place(i)));
        }
        continue;
      }
      Value value = value_of(cells[i], i, reader);
      if (columns[i].kind == ColumnKind::statement) {
        statement = &statements.emplace_back(Statement{subject, columns[i].property, std::move(value), {}, {}});
        continue;
      }
      if (statement == nullptr) {
        throw Error("a qualifier or source without a statement", reader.location(reader.place(i)));
      }
      Snak snak{columns[i].property, std::move(value)};
      if (columns[i].kind == ColumnKind::qualifier) {
        statement->qualifiers.push_back(std::move(snak));
      } else {
        if (statement->references.empty()) statement->references.emplace_back();
        statement->references.front().push_back(std::move(snak));
      }
    }
  }
  return statements;
}

}  // namespace kontor::align

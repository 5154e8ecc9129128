#include "kontor/registry/table.hpp"

#include <algorithm>
#include <utility>

#include "kontor/base/source_text.hpp"
#include "kontor/base/suggest.hpp"
#include "kontor/registry/cell_text.hpp"

namespace kontor::registry {
namespace {

constexpr char own_column = '#';

}  // namespace

Table::Table(std::string name, std::uint32_t file, const std::string& path, const std::string& text,
             Diagnostics& diagnostics)
    : name_(std::move(name)),
      file_(file),
      path_(path),
      text_(text),
      source_(text),
      rows_(source_, path, {}),
      diagnostics_(diagnostics),
      reported_nameless_(columns().size() + 1) {
  for (const std::string& column : columns()) counts_.push_back(!column.empty() && column.front() != own_column);
}

void Table::check_columns(std::span<const std::string_view> names) {
  for (std::size_t column = 0; column < columns().size(); ++column) {
    const std::string& name = columns()[column];
    if (!counts_[column]) continue;
    const bool known = std::find(names.begin(), names.end(), name) != names.end();
    const auto end = columns().begin() + static_cast<std::ptrdiff_t>(column);
    const bool twice = std::find(columns().begin(), end, name) != end;
    if (known && !twice) continue;
    counts_[column] = false;
    std::string message;
    if (twice) {
      message.append("column name '").append(name).append("' appears twice, which of the two is meant?");
    } else {
      const std::string near = suggestion(name, names);
      message.append("unknown column '").append(name).append("'").append(near);
      if (near.empty()) message += ": the names of columns of one's own start with '#'";
    }
    diagnostics_.error(SourceText(path_, text_).location(rows_.header_place(column)), std::move(message));
  }
}

bool Table::next() {
  while (rows_.next()) {
    bool any = false;
    for (std::size_t i = 0; i < rows_.fields().size(); ++i) {
      if (trim_cell(rows_.fields()[i]).empty()) continue;
      const bool nameless = i >= columns().size() || columns()[i].empty();
      if (nameless) report_nameless(i);
      any |= !nameless && counts_[i];
    }
    if (any) return true;
  }
  return false;
}

void Table::report_nameless(std::size_t column) {
  const std::size_t index = std::min(column, columns().size());
  if (reported_nameless_[index]) return;
  reported_nameless_[index] = true;
  const Location where = SourceText(path_, text_).location(rows_.place(column));
  if (column < columns().size()) {
    diagnostics_.warning(where, "column " + column_letters(column) + " has no name, so its cells are not read");
  } else {
    diagnostics_.error(where, "the row has more cells than the table has columns (a cell that holds a '" +
                                  std::string(1, rows_.separator()) + "' is written in quotes)");
  }
}

std::string_view Table::field(std::size_t column) const {
  const auto fields = rows_.fields();
  return column < fields.size() ? trim_cell(fields[column]) : std::string_view();
}

void Table::error(std::size_t column, std::string message) {
  Location where = SourceText(path_, text_).location(rows_.place(std::min(column, rows_.fields().size() - 1)));
  where.column_name = columns()[column];
  diagnostics_.error(std::move(where), std::move(message));
}

}  // namespace kontor::registry

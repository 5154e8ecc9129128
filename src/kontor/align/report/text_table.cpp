#include "kontor/align/report/text_table.hpp"

#include <algorithm>

#include "kontor/base/csv_field.hpp"
#include "kontor/sparql/results/display_text.hpp"

namespace kontor::align {
namespace {

void append_line(const TextTable::Row& row, const std::vector<std::size_t>& widths, std::string& out) {
  std::string line;
  for (std::size_t i = 0; i < row.size(); ++i) {
    if (i > 0) line += "  ";
    append_padded(line, row[i], widths[i]);
  }
  out.append(line, 0, line.find_last_not_of(' ') + 1) += '\n';
}

}  // namespace

void append_csv_line(std::string& out, std::span<const std::string> row) {
  for (std::size_t i = 0; i < row.size(); ++i) {
    if (i > 0) out += ',';
    append_csv_field(out, row[i]);
  }
  out += '\n';
}

void append_padded(std::string& line, std::string_view text, std::size_t width) {
  sparql::append_visible(line, text);
  const std::size_t used = sparql::display_width(text);
  line.append(width > used ? width - used : 0, ' ');
}

std::string TextTable::text() const {
  constexpr std::size_t widest = 40;  // longer texts push the rest of their line to the right
  std::vector<std::size_t> widths;
  for (std::size_t i = 0; i < header_.size(); ++i) {
    std::size_t width = header_[i].size();
    for (const Row& row : rows_) width = std::max(width, std::min(widest, sparql::display_width(row[i])));
    widths.push_back(width);
  }
  std::string out;
  append_line(header_, widths, out);
  Row rule;
  for (const std::size_t width : widths) {
    std::string& line = rule.emplace_back();
    for (std::size_t i = 0; i < width; ++i) line += "─";
  }
  append_line(rule, widths, out);
  for (const Row& row : rows_) append_line(row, widths, out);
  return out;
}

std::string TextTable::csv() const {
  std::string out;
  append_csv_line(out, header_);
  for (const Row& row : rows_) append_csv_line(out, row);
  return out;
}

}  // namespace kontor::align

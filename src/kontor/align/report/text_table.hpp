// Rows of text with a header, for people (columns aligned) or as CSV (RFC 4180).
#pragma once

#include <span>
#include <string>
#include <vector>

namespace kontor::align {

class TextTable {
 public:
  using Row = std::vector<std::string>;

  explicit TextTable(Row header) : header_(std::move(header)) {}

  // As many texts as the header has.
  void add(Row row) { rows_.push_back(std::move(row)); }

  std::string text() const;
  std::string csv() const;

 private:
  Row header_;
  std::vector<Row> rows_;
};

// Appends one line of CSV.
void append_csv_line(std::string& out, std::span<const std::string> row);

// Appends `text` and blanks up to so many columns of a terminal; control characters are shown as escapes.
void append_padded(std::string& line, std::string_view text, std::size_t width);

}  // namespace kontor::align

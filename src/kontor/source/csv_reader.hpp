// CSV and TSV (RFC 4180 and what spreadsheets write): a stream of rows.
//
//   Name;Land        the header; blanks around names are cut, a byte order mark is skipped
//   Kraków;Polen     fields end at the separator, rows at CRLF, LF or CR
//   "A ""B"";";      a quoted field holds separators, line ends and doubled quotes
//
// Memory is one block or one row, whichever is larger.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "kontor/base/diagnostics.hpp"
#include "kontor/base/input_file.hpp"

namespace kontor::source {

// CSV on the Web: the part of a dialect description that changes how rows are read (section 5.9).
struct CsvDialect {
  char separator = 0;            // ',', ';', '\t' ...; 0: the most frequent of , ; tab and | in the header decides
  char quote = '"';              // 0: fields are never quoted
  char escape = 0;               // a character that makes the next one literal inside quotes, besides the doubled quote
  std::string comment_prefix;    // rows that start with it are skipped; empty: no comments
  std::size_t skip_rows = 0;     // rows before the header that mean nothing
  std::size_t skip_columns = 0;  // columns on the left that mean nothing
  bool header = true;       // without a header the columns are named 1, 2 ... and, as CSV on the Web does, _col.1 ...
  bool trim_start = false;  // blanks before unquoted fields are cut
  bool trim_end = false;    // blanks behind unquoted fields are cut

  friend bool operator==(const CsvDialect&, const CsvDialect&) = default;
};

// Limits against hostile input.
struct CsvLimits {
  std::size_t row_size = std::size_t{64} << 20U;  // bytes; a quote that is never closed would swallow the file
  std::size_t columns = 16384;                    // the width of a sheet in Excel and LibreOffice
};

class CsvReader {
 public:
  // `bytes` and `diagnostics` must outlive the reader. Empty and doubled column names are reported as warnings to
  // `diagnostics` (may be null). Reads the header. Throws Error if there is none or if the limits are passed.
  CsvReader(ByteSource& bytes, std::string name, const CsvDialect& dialect, Diagnostics* diagnostics = nullptr,
            const CsvLimits& limits = {});

  // Column names from left to right.
  const std::vector<std::string>& header() const { return header_; }
  char separator() const { return dialect_.separator; }
  char quote() const { return dialect_.quote; }

  // The number of the column with this name (0-based), none if there is no such column. Throws Error if there are two.
  std::optional<std::size_t> column(std::string_view name) const;

  // Moves to the next row that is not blank; false at the end. Throws Error if a quoted field does not end or text
  // follows its closing quote.
  bool next();

  // The fields of the current row, valid until the next call of next(). May be fewer or more than the header has.
  std::span<const std::string_view> fields() const { return fields_; }

  // Whether the field was written in quotes ("" is an empty text, nothing is nothing).
  bool quoted(std::size_t field) const { return spans_[field].quoted; }

  std::uint64_t row_number() const { return row_number_; }  // 1-based, without the header
  std::uint64_t line() const { return row_line_; }          // 1-based, of the row's first byte
  std::uint64_t offset() const { return row_offset_; }      // in bytes, 0-based

  // The row as it is written, with its line end; valid like fields().
  std::string_view row_text() const { return {buffer_.data() + row_begin_, row_end_ - row_begin_}; }
  // Where a field starts in it, with its quote.
  std::size_t field_start(std::size_t field) const { return spans_[field].begin - (spans_[field].quoted ? 1 : 0); }

  // The place of a field's first byte in the current row.
  Place place(std::size_t field) const;

  // The place of a column's name.
  Place header_place(std::size_t column) const { return header_places_[column]; }

  // A Location in the file, for messages.
  Location location(Place place) const;

 private:
  // A field as it stands in the buffer, relative to the row's start.
  struct Span {
    std::size_t begin = 0;
    std::size_t end = 0;
    bool quoted = false;
    bool escaped = false;  // holds doubled quotes or escapes
  };
  enum class Scan { complete, needs_more };

  bool read_row();
  bool fill();
  Scan scan_row();
  Scan scan_quoted(std::size_t& at);
  Scan scan_unquoted(std::size_t& at);
  Scan end_row(std::size_t& at);
  void finish_row();
  std::string_view unescape(std::string_view text);
  bool blank_row() const;
  bool comment_row() const;
  void skip_byte_order_mark();
  void detect_separator();
  bool take_separator_line();
  void read_header(Diagnostics* diagnostics);
  void update_stops();
  [[noreturn]] void fail(std::size_t at, std::string message) const;

  ByteSource& bytes_;
  std::string name_;
  CsvDialect dialect_;
  CsvLimits limits_;
  std::vector<std::string> header_;
  std::vector<Place> header_places_;

  std::string buffer_;
  std::size_t begin_ = 0;       // of the row to be read, in the buffer
  std::size_t end_ = 0;         // of what has been read into the buffer
  bool at_end_ = false;         // the source has no more bytes
  std::uint64_t consumed_ = 0;  // bytes before the buffer's start
  std::uint64_t next_line_ = 1;

  std::size_t row_begin_ = 0;
  std::size_t row_end_ = 0;  // behind the line end
  std::uint64_t row_line_ = 0;
  std::uint64_t row_offset_ = 0;
  std::uint64_t row_number_ = 0;
  std::uint64_t row_lines_ = 0;  // line ends in the row
  std::vector<Span> spans_;
  std::vector<std::string_view> fields_;
  std::string unescaped_;  // the texts of fields that had doubled quotes
  bool stops_[256] = {};   // bytes that end an unquoted field
};

}  // namespace kontor::source

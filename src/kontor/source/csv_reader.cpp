#include "kontor/source/csv_reader.hpp"

#include <algorithm>
#include <array>
#include <cstring>

#include "kontor/base/error.hpp"
#include "kontor/base/source_text.hpp"
#include "kontor/base/suggest.hpp"

namespace kontor::source {
namespace {

constexpr std::size_t block_size = std::size_t{1} << 18U;  // reading in larger blocks no longer gains speed
constexpr std::string_view byte_order_mark = "\xEF\xBB\xBF";
constexpr std::string_view no_break_space = "\xC2\xA0";

bool is_blank(char c) {
  return c == ' ' || c == '\t';
}

// Without blanks, tabs and no-break spaces at both ends; spreadsheets leave all three in headers.
std::string_view trim_start(std::string_view text) {
  for (;;) {
    if (!text.empty() && is_blank(text.front()))
      text.remove_prefix(1);
    else if (text.substr(0, 2) == no_break_space)
      text.remove_prefix(2);
    else
      return text;
  }
}
std::string_view trim_end(std::string_view text) {
  for (;;) {
    if (!text.empty() && is_blank(text.back()))
      text.remove_suffix(1);
    else if (text.size() >= 2 && text.substr(text.size() - 2) == no_break_space)
      text.remove_suffix(2);
    else
      return text;
  }
}
std::string_view trim(std::string_view text) {
  return trim_end(trim_start(text));
}

}  // namespace

CsvReader::CsvReader(ByteSource& bytes, std::string name, const CsvDialect& dialect, Diagnostics* diagnostics,
                     const CsvLimits& limits)
    : bytes_(bytes), name_(std::move(name)), dialect_(dialect), limits_(limits) {
  skip_byte_order_mark();
  if (dialect_.separator == 0 && !take_separator_line()) detect_separator();
  update_stops();
  for (std::size_t i = 0; i < dialect_.skip_rows; ++i) read_row();
  read_header(diagnostics);
  row_number_ = 0;
}

// Reads more bytes behind end_, moving the current row to the front of the buffer first. False at the end of the
// source.
bool CsvReader::fill() {
  if (at_end_) return false;
  if (begin_ > 0) {
    std::memmove(buffer_.data(), buffer_.data() + begin_, end_ - begin_);
    consumed_ += begin_;
    end_ -= begin_;
    begin_ = 0;
  }
  if (end_ > limits_.row_size) {
    fail(0, "row of more than " + std::to_string(limits_.row_size) + " bytes (is a quote missing?)");
  }
  if (buffer_.size() < end_ + block_size) buffer_.resize(std::max(end_ + block_size, buffer_.size() * 2));
  const std::size_t count = kontor::fill(bytes_, {buffer_.data() + end_, buffer_.size() - end_});
  end_ += count;
  at_end_ = end_ < buffer_.size();
  return count > 0;
}

void CsvReader::skip_byte_order_mark() {
  fill();
  if (std::string_view(buffer_.data(), end_).substr(0, 3) == byte_order_mark) begin_ = 3;
}

// Excel's own first line "sep=;" names the separator and is no row.
bool CsvReader::take_separator_line() {
  const std::string_view text(buffer_.data() + begin_, end_ - begin_);
  if (text.size() < 6 || text.substr(0, 4) != "sep=" || (text[5] != '\r' && text[5] != '\n')) return false;
  dialect_.separator = text[4];
  begin_ += text.substr(5, 2) == "\r\n" ? 7 : 6;
  next_line_ = 2;
  return true;
}

void CsvReader::detect_separator() {
  constexpr std::array candidates = {',', ';', '\t', '|'};
  std::array<std::size_t, candidates.size()> counts{};
  bool quoted = false;
  std::size_t rows = 0;
  for (std::size_t at = begin_; at < end_ && rows <= dialect_.skip_rows; ++at) {
    const char c = buffer_[at];
    if (c == dialect_.quote && c != 0) quoted = !quoted;
    if (quoted) continue;
    if (c == '\n' || c == '\r') {
      if (++rows <= dialect_.skip_rows) counts.fill(0);
    }
    const auto* found = std::find(candidates.begin(), candidates.end(), c);
    if (found != candidates.end()) ++counts[static_cast<std::size_t>(found - candidates.begin())];
  }
  const auto* best = std::max_element(counts.begin(), counts.end());
  dialect_.separator = candidates[static_cast<std::size_t>(best - counts.begin())];
}

void CsvReader::update_stops() {
  for (const char c : {dialect_.separator, '\r', '\n'}) stops_[static_cast<unsigned char>(c)] = true;
}

void CsvReader::read_header(Diagnostics* diagnostics) {
  if (!read_row()) fail(begin_, "the file is empty, expected a header row");
  if (fields_.size() > limits_.columns) {
    fail(row_begin_, "more than " + std::to_string(limits_.columns) + " columns");
  }
  if (!dialect_.header) {
    for (std::size_t i = 0; i < fields_.size(); ++i) header_.push_back(std::to_string(i + 1));
    begin_ = row_begin_;  // the row is data: it is read again
    next_line_ = row_line_;
    return;
  }
  for (std::size_t i = 0; i < fields_.size(); ++i) {
    const std::string_view column_name = trim(fields_[i]);
    if (diagnostics != nullptr && column_name.empty()) {
      diagnostics->warning(location(place(i)), "column " + std::to_string(i + 1) + " has no name");
    } else if (diagnostics != nullptr && std::find(header_.begin(), header_.end(), column_name) != header_.end()) {
      diagnostics->warning(location(place(i)), "column name '" + std::string(column_name) + "' appears twice");
    }
    header_.emplace_back(column_name);
    header_places_.push_back(place(i));
  }
}

std::optional<std::size_t> CsvReader::column(std::string_view column_name) const {
  constexpr std::string_view generic = "_col.";  // Generating JSON from Tabular Data on the Web, section 4
  if (!dialect_.header && column_name.substr(0, generic.size()) == generic) column_name.remove_prefix(generic.size());
  const auto found = std::find(header_.begin(), header_.end(), column_name);
  if (found == header_.end()) return std::nullopt;
  if (std::find(found + 1, header_.end(), column_name) != header_.end()) {
    throw Error("column '" + std::string(column_name) + "' appears twice, which one is meant?", location({1, 0}));
  }
  return static_cast<std::size_t>(found - header_.begin());
}

bool CsvReader::next() {
  if (!read_row()) return false;
  ++row_number_;
  return true;
}

// Reads rows until one counts, which is then in fields_.
bool CsvReader::read_row() {
  for (;;) {
    if (begin_ == end_ && !fill()) return false;
    while (scan_row() == Scan::needs_more) fill();
    finish_row();
    if (!blank_row() && !comment_row()) return true;
  }
}

CsvReader::Scan CsvReader::scan_row() {
  spans_.clear();
  row_lines_ = 0;
  std::size_t at = begin_;
  for (;;) {
    const bool quoted = at < end_ && dialect_.quote != 0 && buffer_[at] == dialect_.quote;
    if ((quoted ? scan_quoted(at) : scan_unquoted(at)) == Scan::needs_more) return Scan::needs_more;
    if (at < end_ && buffer_[at] == dialect_.separator) {
      ++at;
      continue;
    }
    return end_row(at);
  }
}

CsvReader::Scan CsvReader::scan_unquoted(std::size_t& at) {
  const std::size_t field = at;
  const char* const data = buffer_.data();
  while (at < end_ && !stops_[static_cast<unsigned char>(data[at])]) ++at;
  if (at == end_ && !at_end_) return Scan::needs_more;
  spans_.push_back({field - begin_, at - begin_, false, false});
  return Scan::complete;
}

CsvReader::Scan CsvReader::scan_quoted(std::size_t& at) {
  const std::size_t opening = at++;
  bool escaped = false;
  // Most quoted fields hold nothing but text: the first quote is the closing one.
  if (dialect_.escape == 0) {
    const void* const quote = std::memchr(buffer_.data() + at, dialect_.quote, end_ - at);
    const std::size_t closing =
        quote == nullptr ? end_ : static_cast<std::size_t>(static_cast<const char*>(quote) - buffer_.data());
    const std::string_view text(buffer_.data() + at, closing - at);
    if (text.find('\n') == std::string_view::npos && text.find('\r') == std::string_view::npos) at = closing;
  }
  for (;; ++at) {
    if (at == end_) {
      if (!at_end_) return Scan::needs_more;
      fail(opening, "quoted field is never closed");
    }
    const char c = buffer_[at];
    if (c == '\n' || (c == '\r' && (at + 1 == end_ || buffer_[at + 1] != '\n'))) ++row_lines_;
    if (dialect_.escape != 0 && c == dialect_.escape && c != dialect_.quote) {
      escaped = true;
      if (at + 1 < end_) ++at;
      continue;
    }
    if (c != dialect_.quote) continue;
    if (at + 1 == end_ && !at_end_) return Scan::needs_more;
    if (at + 1 == end_ || buffer_[at + 1] != dialect_.quote) break;
    escaped = true;
    ++at;
  }
  spans_.push_back({opening + 1 - begin_, at - begin_, true, escaped});
  ++at;
  while (at < end_ && is_blank(buffer_[at]) && buffer_[at] != dialect_.separator) ++at;
  if (at == end_) return at_end_ ? Scan::complete : Scan::needs_more;
  if (!stops_[static_cast<unsigned char>(buffer_[at])]) {
    fail(at, "text after the closing quote (a quote inside a field is written twice)");
  }
  return Scan::complete;
}

CsvReader::Scan CsvReader::end_row(std::size_t& at) {
  if (at < end_ && buffer_[at] == '\r') {
    if (at + 1 == end_ && !at_end_) return Scan::needs_more;
    ++at;
    if (at < end_ && buffer_[at] == '\n') ++at;
  } else if (at < end_) {
    ++at;
  }
  row_end_ = at;
  return Scan::complete;
}

void CsvReader::finish_row() {
  row_begin_ = begin_;
  row_line_ = next_line_;
  row_offset_ = consumed_ + begin_;
  next_line_ += row_lines_ + 1;
  begin_ = row_end_;
  fields_.clear();
  unescaped_.clear();
  for (const Span& span : spans_) {
    std::string_view text(buffer_.data() + row_begin_ + span.begin, span.end - span.begin);
    if (span.escaped) text = unescape(text);
    if (dialect_.trim_start && !span.quoted) text = trim_start(text);
    if (dialect_.trim_end && !span.quoted) text = trim_end(text);
    fields_.push_back(text);
  }
  if (dialect_.skip_columns > 0 && fields_.size() > 1) {
    const auto count = static_cast<std::ptrdiff_t>(std::min(dialect_.skip_columns, fields_.size() - 1));
    fields_.erase(fields_.begin(), fields_.begin() + count);
    spans_.erase(spans_.begin(), spans_.begin() + count);
  }
}

// The text with doubled quotes made single, in unescaped_, which is never longer than the row and so does not move.
std::string_view CsvReader::unescape(std::string_view text) {
  unescaped_.reserve(row_end_ - row_begin_);
  const std::size_t start = unescaped_.size();
  for (std::size_t i = 0; i < text.size(); ++i) {
    const bool marks = text[i] == dialect_.quote || (dialect_.escape != 0 && text[i] == dialect_.escape);
    if (marks && i + 1 < text.size()) ++i;
    unescaped_ += text[i];
  }
  return std::string_view(unescaped_).substr(start);
}

bool CsvReader::blank_row() const {
  return spans_.size() == 1 && fields_[0].empty() && !spans_[0].quoted;
}

bool CsvReader::comment_row() const {
  const std::string& prefix = dialect_.comment_prefix;
  return !prefix.empty() && !spans_[0].quoted && fields_[0].substr(0, prefix.size()) == prefix;
}

Place CsvReader::place(std::size_t field) const {
  if (field >= spans_.size()) return {row_line_, 1};
  const Place in_row = SourceText(name_, row_text()).place(field_start(field));
  return {row_line_ + in_row.line - 1, in_row.column};
}

Location CsvReader::location(Place place) const {
  return {name_, place, {}};
}

void CsvReader::fail(std::size_t at, std::string message) const {
  const std::string_view rest(buffer_.data() + begin_, end_ - begin_);
  Place place = SourceText(name_, rest).place(at - begin_);
  place.line += next_line_ - 1;
  throw Error(std::move(message), location(place));
}

}  // namespace kontor::source

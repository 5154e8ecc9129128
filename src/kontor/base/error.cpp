#include "kontor/base/error.hpp"

#include <utility>

#include "kontor/base/utf8.hpp"

namespace kontor {
namespace {

// Longer lines are cut: what a terminal shows without wrapping, less some room.
constexpr std::size_t max_shown_bytes = 160;
constexpr std::size_t shown_before_place = 80;

bool is_continuation(char byte) {
  return (static_cast<unsigned char>(byte) & 0xC0) == 0x80;
}

// Control characters become blanks and bytes that are not UTF-8 a replacement character, so that no source line can
// confuse a terminal.
void append_printable(std::string& out, std::string_view text) {
  for (std::size_t i = 0; i < text.size();) {
    const char32_t code_point = decode_utf8(text, i);
    if (code_point == invalid_code_point) {
      out += "\xEF\xBF\xBD";
    } else if (code_point < 0x20 || (code_point >= 0x7F && code_point < 0xA0)) {
      out += ' ';
    } else {
      append_utf8(out, code_point);
    }
  }
}

// Appends the part of the line around `column` (1-based, bytes) and the caret below it.
void append_source_line(std::string& out, std::string_view line, std::size_t column) {
  std::size_t begin = 0;
  if (column > shown_before_place && line.size() > max_shown_bytes) {
    begin = column - shown_before_place;
    while (begin < line.size() && is_continuation(line[begin])) ++begin;
  }
  std::size_t end = line.size() - begin > max_shown_bytes ? begin + max_shown_bytes : line.size();
  while (end < line.size() && is_continuation(line[end])) ++end;
  const std::string_view shown = line.substr(begin, end - begin);
  const std::string_view lead = begin > 0 ? "..." : "";

  out += "  ";
  out += lead;
  append_printable(out, shown);
  if (end < line.size()) out += "...";
  out += "\n  ";
  out.append(lead.size(), ' ');
  for (std::size_t i = 0; begin + i + 1 < column && i < shown.size(); ++i) {
    if (!is_continuation(shown[i])) out += ' ';
  }
  out += "^\n";
}

}  // namespace

Error::Error(std::string message, Location location) : message_(std::move(message)), location_(std::move(location)) {}

std::string format_message(const Location& location, std::string_view kind, std::string_view message) {
  std::string out;
  if (!location.file.empty()) {
    out += location.file == "-" ? "standard input" : location.file;
    if (location.place.line > 0) {
      out += ':' + std::to_string(location.place.line);
      if (location.place.column > 0) out += ':' + std::to_string(location.place.column);
    }
    out += ": ";
  } else {
    out += "kontor: ";
  }
  out += kind;
  out += ": ";
  out += message;
  if (!location.column_name.empty()) out += " (column '" + location.column_name + "')";
  out += '\n';
  if (!location.source_line.empty() && location.place.column > 0) {
    append_source_line(out, location.source_line, location.place.column);
  }
  return out;
}

}  // namespace kontor

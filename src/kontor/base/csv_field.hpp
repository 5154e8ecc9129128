// A field of a CSV file (RFC 4180).
#pragma once

#include <string>
#include <string_view>

namespace kontor {

// Appends the field, in quotes where it holds the separator, a quote or a line break.
inline void append_csv_field(std::string& out, std::string_view field, char separator = ',') {
  if (field.find_first_of("\"\r\n") == std::string_view::npos && field.find(separator) == std::string_view::npos) {
    out += field;
    return;
  }
  out += '"';
  for (const char c : field) out.append(c == '"' ? 2 : 1, c);
  out += '"';
}

}  // namespace kontor

// Templates (RML Core, template expressions): text with references in braces.
//
//   http://example.org/{$.country}/{$.id}      \{, \} and \\ stand for themselves
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "kontor/base/error.hpp"

namespace kontor::mapping {

struct TemplatePart {
  bool reference = false;
  std::string text;  // with escapes resolved

  friend bool operator==(const TemplatePart&, const TemplatePart&) = default;
};

// The parts in order; texts between two references that are empty are left out. Throws Error (at `where`) for a brace
// without partner, an empty reference or an unknown escape.
std::vector<TemplatePart> parse_template(std::string_view text, const Location& where = {});

// What may stand in the result unescaped (RML Core, IRI encoding).
enum class Encoding {
  none,
  iri,  // RFC 3987 iunreserved stays: letters of all scripts are readable
  uri,  // RFC 3986 unreserved stays, everything else is percent-encoded
};

// Writes `text` with what the encoding does not allow percent-encoded; returns where it ends. That takes up to
// encoded_size() bytes. `text` must be UTF-8.
char* write_encoded(char* out, std::string_view text, Encoding encoding);
constexpr std::size_t encoded_size(std::string_view text) { return 3 * text.size(); }

// The same at the end of `out`.
void append_encoded(std::string& out, std::string_view text, Encoding encoding);

// Appends a text as a blank node label: equal for equal texts only, letters and digits stay readable.
void append_blank_node_label(std::string& out, std::string_view text);

}  // namespace kontor::mapping

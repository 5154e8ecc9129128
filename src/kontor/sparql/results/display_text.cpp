#include "kontor/sparql/results/display_text.hpp"

#include <unicode/uchar.h>

#include "kontor/base/utf8.hpp"

namespace kontor::sparql {
namespace {

std::size_t width_of(char32_t code_point) {
  if (code_point < 0x300) return 1;
  const auto c = static_cast<UChar32>(code_point);
  switch (u_charType(c)) {
    case U_NON_SPACING_MARK:
    case U_ENCLOSING_MARK:
    case U_FORMAT_CHAR:
      return 0;
    default:
      break;
  }
  const int width = u_getIntPropertyValue(c, UCHAR_EAST_ASIAN_WIDTH);
  return width == U_EA_FULLWIDTH || width == U_EA_WIDE ? 2 : 1;
}

bool is_dangerous(char32_t c) {
  const bool control = c < 0x20 || (c >= 0x7F && c <= 0x9F);
  const bool line_break = c == 0x2028 || c == 0x2029;
  const bool bidirectional =
      c == 0x61C || c == 0x200E || c == 0x200F || (c >= 0x202A && c <= 0x202E) || (c >= 0x2066 && c <= 0x2069);
  return control || line_break || bidirectional;
}

void append_escape(std::string& out, char32_t c) {
  constexpr std::string_view digits = "0123456789ABCDEF";
  if (c == '\n') {
    out += "\\n";
  } else if (c == '\r') {
    out += "\\r";
  } else if (c == '\t') {
    out += "\\t";
  } else {
    out += "\\u";
    for (unsigned shift = 16; shift > 0; shift -= 4) out += digits[(c >> (shift - 4)) & 0xFU];
  }
}

}  // namespace

std::size_t display_width(std::string_view text) {
  std::size_t width = 0;
  for (std::size_t i = 0; i < text.size();) width += width_of(decode_utf8(text, i));
  return width;
}

void append_visible(std::string& out, std::string_view text) {
  for (std::size_t i = 0; i < text.size();) {
    const std::size_t begin = i;
    const char32_t c = decode_utf8(text, i);
    if (is_dangerous(c)) {
      append_escape(out, c);
    } else {
      out += text.substr(begin, i - begin);
    }
  }
}

std::string cut_to_width(std::string_view text, std::size_t width) {
  std::size_t used = 0;
  std::size_t end = 0;  // of what fits beside the ellipsis
  for (std::size_t i = 0; i < text.size();) {
    used += width_of(decode_utf8(text, i));
    if (used > width) return std::string(text.substr(0, end)) + "…";
    if (used < width) end = i;
  }
  return std::string(text);
}

}  // namespace kontor::sparql

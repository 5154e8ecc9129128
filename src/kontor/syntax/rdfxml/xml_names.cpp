#include "kontor/syntax/rdfxml/xml_names.hpp"

#include <algorithm>
#include <iterator>
#include <span>

#include "kontor/base/utf8.hpp"
#include "kontor/syntax/characters.hpp"
#include "kontor/syntax/rdfxml/xml_name_ranges.hpp"

namespace kontor::syntax {
namespace {

bool is_within(std::span<const CodePointRange> ranges, char32_t c) {
  const auto behind = std::upper_bound(ranges.begin(), ranges.end(), c,
                                       [](char32_t value, const CodePointRange& range) { return value < range.first; });
  return behind != ranges.begin() && c <= std::prev(behind)->last;
}

bool is_name_start_character(char32_t c) {
  if (c < 0x80) return c == '_' || is(name_start, static_cast<char>(c));
  return is_within(xml_letters, c);
}

bool is_name_character(char32_t c) {
  if (c < 0x80) return is(name, static_cast<char>(c)) || c == '.';
  return is_within(xml_letters, c) || is_within(xml_marks_and_digits, c);
}

bool is_continuation(char byte) {
  return (static_cast<unsigned char>(byte) & 0xC0U) == 0x80;
}

}  // namespace

bool is_ncname(std::string_view text) {
  for (std::size_t i = 0; i < text.size();) {
    const bool is_first = i == 0;
    const char32_t c = decode_utf8(text, i);
    if (!(is_pn_chars_u(c) || (!is_first && (c == '.' || is_pn_chars(c))))) return false;
  }
  return !text.empty();
}

bool is_xml_space(std::string_view text) {
  return std::all_of(text.begin(), text.end(), [](char c) { return is(space, c); });
}

std::size_t find_invalid_xml_character(std::string_view text) {
  for (std::size_t i = 0; i < text.size(); ++i) {
    const auto byte = static_cast<unsigned char>(text[i]);
    if (byte < 0x20 && byte != '\t' && byte != '\n' && byte != '\r') return i;
    // U+FFFE and U+FFFF are EF BF BE and EF BF BF.
    if (byte == 0xEF && i + 2 < text.size() && text[i + 1] == '\xBF' &&
        static_cast<unsigned char>(text[i + 2]) >= 0xBE) {
      return i;
    }
  }
  return std::string_view::npos;
}

std::size_t split_at_local_name(std::string_view iri) {
  std::size_t cut = std::string_view::npos;
  for (std::size_t end = iri.size(); end > 0;) {
    std::size_t begin = end - 1;
    while (begin > 0 && is_continuation(iri[begin])) --begin;
    std::size_t next = begin;
    const char32_t c = decode_utf8(iri, next);
    if (!is_name_character(c)) break;
    if (is_name_start_character(c)) cut = begin;
    end = begin;
  }
  return cut == 0 ? std::string_view::npos : cut;
}

}  // namespace kontor::syntax

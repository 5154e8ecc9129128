#include "kontor/syntax/rdfxml/xml_names.hpp"

#include <algorithm>
#include <utility>

#include "kontor/base/utf8.hpp"
#include "kontor/syntax/characters.hpp"

namespace kontor::syntax {
namespace {

// Letters above ASCII that are name characters in all editions of XML 1.0, as whole ranges: Latin, Greek, Cyrillic,
// Hebrew, Arabic, kana, CJK, Hangul. The fourth edition's list is longer, but only in small pieces.
constexpr std::pair<char32_t, char32_t> letter_ranges[] = {
    {0x00C0, 0x00D6}, {0x00D8, 0x00F6}, {0x00F8, 0x0131}, {0x0134, 0x013E}, {0x0141, 0x0148},
    {0x014A, 0x017E}, {0x0388, 0x038A}, {0x038E, 0x03A1}, {0x03A3, 0x03CE}, {0x0401, 0x040C},
    {0x040E, 0x044F}, {0x0451, 0x045C}, {0x05D0, 0x05EA}, {0x0621, 0x063A}, {0x0641, 0x064A},
    {0x3041, 0x3094}, {0x30A1, 0x30FA}, {0x4E00, 0x9FA5}, {0xAC00, 0xD7A3}};

bool is_letter(char32_t c) {
  if (c < 0x80) return is(name_start, static_cast<char>(c));
  return std::any_of(std::begin(letter_ranges), std::end(letter_ranges),
                     [c](const auto& range) { return c >= range.first && c <= range.second; });
}

bool is_name_start_character(char32_t c) {
  return c == '_' || is_letter(c);
}

bool is_name_character(char32_t c) {
  if (c < 0x80) return is(name, static_cast<char>(c)) || c == '.';
  return is_letter(c);
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

#include "kontor/syntax/characters.hpp"

#include <algorithm>
#include <utility>

#include "kontor/base/utf8.hpp"
#include "kontor/rdf/vocab/rdf.hpp"

namespace kontor::syntax {
namespace {

// PN_CHARS_BASE above ASCII.
constexpr std::pair<char32_t, char32_t> base_ranges[] = {
    {0x00C0, 0x00D6}, {0x00D8, 0x00F6}, {0x00F8, 0x02FF}, {0x0370, 0x037D}, {0x037F, 0x1FFF}, {0x200C, 0x200D},
    {0x2070, 0x218F}, {0x2C00, 0x2FEF}, {0x3001, 0xD7FF}, {0xF900, 0xFDCF}, {0xFDF0, 0xFFFD}, {0x10000, 0xEFFFF}};

// The length of a name: one character that `starts`, then PN_CHARS and inner dots.
std::size_t match_name(std::string_view text, bool (*starts)(char32_t)) {
  if (text.empty()) return 0;
  std::size_t i = 0;
  if (!starts(decode_utf8(text, i))) return 0;
  std::size_t end = i;  // behind the last PN_CHARS
  while (i < text.size()) {
    const char c = text[i];
    if (is(name, c)) {
      end = ++i;
    } else if (c == '.') {
      ++i;
    } else if (is(utf8, c) && is_pn_chars(decode_utf8(text, i))) {
      end = i;
    } else {
      break;
    }
  }
  return end;
}

}  // namespace

bool is_pn_chars_base(char32_t c) {
  if (c < 0x80) return is(name_start, static_cast<char>(c));
  for (const auto& [first, last] : base_ranges) {
    if (c >= first && c <= last) return true;
  }
  return false;
}

bool is_pn_chars_u(char32_t c) {
  return c == '_' || is_pn_chars_base(c);
}

bool is_pn_chars(char32_t c) {
  if (c < 0x80) return is(name, static_cast<char>(c));
  return c == 0xB7 || (c >= 0x300 && c <= 0x36F) || (c >= 0x203F && c <= 0x2040) || is_pn_chars_base(c);
}

std::size_t match_blank_node_label(std::string_view text) {
  return match_name(text, [](char32_t c) { return is_pn_chars_u(c) || (c >= '0' && c <= '9'); });
}

std::size_t match_pn_prefix(std::string_view text) {
  return match_name(text, is_pn_chars_base);
}

std::size_t match_language_tag(std::string_view text) {
  std::size_t end = 0;
  while (end < text.size() && is(name_start, text[end])) ++end;
  while (end > 0 && end + 1 < text.size() && text[end] == '-' && is(name, text[end + 1]) && text[end + 1] != '-' &&
         text[end + 1] != '_') {
    ++end;
    while (end < text.size() && (is(name_start, text[end]) || is(digit, text[end]))) ++end;
  }
  const std::string_view behind = text.substr(end);
  const bool has_direction = end > 0 && (behind.starts_with("--ltr") || behind.starts_with("--rtl")) &&
                             (behind.size() == 5 || !(is(name, behind[5]) && behind[5] != '_'));
  return has_direction ? end + 5 : end;
}

const char* why_no_language_tag(std::string_view tag) {
  // BCP 47, section 2.1: 1*8alphanum.
  while (!tag.empty()) {
    const std::size_t end = std::min(tag.find('-'), tag.size());
    if (end > 8) return "a part of a language tag has more than 8 characters";
    tag.remove_prefix(std::min(end + 1, tag.size()));
  }
  return nullptr;
}

const char* why_no_datatype(std::string_view datatype) {
  if (!datatype.starts_with(rdf::vocab::rdf::ns)) return nullptr;
  if (datatype == rdf::vocab::rdf::lang_string) return "a literal of rdf:langString needs a language tag";
  if (datatype == rdf::vocab::rdf::dir_lang_string) {
    return "a literal of rdf:dirLangString needs a language tag and a base direction";
  }
  return nullptr;
}

}  // namespace kontor::syntax

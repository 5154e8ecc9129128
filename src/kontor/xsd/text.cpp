#include "kontor/xsd/text.hpp"

#include <algorithm>

#include "kontor/base/utf8.hpp"

namespace kontor::xsd {
namespace {

bool is_letter(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

bool is_digit(char c) {
  return c >= '0' && c <= '9';
}

bool is_token(std::string_view text) {
  if (text.find_first_of("\t\n\r") != std::string_view::npos || text.find("  ") != std::string_view::npos) return false;
  return text.empty() || (text.front() != ' ' && text.back() != ' ');
}

// [a-zA-Z]{1,8}(-[a-zA-Z0-9]{1,8})*
bool is_language(std::string_view text) {
  bool first = true;
  for (;;) {
    const std::size_t end = std::min(text.find('-'), text.size());
    const std::string_view part = text.substr(0, end);
    if (part.empty() || part.size() > 8) return false;
    if (!std::all_of(part.begin(), part.end(), [first](char c) { return is_letter(c) || (!first && is_digit(c)); })) {
      return false;
    }
    if (end == text.size()) return true;
    text.remove_prefix(end + 1);
    first = false;
  }
}

bool is_within(char32_t c, char32_t low, char32_t high) {
  return c >= low && c <= high;
}

// NameStartChar (XML 1.0 fifth edition, rule 4).
bool is_name_start(char32_t c) {
  return is_within(c, U'a', U'z') || is_within(c, U'A', U'Z') || c == U'_' || c == U':' || is_within(c, 0xC0, 0xD6) ||
         is_within(c, 0xD8, 0xF6) || is_within(c, 0xF8, 0x2FF) || is_within(c, 0x370, 0x37D) ||
         is_within(c, 0x37F, 0x1FFF) || is_within(c, 0x200C, 0x200D) || is_within(c, 0x2070, 0x218F) ||
         is_within(c, 0x2C00, 0x2FEF) || is_within(c, 0x3001, 0xD7FF) || is_within(c, 0xF900, 0xFDCF) ||
         is_within(c, 0xFDF0, 0xFFFD) || is_within(c, 0x10000, 0xEFFFF);
}

// NameChar (rule 4a).
bool is_name_character(char32_t c) {
  return is_name_start(c) || c == U'-' || c == U'.' || is_within(c, U'0', U'9') || c == 0xB7 ||
         is_within(c, 0x300, 0x36F) || is_within(c, 0x203F, 0x2040);
}

bool is_name(std::string_view text, Datatype datatype) {
  if (text.empty()) return false;
  for (std::size_t offset = 0; offset < text.size();) {
    const bool start = offset == 0 && datatype != Datatype::nm_token;
    const char32_t c = decode_utf8(text, offset);
    if (!(start ? is_name_start(c) : is_name_character(c))) return false;
    if (c == U':' && datatype == Datatype::nc_name) return false;
  }
  return true;
}

bool is_hexadecimal(std::string_view text) {
  return text.size() % 2 == 0 && std::all_of(text.begin(), text.end(), [](char c) {
           return is_digit(c) || (c >= 'a' && c <= 'f') || (c >= 'A' && c <= 'F');
         });
}

// Groups of four characters, single spaces between any two allowed, padding only at the end, unused bits zero.
bool is_base64(std::string_view text) {
  if (!is_token(text)) return false;
  std::string packed;
  std::copy_if(text.begin(), text.end(), std::back_inserter(packed), [](char c) { return c != ' '; });
  if (packed.size() % 4 != 0) return false;
  const std::size_t data = std::min(packed.find('='), packed.size());
  if (packed.size() - data > 2 || packed.find_first_not_of('=', data) != std::string::npos) return false;
  const auto is_base64_character = [](char c) { return is_letter(c) || is_digit(c) || c == '+' || c == '/'; };
  const auto end = packed.begin() + static_cast<std::ptrdiff_t>(data);
  if (!std::all_of(packed.begin(), end, is_base64_character)) return false;
  if (data == packed.size()) return true;
  const std::string_view last = packed.size() - data == 1 ? "AEIMQUYcgkosw048" : "AQgw";
  return last.find(packed[data - 1]) != std::string_view::npos;
}

}  // namespace

bool is_valid_text(std::string_view text, Datatype datatype) {
  switch (datatype) {
    case Datatype::normalized_string:
      return text.find_first_of("\t\n\r") == std::string_view::npos;
    case Datatype::token:
      return is_token(text);
    case Datatype::language:
      return is_language(text);
    case Datatype::name:
    case Datatype::nc_name:
    case Datatype::nm_token:
      return is_name(text, datatype);
    case Datatype::hex_binary:
      return is_hexadecimal(text);
    case Datatype::base64_binary:
      return is_base64(text);
    default:
      return true;
  }
}

std::string canonical_text(std::string_view text, Datatype datatype) {
  std::string out(text);
  if (datatype == Datatype::hex_binary) {
    std::transform(out.begin(), out.end(), out.begin(),
                   [](char c) { return c >= 'a' && c <= 'f' ? static_cast<char>(c - 'a' + 'A') : c; });
  } else if (datatype == Datatype::base64_binary) {
    out.erase(std::remove(out.begin(), out.end(), ' '), out.end());
  }
  return out;
}

}  // namespace kontor::xsd

#include "kontor/mapping/template.hpp"

#include <array>
#include <cstring>

#include "kontor/base/utf8.hpp"

namespace kontor::mapping {
namespace {

constexpr std::string_view hex_digits = "0123456789ABCDEF";

[[noreturn]] void fail(std::string_view text, const std::string& what, const Location& where) {
  throw Error("invalid template '" + std::string(text) + "': " + what, where);
}

constexpr bool is_ascii_alphanumeric(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
}

// RFC 3986 section 2.3.
constexpr bool is_unreserved(char c) { return is_ascii_alphanumeric(c) || c == '-' || c == '.' || c == '_' || c == '~'; }

// RFC 3987 section 2.2.
bool is_ucschar(char32_t c) {
  if (c < 0xA0) return false;
  if (c <= 0xD7FF) return true;
  if (c >= 0xF900 && c <= 0xFDCF) return true;
  if (c >= 0xFDF0 && c <= 0xFFEF) return true;
  return c >= 0x10000 && c <= 0xEFFFD && (c & 0xFFFFU) <= 0xFFFD && (c < 0xE0000 || c >= 0xE1000);
}

constexpr std::array<bool, 256> make_unreserved() {
  std::array<bool, 256> table{};
  for (unsigned c = 0; c < 0x80; ++c) table[c] = is_unreserved(static_cast<char>(c));
  return table;
}
constexpr std::array<bool, 256> unreserved = make_unreserved();

char* write_percent_encoded(char* out, std::string_view octets) {
  for (const char c : octets) {
    const auto octet = static_cast<unsigned char>(c);
    *out++ = '%';
    *out++ = hex_digits[octet >> 4U];
    *out++ = hex_digits[octet & 15U];
  }
  return out;
}

}  // namespace

std::vector<TemplatePart> parse_template(std::string_view text, const Location& where) {
  std::vector<TemplatePart> parts;
  TemplatePart part;
  for (std::size_t i = 0; i < text.size(); ++i) {
    const char c = text[i];
    if (c == '\\') {
      if (i + 1 == text.size() || std::string_view("{}\\").find(text[i + 1]) == std::string_view::npos) {
        fail(text, "after '\\' only '{', '}' or '\\' can stand", where);
      }
      part.text += text[++i];
    } else if (c == '{') {
      if (part.reference) fail(text, "'{' inside a reference is written '\\{'", where);
      if (!part.text.empty()) parts.push_back(std::move(part));
      part = {true, {}};
    } else if (c == '}') {
      if (!part.reference) fail(text, "'}' without '{'", where);
      if (part.text.empty()) fail(text, "'{}' names no reference", where);
      parts.push_back(std::move(part));
      part = {};
    } else {
      part.text += c;
    }
  }
  if (part.reference) fail(text, "'{' without '}'", where);
  if (!part.text.empty()) parts.push_back(std::move(part));
  return parts;
}

char* write_encoded(char* out, std::string_view text, Encoding encoding) {
  if (encoding == Encoding::none) {
    std::memcpy(out, text.data(), text.size());
    return out + text.size();
  }
  for (std::size_t i = 0; i < text.size();) {
    if (unreserved[static_cast<unsigned char>(text[i])]) {
      *out++ = text[i++];
      continue;
    }
    std::size_t next = i;
    const char32_t code_point = decode_utf8(text, next);
    if (encoding == Encoding::iri && code_point != invalid_code_point && is_ucschar(code_point)) {
      std::memcpy(out, text.data() + i, next - i);
      out += next - i;
    } else {
      out = write_percent_encoded(out, text.substr(i, next - i));
    }
    i = next;
  }
  return out;
}

void append_encoded(std::string& out, std::string_view text, Encoding encoding) {
  const std::size_t before = out.size();
  out.resize(before + encoded_size(text));
  out.resize(static_cast<std::size_t>(write_encoded(out.data() + before, text, encoding) - out.data()));
}

void append_blank_node_label(std::string& out, std::string_view text) {
  if (text.empty()) out += '_';
  for (const char c : text) {
    if (is_ascii_alphanumeric(c)) {
      out += c;
      continue;
    }
    const auto octet = static_cast<unsigned char>(c);
    out += '_';
    out += hex_digits[octet >> 4U];
    out += hex_digits[octet & 15U];
  }
}

}  // namespace kontor::mapping

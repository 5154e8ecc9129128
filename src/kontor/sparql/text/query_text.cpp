#include "kontor/sparql/text/query_text.hpp"

#include <algorithm>

#include "kontor/base/utf8.hpp"
#include "kontor/syntax/characters.hpp"

namespace kontor::sparql {
namespace {

using syntax::is;

bool is_escape(std::string_view text, std::size_t offset) {
  return text[offset] == '\\' && offset + 1 < text.size() && (text[offset + 1] == 'u' || text[offset + 1] == 'U');
}

// Whether four bytes may stand in an IRI as they are: one look at each and one decision.
bool are_iri_ref(const char* bytes) {
  const auto classes = [bytes](int i) { return syntax::character_classes[static_cast<unsigned char>(bytes[i])]; };
  return (classes(0) & classes(1) & classes(2) & classes(3) & syntax::iri_ref) != 0;
}

// The length of what the lexer reads as one piece, escapes inside: an IRI, a string or a comment. 0: none of them.
std::size_t match_opaque(std::string_view text) {
  switch (text[0]) {
    case '<':
      return match_iri_ref(text);
    case '"':
    case '\'':
      return match_string(text);
    case '#':
      return std::min(text.find('\n'), text.size());
    default:
      return 0;
  }
}

unsigned hex_value(char c) {
  if (c >= '0' && c <= '9') return static_cast<unsigned>(c - '0');
  return static_cast<unsigned>((c | 0x20) - 'a') + 10;
}

std::string_view without_mark(std::string_view text) {
  constexpr std::string_view byte_order_mark = "\xEF\xBB\xBF";
  if (text.starts_with(byte_order_mark)) text.remove_prefix(byte_order_mark.size());
  return text;
}

}  // namespace

QueryText::QueryText(std::string_view name, std::string_view source)
    : source_(name, without_mark(source)),
      mark_(source.size() - source_.text().size()),
      has_backslash_(source.find('\\') != std::string_view::npos) {
  const std::size_t invalid = find_invalid_utf8(source_.text());
  if (invalid != std::string_view::npos) fail(invalid, "the query is not valid UTF-8");
  if (has_backslash_) decode();
}

void QueryText::decode() {
  const std::string_view source = source_.text();
  std::string out;
  std::size_t copied = 0;  // how much of the source is in `out` or replaced
  std::size_t i = 0;
  while (i < source.size()) {
    if (const std::size_t opaque = match_opaque(source.substr(i)); opaque > 0) {
      i += opaque;
      continue;
    }
    if (!is_escape(source, i)) {
      ++i;
      continue;
    }
    std::size_t length = 0;
    const char32_t code_point = read_code_point_escape(source.substr(i), length);
    if (code_point == invalid_code_point)
      fail(i, "invalid codepoint escape '" + std::string(source.substr(i, length)) + "'");
    out.append(source.substr(copied, i - copied));
    append_utf8(out, code_point);
    i += length;
    copied = i;
    shifts_.emplace_back(out.size(), i - out.size());
  }
  if (copied == 0) return;
  out.append(source.substr(copied));
  decoded_ = std::move(out);
}

std::size_t QueryText::source_offset(std::size_t offset) const {
  const auto after = std::upper_bound(shifts_.begin(), shifts_.end(), offset,
                                      [](std::size_t value, const auto& shift) { return value < shift.first; });
  return after == shifts_.begin() ? offset : offset + std::prev(after)->second;
}

Place QueryText::behind_mark(Place place) const {
  if (place.line == 1) place.column += mark_;
  return place;
}

Place QueryText::place(std::size_t offset) const {
  return behind_mark(source_.place(source_offset(offset)));
}

Location QueryText::location(std::size_t offset) const {
  Location location = source_.location(source_offset(offset));
  location.place = behind_mark(location.place);
  return location;
}

void QueryText::fail(std::size_t offset, std::string message) const {
  throw Error(std::move(message), location(offset));
}

std::size_t match_iri_ref(std::string_view text) {
  for (std::size_t i = 1;; ++i) {
    const std::size_t four = text.size() < 4 ? 0 : text.size() - 4;
    while (i < four && are_iri_ref(text.data() + i)) i += 4;
    while (i < text.size() && is(syntax::iri_ref, text[i])) ++i;
    if (i >= text.size()) return 0;
    if (text[i] == '>') return i + 1;
    if (!is(syntax::utf8, text[i]) && !is_escape(text, i)) return 0;
  }
}

std::size_t match_string(std::string_view text) {
  const char quote = text[0];
  const bool is_long = text.size() >= 3 && text[1] == quote && text[2] == quote;
  for (std::size_t i = is_long ? 3 : 1; i < text.size(); ++i) {
    const char c = text[i];
    if (c == '\\') {
      ++i;
    } else if (c == quote) {
      if (!is_long) return i + 1;
      if (text.substr(i + 1, 2) == text.substr(0, 2)) return i + 3;
    } else if (!is_long && (c == '\n' || c == '\r')) {
      return 0;
    }
  }
  return 0;
}

char32_t read_code_point_escape(std::string_view text, std::size_t& length) {
  const std::size_t wanted = text[1] == 'u' ? 6 : 10;
  length = 2;
  char32_t code_point = 0;
  while (length < wanted && length < text.size() && is(syntax::hex, text[length])) {
    code_point = code_point * 16 + hex_value(text[length++]);
  }
  const bool surrogate = code_point >= 0xD800 && code_point <= 0xDFFF;
  return length < wanted || surrogate || code_point > 0x10FFFF ? invalid_code_point : code_point;
}

}  // namespace kontor::sparql

// SPARQL 1.1 section 17.4.3, except REGEX and REPLACE. Positions and lengths count code points.
#include <algorithm>
#include <array>
#include <cmath>

#include <unicode/locid.h>
#include <unicode/unistr.h>

#include "kontor/base/utf8.hpp"
#include "kontor/rdf/language_range.hpp"
#include "kontor/sparql/exec/functions.hpp"
#include "kontor/xsd/double.hpp"

namespace kontor::sparql::eval {
namespace {

using Arguments = std::span<const Item>;

Item strlen(Frame& frame, Arguments arguments) {
  const auto string = string_of(frame.pool, arguments[0]);
  if (!string) return {};
  return integer_item(count_code_points(string->text));
}

// The byte offset of the n-th code point (0-based), at most the end.
std::size_t offset_of(std::string_view text, double position) {
  std::size_t offset = 0;
  for (double i = 0; i < position && offset < text.size(); ++i) {
    ++offset;
    while (offset < text.size() && (static_cast<unsigned char>(text[offset]) & 0xC0U) == 0x80U) ++offset;
  }
  return offset;
}

std::optional<double> number_of(Frame& frame, const Item& item) {
  xsd::Value scratch;
  const xsd::Value& value = value_of(frame.pool, item, scratch);
  if (!value.is_numeric()) return std::nullopt;
  return value.to_double();
}

// The code points at positions p with round(start) <= p < round(start) + round(length), 1-based: fn:substring (XPath
// Functions and Operators 3.1, section 5.4.3), which also says what NaN and infinities do.
Item substr(Frame& frame, Arguments arguments) {
  const auto string = string_of(frame.pool, arguments[0]);
  const auto start = number_of(frame, arguments[1]);
  const auto length = arguments.size() > 2 ? number_of(frame, arguments[2]) : std::optional<double>(INFINITY);
  if (!string || !start || !length) return {};
  const double first = xsd::round_half_up(*start);
  const double end = first + xsd::round_half_up(*length);
  std::string_view result;
  if (!std::isnan(first) && !std::isnan(end) && end > 1) {
    const std::size_t from = offset_of(string->text, first - 1);
    const std::size_t to = std::max(from, offset_of(string->text, end - 1));
    result = string->text.substr(from, to - from);
  }
  // The argument may be a computed string that ends with this call.
  return string_item(std::string(result), string->language);
}

enum class Case { upper, lower };

std::string change_case(std::string_view text, Case to) {
  const bool ascii = std::all_of(text.begin(), text.end(), [](char c) { return static_cast<unsigned char>(c) < 0x80; });
  std::string out;
  if (ascii) {
    out = text;
    for (char& c : out) {
      if (to == Case::upper && c >= 'a' && c <= 'z') c = static_cast<char>(c - 'a' + 'A');
      if (to == Case::lower && c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
    }
    return out;
  }
  auto unicode = icu::UnicodeString::fromUTF8(icu::StringPiece(text.data(), static_cast<int32_t>(text.size())));
  to == Case::upper ? unicode.toUpper(icu::Locale::getRoot()) : unicode.toLower(icu::Locale::getRoot());
  unicode.toUTF8String(out);
  return out;
}

template <Case to>
Item map_case(Frame& frame, Arguments arguments) {
  const auto string = string_of(frame.pool, arguments[0]);
  if (!string) return {};
  return string_item(change_case(string->text, to), string->language);
}

// Two string arguments that are compatible (section 17.4.3.1.2).
struct StringPair {
  StringView first;
  StringView second;
};

std::optional<StringPair> compatible(Frame& frame, Arguments arguments) {
  const auto first = string_of(frame.pool, arguments[0]);
  const auto second = string_of(frame.pool, arguments[1]);
  if (!first || !second) return std::nullopt;
  if (!second->language.empty() && second->language != first->language) return std::nullopt;
  return StringPair{*first, *second};
}

Item strstarts(Frame& frame, Arguments arguments) {
  const auto pair = compatible(frame, arguments);
  if (!pair) return {};
  return pair->first.text.starts_with(pair->second.text);
}

Item strends(Frame& frame, Arguments arguments) {
  const auto pair = compatible(frame, arguments);
  if (!pair) return {};
  return pair->first.text.ends_with(pair->second.text);
}

Item contains(Frame& frame, Arguments arguments) {
  const auto pair = compatible(frame, arguments);
  if (!pair) return {};
  return pair->first.text.find(pair->second.text) != std::string_view::npos;
}

// Without a match both give the simple literal "".
Item strbefore(Frame& frame, Arguments arguments) {
  const auto pair = compatible(frame, arguments);
  if (!pair) return {};
  const std::size_t at = pair->first.text.find(pair->second.text);
  if (at == std::string_view::npos) return borrowed_string({});
  return string_item(std::string(pair->first.text.substr(0, at)), pair->first.language);
}

Item strafter(Frame& frame, Arguments arguments) {
  const auto pair = compatible(frame, arguments);
  if (!pair) return {};
  const std::size_t at = pair->first.text.find(pair->second.text);
  if (at == std::string_view::npos) return borrowed_string({});
  return string_item(std::string(pair->first.text.substr(at + pair->second.text.size())), pair->first.language);
}

// fn:encode-for-uri: everything but the unreserved characters of RFC 3986.
Item encode_for_uri(Frame& frame, Arguments arguments) {
  const auto string = string_of(frame.pool, arguments[0]);
  if (!string) return {};
  constexpr std::string_view digits = "0123456789ABCDEF";
  constexpr std::string_view marks = "-_.~";
  std::string out;
  for (const char c : string->text) {
    const bool letter = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
    if (letter || (c >= '0' && c <= '9') || marks.find(c) != std::string_view::npos) {
      out += c;
    } else {
      const auto byte = static_cast<unsigned char>(c);
      out += '%';
      out += digits[byte >> 4U];
      out += digits[byte & 15U];
    }
  }
  return string_item(std::move(out));
}

// Keeps a language tag that all arguments have.
Item concat(Frame& frame, Arguments arguments) {
  std::string out;
  std::string_view language;
  for (std::size_t i = 0; i < arguments.size(); ++i) {
    const auto string = string_of(frame.pool, arguments[i]);
    if (!string) return {};
    out += string->text;
    check_length(out.size());
    if (i == 0) {
      language = string->language;
    } else if (language != string->language) {
      language = {};
    }
  }
  return string_item(std::move(out), language);
}

Item lang_matches(Frame& frame, Arguments arguments) {
  const auto tag = simple_of(frame.pool, arguments[0]);
  const auto range = simple_of(frame.pool, arguments[1]);
  if (!tag || !range) return {};
  // LANG() of a literal without language is "", which the empty range is the only one to match.
  if (tag->empty()) return range->empty();
  return rdf::matches_language_range(*tag, *range);
}

constexpr std::array rows = {
    FunctionRow{Builtin::strlen, strlen, Behaviour::plain},
    FunctionRow{Builtin::substr, substr, Behaviour::plain},
    FunctionRow{Builtin::ucase, map_case<Case::upper>, Behaviour::plain},
    FunctionRow{Builtin::lcase, map_case<Case::lower>, Behaviour::plain},
    FunctionRow{Builtin::strstarts, strstarts, Behaviour::test},
    FunctionRow{Builtin::strends, strends, Behaviour::test},
    FunctionRow{Builtin::contains, contains, Behaviour::test},
    FunctionRow{Builtin::strbefore, strbefore, Behaviour::plain},
    FunctionRow{Builtin::strafter, strafter, Behaviour::plain},
    FunctionRow{Builtin::encode_for_uri, encode_for_uri, Behaviour::plain},
    FunctionRow{Builtin::concat, concat, Behaviour::plain},
    FunctionRow{Builtin::lang_matches, lang_matches, Behaviour::test},
};

}  // namespace

std::span<const FunctionRow> string_functions() {
  return rows;
}

}  // namespace kontor::sparql::eval

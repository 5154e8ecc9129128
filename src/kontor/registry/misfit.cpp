#include "kontor/registry/misfit.hpp"

#include <algorithm>
#include <array>

#include <re2/re2.h>

#include "kontor/base/suggest.hpp"
#include "kontor/registry/cell_text.hpp"
#include "kontor/registry/date_hint.hpp"

namespace kontor::registry {
namespace {

// Written as a day, whether or not there is such a day.
bool looks_like_day(std::string_view text) {
  if (text.size() != 10 || text[4] != '-' || text[7] != '-') return false;
  return std::all_of(text.begin(), text.end(), [](char c) { return c == '-' || (c >= '0' && c <= '9'); });
}

// Several words of the list in one text, separated in some other way than lists are.
bool is_list_of(std::string_view text, const std::vector<std::string_view>& words) {
  std::size_t count = 0;
  while (!text.empty()) {
    const std::size_t end = std::min(text.find_first_of(",;/\n"), text.size());
    if (std::find(words.begin(), words.end(), trim_cell(text.substr(0, end))) == words.end()) return false;
    ++count;
    text.remove_prefix(std::min(end + 1, text.size()));
  }
  return count > 1;
}

// How people say that they do not know.
bool says_nothing(std::string_view text) {
  constexpr std::array<std::string_view, 10> nothing = {"-",    "\xE2\x80\x93", "\xE2\x80\x94", "?",   "k. A.",
                                                        "k.A.", "n/a",          "unbekannt",    "#NV", "#N/A"};
  return std::find(nothing.begin(), nothing.end(), text) != nothing.end();
}

}  // namespace

std::string quoted(std::string_view text) {
  // Long values would hide the message.
  constexpr std::size_t max_shown = 60;
  return "'" + (text.size() <= max_shown ? std::string(text) : std::string(text.substr(0, max_shown)) + "...") + "'";
}

std::string_view name_of(Type type) {
  switch (type) {
    case Type::any:
      return "a value";
    case Type::object:
      return "an object";
    case Type::array:
      return "a list";
    case Type::string:
      return "a string";
    case Type::number:
      return "a number";
    case Type::integer:
      return "a whole number";
    case Type::boolean:
      return "true or false";
  }
  return "a value";
}

std::string no_number(std::string_view text, Type type) {
  if (has_thousands(text)) {
    const std::size_t at = text.find_first_of(".,");
    const std::string whole(text.substr(0, at));
    return quoted(text) + " may be " + whole + std::string(text.substr(at + 1)) + " or " + whole +
           " and a fraction: write it without separators of thousands";
  }
  if (json_number(text)) return "expected a number, found the text " + quoted(text) + ": write it without quotes";
  const std::string example = type == Type::integer ? " such as 2982652" : " such as 1500000 or 52.37";
  std::string message = quoted(text) + " is not " + std::string(name_of(type)) + example;
  if (text.find_first_of("0123456789") != std::string_view::npos)
    message += ", without unit or separators of thousands";
  return message;
}

std::string misfit(std::string_view text, const Schema& schema, const std::vector<std::string>& words) {
  const std::string& expected = schema.expected;
  if (says_nothing(text)) return quoted(text) + " says nothing; what is not known is left out";
  if (schema.format == StringFormat::date_edtf && looks_like_day(text)) {
    return "there is no day " + quoted(text);
  }
  if (schema.format == StringFormat::date_edtf) {
    const std::string near = nearest_date(text);
    if (!near.empty()) return quoted(text) + " is not a date (did you mean '" + near + "'?)";
  }
  if (!words.empty()) {
    const std::vector<std::string_view> candidates(words.begin(), words.end());
    if (is_list_of(text, candidates)) {
      return quoted(text) + " is more than one word: each is a value of its own, in spreadsheets with | between them";
    }
    const std::string near = suggestion(text, candidates);
    std::string message = "unknown value " + quoted(text) + near;
    if (near.empty() && words.size() <= max_listed) message += ", expected one of " + comma_separated(candidates);
    if (near.empty() && words.size() > max_listed && !expected.empty()) message += ", expected " + expected;
    return message;
  }
  if (text.find_first_not_of(" \t\r\n") == std::string_view::npos)
    return "an empty string; leave it out, or fill it in";
  if (!expected.empty()) return quoted(text) + " is not " + expected;
  if (schema.format == StringFormat::language_tag) return quoted(text) + " is not a language tag such as de or en-GB";
  return quoted(text) + " does not have the form " + (schema.pattern ? schema.pattern->pattern() : "expected here");
}

}  // namespace kontor::registry

#include "kontor/syntax/jsonld/keywords.hpp"

#include <algorithm>
#include <array>

#include "kontor/rdf/iri.hpp"

namespace kontor::syntax::jsonld {
namespace {

bool is_letter(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

bool is_digit(char c) {
  return c >= '0' && c <= '9';
}

}  // namespace

bool is_keyword(std::string_view text) {
  static constexpr std::array<std::string_view, 31> keywords = {
      "@any",        "@base",    "@container", "@context",     "@default", "@direction", "@embed",     "@explicit",
      "@graph",      "@id",      "@import",    "@included",    "@index",   "@json",      "@language",  "@list",
      "@nest",       "@none",    "@null",      "@omitDefault", "@prefix",  "@preserve",  "@propagate", "@protected",
      "@requireAll", "@reverse", "@set",       "@type",        "@value",   "@version",   "@vocab"};
  return !text.empty() && text.front() == '@' && std::find(keywords.begin(), keywords.end(), text) != keywords.end();
}

bool has_keyword_form(std::string_view text) {
  return text.size() > 1 && text.front() == '@' && std::all_of(text.begin() + 1, text.end(), is_letter);
}

bool is_absolute_iri(std::string_view text) {
  return rdf::has_scheme(text) && text.find_first_of(" \t\r\n") == std::string_view::npos;
}

bool is_blank_node_identifier(std::string_view text) {
  return text.starts_with("_:");
}

bool is_well_formed_iri(std::string_view text) {
  const std::size_t fragment = text.find('#');
  const bool one_fragment =
      fragment == std::string_view::npos || text.find('#', fragment + 1) == std::string_view::npos;
  return one_fragment && rdf::has_scheme(text) && rdf::find_invalid_iri_character(text) == std::string_view::npos;
}

bool is_well_formed_language(std::string_view tag) {
  std::size_t length = 0;  // of the part
  bool first_part = true;
  for (const char c : tag) {
    if (c == '-') {
      if (length == 0) return false;
      length = 0;
      first_part = false;
    } else {
      const bool fits = is_letter(c) || (!first_part && is_digit(c));
      if (!fits || ++length > 8) return false;
    }
  }
  return length > 0;
}

}  // namespace kontor::syntax::jsonld

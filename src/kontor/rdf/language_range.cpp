#include "kontor/rdf/language_range.hpp"

#include <algorithm>

namespace kontor::rdf {
namespace {

bool equal_ignoring_case(std::string_view a, std::string_view b) {
  const auto lower = [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; };
  return std::equal(a.begin(), a.end(), b.begin(), b.end(), [lower](char x, char y) { return lower(x) == lower(y); });
}

}  // namespace

bool matches_language_range(std::string_view tag, std::string_view range) {
  if (tag.empty()) return false;
  if (range == "*") return true;
  if (tag.size() < range.size() || !equal_ignoring_case(tag.substr(0, range.size()), range)) return false;
  return tag.size() == range.size() || (!range.empty() && tag[range.size()] == '-');
}

}  // namespace kontor::rdf

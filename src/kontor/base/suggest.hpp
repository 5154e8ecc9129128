// "did you mean ...?" for words that are not known.
#pragma once

#include <iterator>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace kontor {

// The candidate nearest to `word` by Damerau-Levenshtein distance (case ignored), of equals the one that shares the
// longest beginning with it, then the first; empty if none is as near as a third of the word's length
// plus one, and as half of its own.
std::string_view nearest_word(std::string_view word, std::span<const std::string_view> candidates);

// " (did you mean 'candidate'?)", or an empty string if nothing is near.
std::string suggestion(std::string_view word, std::span<const std::string_view> candidates);

// "a, b, c".
std::string comma_separated(std::span<const std::string_view> words);

// The name of each element of a table, a range of structures with a `name`. They refer to the table.
template <typename Table>
std::vector<std::string_view> names_in(const Table& table) {
  std::vector<std::string_view> names;
  names.reserve(std::size(table));
  for (const auto& element : table) names.emplace_back(element.name);
  return names;
}

}  // namespace kontor

// "did you mean ...?" for words that are not known.
#pragma once

#include <span>
#include <string>
#include <string_view>

namespace kontor {

// The candidate nearest to `word` by Damerau-Levenshtein distance (case ignored), the first of equals; empty if none
// is nearer than a third of the word's length plus one.
std::string_view nearest_word(std::string_view word, std::span<const std::string_view> candidates);

// " (did you mean 'candidate'?)", or an empty string if nothing is near.
std::string suggestion(std::string_view word, std::span<const std::string_view> candidates);

}  // namespace kontor

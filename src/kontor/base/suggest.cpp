#include "kontor/base/suggest.hpp"

#include <algorithm>
#include <cstddef>
#include <vector>

namespace kontor {
namespace {

char lower(char c) {
  return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
}

// Optimal string alignment distance: insertions, deletions, substitutions, swaps of neighbours.
std::size_t edit_distance(std::string_view a, std::string_view b) {
  std::vector<std::size_t> before_last(b.size() + 1);
  std::vector<std::size_t> last(b.size() + 1);
  std::vector<std::size_t> row(b.size() + 1);
  for (std::size_t j = 0; j <= b.size(); ++j) last[j] = j;
  for (std::size_t i = 1; i <= a.size(); ++i) {
    row[0] = i;
    for (std::size_t j = 1; j <= b.size(); ++j) {
      const bool same = lower(a[i - 1]) == lower(b[j - 1]);
      row[j] = std::min({last[j] + 1, row[j - 1] + 1, last[j - 1] + (same ? 0U : 1U)});
      if (i > 1 && j > 1 && lower(a[i - 1]) == lower(b[j - 2]) && lower(a[i - 2]) == lower(b[j - 1])) {
        row[j] = std::min(row[j], before_last[j - 2] + 1);
      }
    }
    before_last.swap(last);
    last.swap(row);
  }
  return last[b.size()];
}

std::size_t common_beginning(std::string_view a, std::string_view b) {
  const std::size_t both = std::min(a.size(), b.size());
  std::size_t i = 0;
  while (i < both && lower(a[i]) == lower(b[i])) ++i;
  return i;
}

// Longer words are not compared: nobody mistypes a word of this length, and the work is quadratic.
constexpr std::size_t max_word_length = 64;

}  // namespace

std::string_view nearest_word(std::string_view word, std::span<const std::string_view> candidates) {
  std::string_view nearest;
  if (word.size() > max_word_length) return nearest;
  std::size_t limit = word.size() / 3 + 1;
  std::size_t beginning = 0;
  for (const std::string_view candidate : candidates) {
    if (candidate.size() > max_word_length) continue;
    const std::size_t distance = edit_distance(word, candidate);
    const std::size_t shared = common_beginning(word, candidate);
    if (distance > limit || 2 * distance > candidate.size()) continue;
    if (distance == limit && !nearest.empty() && shared <= beginning) continue;
    limit = distance;
    beginning = shared;
    nearest = candidate;
  }
  return nearest;
}

std::string suggestion(std::string_view word, std::span<const std::string_view> candidates) {
  const std::string_view nearest = nearest_word(word, candidates);
  return nearest.empty() ? std::string() : " (did you mean '" + std::string(nearest) + "'?)";
}

std::string comma_separated(std::span<const std::string_view> words) {
  std::string text;
  for (std::size_t i = 0; i < words.size(); ++i) text.append(i == 0 ? "" : ", ").append(words[i]);
  return text;
}

}  // namespace kontor

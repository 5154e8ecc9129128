// The names of the variables of one query by number, in the order of their first appearance in the text.
#pragma once

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace kontor::sparql {

class VariableNames {
 public:
  // The number of the variable with this name, without '?', a new one if need be.
  std::uint32_t number(std::string_view name) {
    const std::size_t looked_at = std::min(names_.size(), few);
    for (std::size_t i = 0; i < looked_at; ++i) {
      if (names_[i] == name) return static_cast<std::uint32_t>(i);
    }
    const auto next = static_cast<std::uint32_t>(names_.size());
    if (next >= few) {
      const auto [known, is_new] = numbers_.emplace(name, next);
      if (!is_new) return known->second;
    }
    if (names_.empty()) names_.reserve(few);
    names_.emplace_back(name);
    return next;
  }

  const std::string& operator[](std::uint32_t number) const { return names_[number]; }
  std::size_t size() const { return names_.size(); }

 private:
  static constexpr std::size_t few = 16;  // are found fastest by looking at each
  std::vector<std::string> names_;
  std::unordered_map<std::string, std::uint32_t> numbers_;  // of the others
};

}  // namespace kontor::sparql

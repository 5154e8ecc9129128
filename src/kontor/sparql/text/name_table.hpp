// The names of one query by number, in the order of their first appearance in the text: of its variables, of its
// prefixes.
#pragma once

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace kontor::sparql {

class NameTable {
 public:
  // The number of the name (without '?' or ':'), a new one if need be.
  std::uint32_t number(std::string_view name) {
    if (const auto known = find(name)) return *known;
    const auto next = static_cast<std::uint32_t>(names_.size());
    if (next >= few) numbers_.emplace(name, next);
    if (names_.empty()) names_.reserve(few);
    names_.emplace_back(name);
    return next;
  }

  std::optional<std::uint32_t> find(std::string_view name) const {
    const std::size_t looked_at = std::min(names_.size(), few);
    for (std::size_t i = 0; i < looked_at; ++i) {
      if (names_[i] == name) return static_cast<std::uint32_t>(i);
    }
    if (names_.size() <= few) return std::nullopt;
    const auto known = numbers_.find(std::string(name));
    return known == numbers_.end() ? std::nullopt : std::optional(known->second);
  }

  const std::string& operator[](std::uint32_t number) const { return names_[number]; }
  std::size_t size() const { return names_.size(); }

 private:
  static constexpr std::size_t few = 8;  // are found fastest by looking at each
  std::vector<std::string> names_;
  std::unordered_map<std::string, std::uint32_t> numbers_;  // of the others
};

}  // namespace kontor::sparql

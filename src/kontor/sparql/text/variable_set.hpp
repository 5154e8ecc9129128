// Sets of variables, which are numbers from 0 on.
#pragma once

#include <bit>
#include <cstddef>
#include <cstdint>
#include <initializer_list>
#include <span>
#include <vector>

namespace kontor::sparql {

// A set of variables. The first 64, which are all that most queries have, need no memory of their own.
class VariableSet {
 public:
  VariableSet() = default;
  VariableSet(std::initializer_list<std::uint32_t> variables) {
    for (const std::uint32_t variable : variables) add(variable);
  }
  void add(std::uint32_t variable) {
    const std::size_t place = variable / bits;
    if (place > more_.size()) more_.resize(place);
    word(place) |= bit(variable);
  }
  void add_all(const VariableSet& other) {
    if (other.more_.size() > more_.size()) more_.resize(other.more_.size());
    first_ |= other.first_;
    for (std::size_t i = 0; i < other.more_.size(); ++i) more_[i] |= other.more_[i];
  }
  void add_all(std::span<const std::uint32_t> variables) {
    for (const std::uint32_t variable : variables) add(variable);
  }
  void remove(std::uint32_t variable) {
    if (variable / bits <= more_.size()) word(variable / bits) &= ~bit(variable);
  }
  bool has(std::uint32_t variable) const {
    const std::size_t place = variable / bits;
    if (place == 0) return (first_ & bit(variable)) != 0;
    return place <= more_.size() && (more_[place - 1] & bit(variable)) != 0;
  }
  std::size_t size() const {
    auto size = static_cast<std::size_t>(std::popcount(first_));
    for (const std::uint64_t word : more_) size += static_cast<std::size_t>(std::popcount(word));
    return size;
  }
  // Ascending.
  std::vector<std::uint32_t> list() const {
    std::vector<std::uint32_t> variables;
    variables.reserve(size());
    for (std::size_t place = 0; place <= more_.size(); ++place) {
      for (std::uint64_t left = place == 0 ? first_ : more_[place - 1]; left != 0; left &= left - 1) {
        variables.push_back(static_cast<std::uint32_t>(place * bits) +
                            static_cast<std::uint32_t>(std::countr_zero(left)));
      }
    }
    return variables;
  }

 private:
  static constexpr std::size_t bits = 64;
  static std::uint64_t bit(std::uint32_t variable) { return std::uint64_t{1} << (variable % bits); }
  std::uint64_t& word(std::size_t place) { return place == 0 ? first_ : more_[place - 1]; }

  std::uint64_t first_ = 0;
  std::vector<std::uint64_t> more_;
};

}  // namespace kontor::sparql

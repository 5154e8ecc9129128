// The names of one query by number, in the order of their first appearance in the text: of its variables, and of its
// prefixes, which have a value beside the name.
#pragma once

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include <boost/container/small_vector.hpp>

namespace kontor::sparql {

struct NoValue {};

template <typename Value = NoValue>
class NameTable {
 public:
  // The number of the name (without '?' or ':'), a new one if need be.
  std::uint32_t number(std::string_view name) {
    if (const auto known = find(name)) return *known;
    entries_.emplace_back(name);
    if (entries_.size() > few) enter_last();
    return static_cast<std::uint32_t>(entries_.size() - 1);
  }

  std::optional<std::uint32_t> find(std::string_view name) const {
    if (!slots_.empty()) {
      const std::uint32_t found = slots_[slot_of(name)];
      return found == free ? std::nullopt : std::optional(found);
    }
    for (std::size_t i = 0; i < entries_.size(); ++i) {
      if (entries_[i].name == name) return static_cast<std::uint32_t>(i);
    }
    return std::nullopt;
  }

  const std::string& operator[](std::uint32_t number) const { return entries_[number].name; }
  Value& value(std::uint32_t number) { return entries_[number].value; }
  const Value& value(std::uint32_t number) const { return entries_[number].value; }
  std::size_t size() const { return entries_.size(); }

 private:
  struct Entry {
    explicit Entry(std::string_view of) : name(of) {}
    std::string name;
    [[no_unique_address]] Value value{};
  };
  static constexpr std::size_t usual = 4;  // need no memory of their own
  static constexpr std::size_t few = 8;    // are found fastest by looking at each
  static constexpr std::uint32_t free = static_cast<std::uint32_t>(-1);

  // The slot that holds the name, or that it belongs into.
  std::size_t slot_of(std::string_view name) const {
    const std::size_t mask = slots_.size() - 1;
    std::size_t slot = std::hash<std::string_view>()(name) & mask;
    while (slots_[slot] != free && entries_[slots_[slot]].name != name) slot = (slot + 1) & mask;
    return slot;
  }

  void enter_last() {
    const std::size_t last = entries_.size() - 1;
    if (2 * entries_.size() <= slots_.size()) {
      slots_[slot_of(entries_[last].name)] = static_cast<std::uint32_t>(last);
      return;
    }
    slots_.assign(std::max(4 * few, 2 * slots_.size()), free);
    for (std::size_t i = 0; i <= last; ++i) slots_[slot_of(entries_[i].name)] = static_cast<std::uint32_t>(i);
  }

  boost::container::small_vector<Entry, usual> entries_;
  std::vector<std::uint32_t> slots_;  // numbers by hash of the name, at most half full; empty for few names
};

}  // namespace kontor::sparql

// The ids of one kind that a registry declares, each once, with the place where it is declared.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace kontor::registry {

// About 16 bytes and its text per id: registries may have millions.
class IdTable {
 public:
  static constexpr std::uint32_t none = UINT32_MAX;

  // The number of an id (0, 1 ... in the order in which they are added), none if it is unknown.
  std::uint32_t find(std::string_view id) const;

  // Adds an id, unless it is known. Returns its number. Throws std::length_error beyond 4 GB of texts.
  std::uint32_t add(std::string_view id, std::size_t offset);

  std::uint32_t size() const { return static_cast<std::uint32_t>(entries_.size()); }
  std::string_view id(std::uint32_t number) const;
  std::size_t offset(std::uint32_t number) const { return entries_[number].offset; }

 private:
  struct Entry {
    std::uint32_t begin;  // in texts_; the next entry's begin is the end
    std::size_t offset;
  };

  std::size_t slot_of(std::string_view id) const;
  void grow();

  std::string texts_;
  std::vector<Entry> entries_;
  std::vector<std::uint32_t> slots_;  // open addressing, 1 + number, 0 is free; at most half full
};

}  // namespace kontor::registry

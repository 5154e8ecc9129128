// Many short texts, each once: the ids of a registry, the keys of a join.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace kontor {

// About 32 bytes and its text per entry: there may be millions.
class TextTable {
 public:
  static constexpr std::uint32_t none = UINT32_MAX;

  // The number of a text (0, 1 ... in the order in which they are added), none if it is unknown.
  std::uint32_t find(std::string_view text) const;

  // Adds a text with an offset that belongs to it, unless it is known. Returns its number. Throws std::length_error
  // beyond 4 GB of texts.
  std::uint32_t add(std::string_view text, std::size_t offset = 0);

  std::uint32_t size() const { return static_cast<std::uint32_t>(entries_.size()); }
  std::string_view text(std::uint32_t number) const;
  std::size_t offset(std::uint32_t number) const { return entries_[number].offset; }

 private:
  struct Entry {
    std::uint32_t begin;  // in texts_; the next entry's begin is the end
    std::size_t offset;
  };

  std::size_t slot_of(std::string_view text) const;
  void grow();

  std::string texts_;
  std::vector<Entry> entries_;
  std::vector<std::uint32_t> slots_;  // open addressing, 1 + number, 0 is free; at most half full
};

}  // namespace kontor

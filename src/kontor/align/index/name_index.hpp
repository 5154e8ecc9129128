// Keys and trigrams of all names: the part of building an index that takes the time, so it runs on both cores.
#pragma once

#include <cstdint>
#include <span>
#include <string_view>
#include <vector>

#include "kontor/align/index/index_format.hpp"

namespace kontor::align {

struct HashedKey {
  std::uint64_t hash = 0;
  std::uint32_t value = 0;

  friend bool operator<(const HashedKey& a, const HashedKey& b) {
    return a.hash != b.hash ? a.hash < b.hash : a.value < b.value;
  }
};

// The sections that find names. Names must be ordered by item, items by country.
struct NameIndex {
  std::vector<std::uint32_t> key_starts;
  std::vector<KeyRecord> keys;
  std::vector<GramRecord> grams;
  std::vector<std::uint32_t> gram_names;
};

// `more_keys` are hashed identifiers of items. Sets the `grams` of the names.
NameIndex index_names(std::span<const ItemRecord> items, std::span<NameRecord> names, std::string_view text,
                      std::vector<HashedKey> more_keys);

}  // namespace kontor::align

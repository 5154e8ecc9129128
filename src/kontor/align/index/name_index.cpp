#include "kontor/align/index/name_index.hpp"

#include <algorithm>
#include <bit>
#include <thread>

#include "kontor/align/names/name_parts.hpp"

namespace kontor::align {
namespace {

struct NameGram {
  std::uint32_t country_and_gram = 0;
  std::uint32_t name = 0;

  friend bool operator<(const NameGram& a, const NameGram& b) {
    return a.country_and_gram != b.country_and_gram ? a.country_and_gram < b.country_and_gram : a.name < b.name;
  }
};

// What one thread makes of its share of the items.
struct Share {
  std::vector<HashedKey> keys;
  std::vector<NameGram> grams;
};

class NameIndexer {
 public:
  NameIndexer(std::span<NameRecord> names, std::string_view text, Share& share)
      : names_(names), text_(text), share_(share) {}

  void add_item(const ItemRecord& item, std::uint32_t country) {
    seen_.clear();
    for (std::uint32_t i = 0; i < item.name_count; ++i) add_name(item.first_name + i, country);
  }

 private:
  void add_name(std::uint32_t number, std::uint32_t country) {
    NameRecord& name = names_[number];
    take_apart(text_.substr(name.text, name.size), Readings::neutral, parts_);
    if (parts_.folded.empty()) return;
    add_key(KeyKind::name, parts_.folded, number);
    if (parts_.core != parts_.folded) add_key(KeyKind::core, parts_.core, number);
    if (parts_.sound.empty() || !add_key(KeyKind::sound, parts_.sound, number)) return;
    std::uint8_t count = 0;
    for_each_gram(parts_.sound, [&](std::uint32_t gram) {
      if (count == UINT8_MAX) return;
      ++count;
      share_.grams.push_back({country << 15U | gram, number});
    });
    name.grams = count;
  }

  // False if the item has this key already.
  bool add_key(KeyKind kind, std::string_view text, std::uint32_t number) {
    const std::uint64_t hash = key_hash(kind, text);
    if (std::find(seen_.begin(), seen_.end(), hash) != seen_.end()) return false;
    seen_.push_back(hash);
    share_.keys.push_back({hash, number});
    return true;
  }

  std::span<NameRecord> names_;
  std::string_view text_;
  Share& share_;
  NameParts parts_;
  std::vector<std::uint64_t> seen_;
};

void fill_keys(const std::vector<HashedKey>& all, NameIndex& index) {
  // About two keys share a start.
  const auto bits = static_cast<unsigned>(std::bit_width(all.size() / 2 + 1) - 1);
  index.key_starts.assign((std::size_t{1} << bits) + 1, 0);
  index.keys.reserve(all.size());
  for (const HashedKey& key : all) {
    const std::size_t bucket = bits == 0 ? 0 : static_cast<std::size_t>(key.hash >> (64U - bits));
    ++index.key_starts[bucket + 1];
    index.keys.push_back({static_cast<std::uint32_t>(key.hash), key.value});
  }
  for (std::size_t i = 1; i < index.key_starts.size(); ++i) index.key_starts[i] += index.key_starts[i - 1];
}

void fill_grams(const std::vector<NameGram>& all, NameIndex& index) {
  index.gram_names.reserve(all.size());
  for (std::size_t i = 0; i < all.size(); ++i) {
    if (i == 0 || all[i].country_and_gram != all[i - 1].country_and_gram) {
      index.grams.push_back({all[i].country_and_gram, static_cast<std::uint32_t>(i)});
    }
    index.gram_names.push_back(all[i].name);
  }
  index.grams.push_back({UINT32_MAX, static_cast<std::uint32_t>(all.size())});
}

// Sorts both halves at once and merges them.
template <typename Value>
void sort_on_two_cores(std::vector<Value>& values, std::size_t middle) {
  const auto split = values.begin() + static_cast<std::ptrdiff_t>(middle);
  std::thread other([&] { std::sort(values.begin(), split); });
  std::sort(split, values.end());
  other.join();
  std::inplace_merge(values.begin(), split, values.end());
}

template <typename Value>
std::size_t append(std::vector<Value>& to, std::vector<Value>& from) {
  const std::size_t middle = to.size();
  to.insert(to.end(), from.begin(), from.end());
  from = {};
  return middle;
}

}  // namespace

NameIndex index_names(std::span<const ItemRecord> items, std::span<NameRecord> names, std::string_view text,
                      std::vector<HashedKey> more_keys) {
  std::vector<std::uint32_t> country_numbers(items.size());
  std::uint32_t countries = 0;
  for (std::size_t i = 0; i < items.size(); ++i) {
    if (i > 0 && items[i].country != items[i - 1].country) ++countries;
    country_numbers[i] = countries;
  }
  // The item in whose names the middle lies starts the second share.
  std::size_t middle = 0;
  while (middle < items.size() && items[middle].first_name < names.size() / 2) ++middle;

  Share first;
  Share second;
  const auto work = [&](std::size_t begin, std::size_t end, Share& share) {
    NameIndexer indexer(names, text, share);
    for (std::size_t i = begin; i < end; ++i) indexer.add_item(items[i], country_numbers[i]);
  };
  std::thread other([&] { work(0, middle, first); });
  work(middle, items.size(), second);
  other.join();
  first.keys.insert(first.keys.end(), more_keys.begin(), more_keys.end());
  more_keys = {};

  NameIndex index;
  {
    const std::size_t half = append(first.keys, second.keys);
    sort_on_two_cores(first.keys, half);
    fill_keys(first.keys, index);
    first.keys = {};
  }
  const std::size_t half = append(first.grams, second.grams);
  sort_on_two_cores(first.grams, half);
  fill_grams(first.grams, index);
  return index;
}

}  // namespace kontor::align

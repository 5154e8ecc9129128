#include "kontor/mapping/join_table.hpp"

#include <algorithm>
#include <cstring>

#include "kontor/base/varint.hpp"

namespace kontor::mapping {
namespace {

constexpr std::size_t page_size = 4096;

std::uint32_t upper_half(std::uint64_t hash) { return static_cast<std::uint32_t>(hash >> 32U); }

// A pair as it stands in files: the key with its size, then the value with its size.
std::string_view key_of(std::string_view pair) { return take_sized(pair); }

}  // namespace

void JoinTable::add(std::string_view key, std::string_view value) {
  const std::uint64_t hash = TextMultimap::hash_of(key);
  if (!partitions_) {
    if (memory_.add(key, hash, value) != TextMultimap::Added::no_memory) return;
    spill();
  }
  record_.clear();
  append_sized(record_, key);
  append_sized(record_, value);
  partitions_->append(hash, record_);
}

void JoinTable::spill() {
  partitions_.emplace(0);
  memory_.for_each([this](std::string_view key, std::string_view value) {
    record_.clear();
    append_sized(record_, key);
    append_sized(record_, value);
    partitions_->append(TextMultimap::hash_of(key), record_);
  });
  memory_.clear();
}

void JoinTable::sort_partitions() {
  sorted_.emplace();
  for (RecordFile& file : partitions_->files()) sort(file, 1);
  partitions_.reset();
}

// Appends the pairs of a file by the hashes of their keys, which agree above `level`; the file is empty then.
void JoinTable::sort(RecordFile& file, unsigned level) {
  constexpr std::size_t overhead = 4;  // times the file: what a sort of short pairs takes
  const bool fits = budget_.take(overhead * file.size());
  if (fits || level == RecordPartitions::levels) {
    sort_in_memory(file);
    if (fits) budget_.give_back(overhead * file.size());
    file = RecordFile();
    return;
  }
  RecordPartitions parts(level);
  for (RecordFileReader reader(file); reader.next();) {
    parts.append(TextMultimap::hash_of(key_of(reader.record())), reader.record());
  }
  file = RecordFile();
  for (RecordFile& part : parts.files()) sort(part, level + 1);
}

void JoinTable::sort_in_memory(RecordFile& file) {
  struct Pair {
    std::uint64_t hash;
    std::size_t begin;
    std::size_t size;
  };
  std::string texts;
  std::vector<Pair> pairs;
  for (RecordFileReader reader(file); reader.next();) {
    pairs.push_back({TextMultimap::hash_of(key_of(reader.record())), texts.size(), reader.record().size()});
    texts += reader.record();
  }
  std::stable_sort(pairs.begin(), pairs.end(), [](const Pair& a, const Pair& b) { return a.hash < b.hash; });
  std::string_view last;
  for (const Pair& pair : pairs) {
    const std::string_view text = std::string_view(texts).substr(pair.begin, pair.size);
    if (text != last) put_sorted(pair.hash, text);  // what was added twice in a row is there once
    last = text;
  }
}

void JoinTable::put_sorted(std::uint64_t hash, std::string_view pair) {
  const std::uint32_t half = upper_half(hash);
  if (pages_.empty() || sorted_->size() - pages_.back().offset >= page_size) {
    pages_.push_back({half, sorted_->size()});
  }
  char bytes[sizeof half];
  std::memcpy(bytes, &half, sizeof half);
  sorted_->append({bytes, sizeof bytes});
  sorted_->append(pair);
}

void JoinTable::read_page(std::size_t page) {
  if (page == page_) return;
  const std::uint64_t end = page + 1 < pages_.size() ? pages_[page + 1].offset : sorted_->size();
  page_text_.resize(end - pages_[page].offset);
  sorted_->read_at(pages_[page].offset, page_text_);
  page_ = page;
}

void JoinTable::find(std::string_view key, TextArena& arena, std::vector<std::string_view>& values) {
  const std::uint64_t hash = TextMultimap::hash_of(key);
  if (partitions_) sort_partitions();
  if (!sorted_) {
    memory_.for_values(key, hash, [&values](std::string_view value) { values.push_back(value); });
    return;
  }
  const std::uint32_t half = upper_half(hash);
  const auto not_before = std::lower_bound(pages_.begin(), pages_.end(), half,
                                           [](const Page& page, std::uint32_t value) { return page.first_hash < value; });
  const std::size_t first = static_cast<std::size_t>(not_before - pages_.begin());
  const std::size_t known = values.size();
  for (std::size_t page = first == 0 ? 0 : first - 1; page < pages_.size() && pages_[page].first_hash <= half; ++page) {
    read_page(page);
    for (std::string_view rest = page_text_; !rest.empty();) {
      std::uint32_t found = 0;
      std::memcpy(&found, rest.data(), sizeof found);
      rest.remove_prefix(sizeof found);
      if (found > half) return;
      const std::string_view found_key = take_sized(rest);
      const std::string_view value = take_sized(rest);
      if (found != half || found_key != key) continue;
      if (values.size() > known && values.back() == value) continue;  // added twice in a row
      values.push_back(arena.copy(value));
    }
  }
}

}  // namespace kontor::mapping

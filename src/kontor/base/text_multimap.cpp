#include "kontor/base/text_multimap.hpp"

#include <algorithm>
#include <cstring>
#include <functional>
#include <stdexcept>

#include "kontor/base/varint.hpp"

namespace kontor {
namespace {

constexpr unsigned largest_block_bits = 16;  // 256 kB
constexpr unsigned smallest_block_bits = 8;  // 1 kB, where the budget is small
constexpr std::size_t unit = 4;              // bytes
constexpr std::size_t link_size = sizeof(std::uint32_t);
constexpr std::size_t first_slots = 64;

// A budget is used up to a few percent before a block does not fit any more.
unsigned block_bits_for(std::size_t budget) {
  unsigned bits = largest_block_bits;
  while (bits > smallest_block_bits && unit << bits > budget / 32) --bits;
  return bits;
}

}  // namespace

TextMultimap::TextMultimap(MemoryBudget& budget) : budget_(budget), block_bits_(block_bits_for(budget.limit())) {}

TextMultimap::~TextMultimap() { clear(); }

void TextMultimap::clear() {
  blocks_.clear();
  slots_ = {};
  used_ = capacity_ = keys_ = 0;
  budget_.give_back(taken_);
  taken_ = 0;
}

std::uint64_t TextMultimap::hash_of(std::string_view key) { return std::hash<std::string_view>()(key); }

bool TextMultimap::take(std::size_t bytes) {
  if (budget_.take(bytes)) {
    taken_ += bytes;
    return true;
  }
  return beyond_budget_;
}

TextMultimap::Added TextMultimap::add(std::string_view key, std::uint64_t hash, std::string_view value) {
  if (4 * (keys_ + 1) > 3 * slots_.size() && !grow_slots()) return Added::no_memory;
  Slot& slot = slots_[slot_of(key, static_cast<std::uint32_t>(hash))];
  if (slot.entry != 0) return add_value(slot.entry, value);
  const Entry entry = allocate(2 * link_size + 2 * max_varint_size + key.size() + value.size());
  if (entry == 0) return Added::no_memory;
  char* const begin = at(entry);
  set_link(entry, 0, 0);
  set_link(entry, 1, entry);
  char* out = write_varint(begin + 2 * link_size, key.size());
  out = std::copy(key.begin(), key.end(), out);
  out = write_varint(out, value.size());
  out = std::copy(value.begin(), value.end(), out);
  used_ += static_cast<std::size_t>(out - begin);
  slot = {static_cast<std::uint32_t>(hash), entry};
  ++keys_;
  return Added::yes;
}

TextMultimap::Added TextMultimap::add_value(Entry first, std::string_view value) {
  const Entry last = link(first, 1);
  if ((last == first ? first_value(first) : next_value(last)) == value) return Added::known;
  const Entry entry = allocate(link_size + max_varint_size + value.size());
  if (entry == 0) return Added::no_memory;
  char* const begin = at(entry);
  set_link(entry, 0, 0);
  char* out = write_varint(begin + link_size, value.size());
  out = std::copy(value.begin(), value.end(), out);
  used_ += static_cast<std::size_t>(out - begin);
  set_link(last, 0, entry);
  set_link(first, 1, entry);
  return Added::yes;
}

TextMultimap::Added TextMultimap::add_anyway(std::string_view key, std::uint64_t hash, std::string_view value) {
  beyond_budget_ = true;
  const Added added = add(key, hash, value);
  beyond_budget_ = false;
  return added;
}

bool TextMultimap::contains(std::string_view key, std::uint64_t hash) const {
  return !slots_.empty() && slots_[slot_of(key, static_cast<std::uint32_t>(hash))].entry != 0;
}

std::size_t TextMultimap::slot_of(std::string_view key, std::uint32_t hash) const {
  std::size_t slot = hash & (slots_.size() - 1);
  while (slots_[slot].entry != 0 && (slots_[slot].hash != hash || key_of(slots_[slot].entry) != key)) {
    slot = (slot + 1) & (slots_.size() - 1);
  }
  return slot;
}

bool TextMultimap::grow_slots() {
  const std::size_t size = std::max(first_slots, 2 * slots_.size());
  if (!take(size * sizeof(Slot))) return false;
  std::vector<Slot> larger(size);
  for (const Slot& slot : slots_) {
    if (slot.entry == 0) continue;
    std::size_t place = slot.hash & (size - 1);
    while (larger[place].entry != 0) place = (place + 1) & (size - 1);
    larger[place] = slot;
  }
  const std::size_t old = slots_.size() * sizeof(Slot);
  slots_.swap(larger);
  const std::size_t given = std::min(old, taken_);
  budget_.give_back(given);
  taken_ -= given;
  return true;
}

// Room for up to `size` bytes; `used_` is for the caller to move.
TextMultimap::Entry TextMultimap::allocate(std::size_t size) {
  used_ = (used_ + unit - 1) / unit * unit;
  const bool behind_last_unit = used_ / unit > block_mask();  // in a block for one large entry
  if (blocks_.empty() || behind_last_unit || capacity_ - std::min(used_, capacity_) < size) {
    const std::size_t block = std::max(unit << block_bits_, size + unit);
    if (!take(block)) return 0;
    if (blocks_.size() >= UINT32_MAX >> block_bits_) throw std::length_error("a table of more than 16 GB");
    blocks_.push_back(std::unique_ptr<char[]>(new char[block]));
    capacity_ = block;
    used_ = blocks_.size() == 1 ? unit : 0;  // entry 0 is none
  }
  return static_cast<Entry>((blocks_.size() - 1) << block_bits_ | used_ / unit);
}

TextMultimap::Entry TextMultimap::link(Entry entry, std::size_t number) const {
  Entry value = 0;
  std::memcpy(&value, at(entry) + number * link_size, link_size);
  return value;
}

void TextMultimap::set_link(Entry entry, std::size_t number, Entry value) {
  std::memcpy(at(entry) + number * link_size, &value, link_size);
}

std::string_view TextMultimap::key_of(Entry first) const {
  std::uint64_t size = 0;
  const char* const text = read_varint(at(first) + 2 * link_size, size);
  return {text, size};
}

std::string_view TextMultimap::first_value(Entry first) const {
  const std::string_view key = key_of(first);
  std::uint64_t size = 0;
  const char* const text = read_varint(key.data() + key.size(), size);
  return {text, size};
}

std::string_view TextMultimap::next_value(Entry entry) const {
  std::uint64_t size = 0;
  const char* const text = read_varint(at(entry) + link_size, size);
  return {text, size};
}

}  // namespace kontor

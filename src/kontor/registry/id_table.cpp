#include "kontor/registry/id_table.hpp"

#include <algorithm>
#include <functional>
#include <stdexcept>

namespace kontor::registry {

std::string_view IdTable::id(std::uint32_t number) const {
  const std::size_t begin = entries_[number].begin;
  const std::size_t end = number + 1 < size() ? entries_[number + 1].begin : texts_.size();
  return std::string_view(texts_).substr(begin, end - begin);
}

// Where the id stands in slots_, or where it would.
std::size_t IdTable::slot_of(std::string_view id) const {
  std::size_t slot = std::hash<std::string_view>()(id) & (slots_.size() - 1);
  while (slots_[slot] != 0 && this->id(slots_[slot] - 1) != id) slot = (slot + 1) & (slots_.size() - 1);
  return slot;
}

std::uint32_t IdTable::find(std::string_view id) const {
  if (slots_.empty()) return none;
  const std::uint32_t found = slots_[slot_of(id)];
  return found == 0 ? none : found - 1;
}

std::uint32_t IdTable::add(std::string_view id, std::size_t offset) {
  if (2 * (entries_.size() + 1) > slots_.size()) grow();
  std::uint32_t& slot = slots_[slot_of(id)];
  if (slot != 0) return slot - 1;
  if (texts_.size() + id.size() > UINT32_MAX) throw std::length_error("more than 4 GB of ids");
  entries_.push_back({static_cast<std::uint32_t>(texts_.size()), offset});
  texts_ += id;
  slot = size();
  return size() - 1;
}

void IdTable::grow() {
  slots_.assign(std::max<std::size_t>(64, 2 * slots_.size()), 0);
  for (std::uint32_t i = 0; i < size(); ++i) slots_[slot_of(id(i))] = i + 1;
}

}  // namespace kontor::registry

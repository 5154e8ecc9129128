#include "kontor/base/text_table.hpp"

#include <algorithm>
#include <functional>
#include <stdexcept>

namespace kontor {

std::string_view TextTable::text(std::uint32_t number) const {
  const std::size_t begin = entries_[number].begin;
  const std::size_t end = number + 1 < size() ? entries_[number + 1].begin : texts_.size();
  return std::string_view(texts_).substr(begin, end - begin);
}

// Where the text stands in slots_, or where it would.
std::size_t TextTable::slot_of(std::string_view text) const {
  std::size_t slot = std::hash<std::string_view>()(text) & (slots_.size() - 1);
  while (slots_[slot] != 0 && this->text(slots_[slot] - 1) != text) slot = (slot + 1) & (slots_.size() - 1);
  return slot;
}

std::uint32_t TextTable::find(std::string_view text) const {
  if (slots_.empty()) return none;
  const std::uint32_t found = slots_[slot_of(text)];
  return found == 0 ? none : found - 1;
}

std::uint32_t TextTable::add(std::string_view text, std::size_t offset) {
  if (2 * (entries_.size() + 1) > slots_.size()) grow();
  std::uint32_t& slot = slots_[slot_of(text)];
  if (slot != 0) return slot - 1;
  if (texts_.size() + text.size() > UINT32_MAX) throw std::length_error("more than 4 GB of texts");
  entries_.push_back({static_cast<std::uint32_t>(texts_.size()), offset});
  texts_ += text;
  slot = size();
  return size() - 1;
}

void TextTable::grow() {
  slots_.assign(std::max<std::size_t>(64, 2 * slots_.size()), 0);
  for (std::uint32_t i = 0; i < size(); ++i) slots_[slot_of(text(i))] = i + 1;
}

}  // namespace kontor

#include "kontor/mapping/text_arena.hpp"

#include <algorithm>
#include <cstring>

namespace kontor::mapping {
namespace {

constexpr std::size_t block_size = std::size_t{1} << 14U;  // the texts of most records fit into one

}  // namespace

char* TextArena::reserve(std::size_t size) {
  while (block_ < blocks_.size() && blocks_[block_].size - used_ < size) {
    ++block_;
    used_ = 0;
  }
  if (block_ == blocks_.size()) {
    const std::size_t block = std::max(block_size, size);
    blocks_.push_back({std::make_unique<char[]>(block), block});
    used_ = 0;
  }
  return blocks_[block_].bytes.get() + used_;
}

std::string_view TextArena::commit(std::size_t size) {
  const std::string_view text(blocks_[block_].bytes.get() + used_, size);
  used_ += size;
  return text;
}

std::string_view TextArena::copy(std::string_view text) {
  char* const place = reserve(text.size());
  if (!text.empty()) std::memcpy(place, text.data(), text.size());
  return commit(text.size());
}

}  // namespace kontor::mapping

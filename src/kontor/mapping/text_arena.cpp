#include "kontor/mapping/text_arena.hpp"

#include <algorithm>
#include <cstring>

namespace kontor::mapping {
namespace {

constexpr std::size_t block_size = std::size_t{1} << 14U;  // the texts of most records fit into one

}  // namespace

std::string_view TextArena::copy(std::string_view text) {
  while (block_ < blocks_.size() && blocks_[block_].size - used_ < text.size()) {
    ++block_;
    used_ = 0;
  }
  if (block_ == blocks_.size()) {
    const std::size_t size = std::max(block_size, text.size());
    blocks_.push_back({std::make_unique<char[]>(size), size});
    used_ = 0;
  }
  char* place = blocks_[block_].bytes.get() + used_;
  if (!text.empty()) std::memcpy(place, text.data(), text.size());
  used_ += text.size();
  return {place, text.size()};
}

}  // namespace kontor::mapping

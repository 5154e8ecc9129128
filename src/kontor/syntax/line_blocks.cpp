#include "kontor/syntax/line_blocks.hpp"

#include <algorithm>
#include <cstring>
#include <utility>

namespace kontor::syntax {
namespace {

constexpr std::string_view byte_order_mark = "\xEF\xBB\xBF";

// The offset behind the last line end at or after `from`, 0 if there is none. Lines end with line feeds; only where
// there is none, a lone carriage return counts, which the grammar allows too.
std::size_t behind_last_line(std::string_view text, std::size_t from) {
  text.remove_prefix(from);  // it may be long, and was searched before
  const std::size_t feed = text.rfind('\n');
  if (feed != std::string_view::npos) return from + feed + 1;
  const std::size_t carriage = text.rfind('\r');
  // At the very end it may be the first half of "\r\n".
  return carriage != std::string_view::npos && carriage + 1 < text.size() ? from + carriage + 1 : 0;
}

}  // namespace

std::span<char> TextBlock::room(std::size_t size) {
  if (capacity_ - size_ < size) {
    const std::size_t capacity = std::max(size_ + size, capacity_ + capacity_ / 2);
    std::unique_ptr<char[]> larger(new char[capacity]);
    if (size_ > 0) std::memcpy(larger.get(), bytes_.get(), size_);
    bytes_ = std::move(larger);
    capacity_ = capacity;
  }
  return {bytes_.get() + size_, size};
}

void TextBlock::append(std::string_view text) {
  if (text.empty()) return;
  std::memcpy(room(text.size()).data(), text.data(), text.size());
  size_ += text.size();
}

bool LineBlocks::next(TextBlock& block) {
  std::swap(block, rest_);
  rest_.truncate(0);
  while (!at_end_) {
    const std::size_t old_size = block.size();
    if (old_size > max_line_) {
      line_too_long_ = true;
      at_end_ = true;
      return false;
    }
    std::span<char> room = block.room(block_size_);
    std::size_t count = source_.read(room);
    at_end_ = count == 0;
    if (at_start_ && std::string_view(room.data(), count).starts_with(byte_order_mark)) {
      count -= byte_order_mark.size();
      std::memmove(room.data(), room.data() + byte_order_mark.size(), count);
    }
    block.extend(count);
    at_start_ = false;
    block_size_ = std::min(2 * block_size_, max_block_);
    const std::size_t end = behind_last_line(block.view(), old_size);
    if (end == 0) continue;
    rest_.append(block.view().substr(end));
    block.truncate(end);
    break;
  }
  if (block.size() == 0) return false;
  if (!block.view().ends_with('\n')) block.append("\n");
  return true;
}

}  // namespace kontor::syntax

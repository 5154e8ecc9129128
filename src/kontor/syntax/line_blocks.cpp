#include "kontor/syntax/line_blocks.hpp"

#include <algorithm>
#include <string_view>

namespace kontor::syntax {
namespace {

constexpr std::string_view byte_order_mark = "\xEF\xBB\xBF";

// The offset behind the last line end at or after `from`, 0 if there is none. Lines end with line feeds; only where
// there is none, a lone carriage return counts, which the grammar allows too.
std::size_t behind_last_line(std::string_view text, std::size_t from) {
  const std::size_t feed = text.rfind('\n');
  if (feed != std::string_view::npos && feed >= from) return feed + 1;
  const std::size_t carriage = text.rfind('\r');
  // At the very end it may be the first half of "\r\n".
  return carriage != std::string_view::npos && carriage >= from && carriage + 1 < text.size() ? carriage + 1 : 0;
}

}  // namespace

bool LineBlocks::next(std::string& block) {
  block.swap(rest_);
  rest_.clear();
  while (!at_end_) {
    const std::size_t old_size = block.size();
    if (old_size > max_line_) {
      line_too_long_ = true;
      at_end_ = true;
      return false;
    }
    block.resize(old_size + block_size_);
    const std::size_t count = source_.read({block.data() + old_size, block_size_});
    block.resize(old_size + count);
    at_end_ = count == 0;
    if (at_start_ && std::string_view(block).starts_with(byte_order_mark)) block.erase(0, byte_order_mark.size());
    at_start_ = false;
    block_size_ = std::min(2 * block_size_, max_block_);
    const std::size_t end = behind_last_line(block, old_size);
    if (end == 0) continue;
    rest_.assign(block, end);
    block.resize(end);
    break;
  }
  if (block.empty()) return false;
  if (block.back() != '\n') block += '\n';
  return true;
}

}  // namespace kontor::syntax

// Cuts input into blocks of whole lines.
#pragma once

#include <cstddef>
#include <memory>
#include <span>
#include <string_view>

#include "kontor/base/input_file.hpp"

namespace kontor::syntax {

// Text that grows at its end, without the zeros that std::string writes before a read overwrites them.
class TextBlock {
 public:
  std::string_view view() const { return {bytes_.get(), size_}; }
  std::size_t size() const { return size_; }

  // Room for `size` bytes behind the text; extend() makes those that were written part of it.
  std::span<char> room(std::size_t size);
  void extend(std::size_t size) { size_ += size; }

  void append(std::string_view text);
  void truncate(std::size_t size) { size_ = size; }

 private:
  std::unique_ptr<char[]> bytes_;
  std::size_t size_ = 0;
  std::size_t capacity_ = 0;
};

class LineBlocks {
 public:
  // Blocks have 64 KiB at first, so that small inputs cost little, and grow up to `max_block` bytes. They are larger
  // only for lines up to `max_line` bytes (below 2 GiB).
  LineBlocks(ByteSource& source, std::size_t max_block, std::size_t max_line)
      : source_(source), max_block_(max_block), max_line_(max_line) {}

  // Puts the next block into `block`, which then ends with a line feed (one is added to an unfinished last line).
  // Returns false at the end of the input, or when a line is too long: see line_too_long().
  bool next(TextBlock& block);

  // A line longer than max_line stopped the reading. It comes after all blocks handed out.
  bool line_too_long() const { return line_too_long_; }

 private:
  ByteSource& source_;
  std::size_t max_block_;
  std::size_t block_size_ = std::size_t{64} << 10U;
  std::size_t max_line_;
  TextBlock rest_;  // the start of a line whose end has not been read
  bool at_start_ = true;
  bool at_end_ = false;
  bool line_too_long_ = false;
};

}  // namespace kontor::syntax

// Cuts input into blocks of whole lines.
#pragma once

#include <cstddef>
#include <string>

#include "kontor/base/input_file.hpp"

namespace kontor::syntax {

class LineBlocks {
 public:
  // Blocks have 64 KiB at first, so that small inputs cost little, and grow up to `max_block` bytes. They are larger only
  // for lines up to `max_line` bytes (below 2 GiB).
  LineBlocks(ByteSource& source, std::size_t max_block, std::size_t max_line)
      : source_(source), max_block_(max_block), max_line_(max_line) {}

  // Puts the next block into `block`, which then ends with a line feed (one is added to an unfinished last line).
  // Returns false at the end of the input, or when a line is too long: see line_too_long().
  bool next(std::string& block);

  // A line longer than max_line stopped the reading. It comes after all blocks handed out.
  bool line_too_long() const { return line_too_long_; }

 private:
  ByteSource& source_;
  std::size_t max_block_;
  std::size_t block_size_ = std::size_t{64} << 10U;
  std::size_t max_line_;
  std::string rest_;  // the start of a line whose end has not been read
  bool at_start_ = true;
  bool at_end_ = false;
  bool line_too_long_ = false;
};

}  // namespace kontor::syntax

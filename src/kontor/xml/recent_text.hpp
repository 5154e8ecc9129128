// The part of a text that a push parser works on: what was fed and not yet passed, and the line around it. Turns byte
// offsets, which never go back, into places.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

#include "kontor/base/error.hpp"

namespace kontor::xml {

class RecentText {
 public:
  // Makes room for `size` bytes behind the text and gives it to be filled; then `grow` says how many were.
  char* room(std::size_t size);
  void grow(std::size_t size) { text_.resize(text_.size() - room_ + size), room_ = 0; }

  // Bytes that arrived so far.
  std::uint64_t size() const { return offset_ + text_.size(); }

  // The place of the byte at `offset`. A byte order mark in UTF-8 takes no column.
  Place place(std::uint64_t offset);

  // The text from `offset` on, as far as it is still there.
  std::string_view from(std::uint64_t offset) const;

  // The line that place() was last asked for, without its line end; empty if its beginning is gone.
  std::string_view current_line() const;

 private:
  std::string text_;
  std::size_t room_ = 0;
  std::uint64_t offset_ = 0;   // of the first byte of text_
  std::uint64_t counted_ = 0;  // offset up to which lines are counted
  std::uint64_t line_ = 1;
  std::uint64_t line_begin_ = 0;  // offset
};

}  // namespace kontor::xml

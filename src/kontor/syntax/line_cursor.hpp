// A place in a block of lines while it is parsed: what is ahead, how pieces of it are referred to, and messages.
// Internal to the parser of lines.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

#include "kontor/syntax/parsed_lines.hpp"

namespace kontor::syntax {

// Nothing here checks for the end of the block: it ends with a line feed.
class LineCursor {
 protected:
  // `block` must outlive the cursor, as must `out`, whose line count and decoded text are used.
  LineCursor(std::string_view block, ParsedLines& out)
      : block_(block), position_(block.data()), line_begin_(block.data()), out_(out) {}
  ~LineCursor() = default;
  LineCursor(const LineCursor&) = delete;
  LineCursor& operator=(const LineCursor&) = delete;

  const char* block_end() const { return block_.data() + block_.size(); }

  void skip_blanks() {
    while (*position_ == ' ' || *position_ == '\t') ++position_;
  }

  // One character beyond ASCII. `where` is for the message.
  void read_utf8(std::string_view where);

  // Up to the line feed; never empty.
  std::string_view rest_of_line() const {
    const auto offset = static_cast<std::size_t>(position_ - block_.data());
    return block_.substr(offset, block_.find('\n', offset) - offset);
  }

  // What may belong to the escape here; the rest of the line may be long.
  std::string_view escape_ahead() const {
    constexpr std::size_t longest = std::string_view("\\U0010FFFF").size();
    return block_.substr(static_cast<std::size_t>(position_ - block_.data()), longest);
  }

  std::string_view text(TextRange range) const {
    if (range.offset < block_.size()) return block_.substr(range.offset, range.size);
    return std::string_view(out_.decoded).substr(range.offset - block_.size(), range.size);
  }

  TextRange range(std::string_view piece) const {
    return {static_cast<std::uint32_t>(piece.data() - block_.data()), static_cast<std::uint32_t>(piece.size())};
  }

  // What was added to the decoded text since it had `from` bytes.
  TextRange decoded_range(std::size_t from) const {
    return {static_cast<std::uint32_t>(block_.size() + from), static_cast<std::uint32_t>(out_.decoded.size() - from)};
  }

  std::uint32_t column(const char* at) const { return static_cast<std::uint32_t>(at - line_begin_ + 1); }

  // The character there for a message.
  std::string describe(const char* at) const;

  [[noreturn]] void fail_expected(std::string_view what) const;
  [[noreturn]] void fail(const char* at, std::string message) const;

  std::string_view block_;
  const char* position_;
  const char* line_begin_;
  ParsedLines& out_;
};

}  // namespace kontor::syntax

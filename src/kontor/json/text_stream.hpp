// The characters of a JSON text for RapidJSON, read block by block: checks UTF-8 and keeps count of where the current
// token starts, which RapidJSON does not tell. Internal to json/.
//
// RapidJSON reports a token when it has been consumed (brackets: just before). Between two tokens stand only
// separators: blanks, commas and colons. So the start of a token is found by walking over the separators behind the one
// before, and since a line cannot end inside a token, lines are counted on that walk.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "kontor/json/json_reader.hpp"

namespace kontor::json {

class TextStream {
 public:
  using Ch = char;

  // Throws Error if the source starts like another encoding than UTF-8.
  TextStream(ByteSource& source, std::string_view name, std::size_t max_token);

  // RapidJSON's stream concept: '\0' stands for the end, see at_end().
  char Peek() const { return *cursor_; }
  char Take() {
    const char c = *cursor_;
    if (++cursor_ == end_) refill();
    return c;
  }
  std::size_t Tell() const { return block_offset_ + static_cast<std::size_t>(cursor_ - buffer_.data()); }
  // The part of the concept for parsing in place, which is never used.
  char* PutBegin() { return nullptr; }
  void Put(char) {}
  void Flush() {}
  std::size_t PutEnd(char*) { return 0; }

  // The start of the token that has just been consumed, or of what stands at the cursor.
  Position token_start();

  // What follows belongs to the next token. Called after each token.
  void next_token();

  bool at_end() const { return at_end_ && cursor_ == end_; }

  // Whether a comma stands before the current token.
  bool after_comma() const { return after_comma_; }

  // Up to `count` bytes from `offset`, as far as they are in memory.
  std::string_view text_at(std::size_t offset, std::size_t count) const;

  // The place of a byte in the current token or behind it on the same line.
  Place place_at(std::size_t offset);

  // Throws Error at a place in the current line.
  [[noreturn]] void fail(const std::string& message, Place place) const;

 private:
  void refill();
  void fill_block();
  void skip_separators();
  void check_block();
  void check_encoding() const;
  [[noreturn]] void fail_encoding(std::size_t index);

  ByteSource& source_;
  std::string name_;
  std::size_t max_token_;
  std::vector<char> buffer_;
  const char* cursor_ = nullptr;
  const char* end_ = nullptr;
  std::size_t block_offset_ = 0;  // of buffer_[0] in the text
  std::string carry_;             // the start of a UTF-8 sequence that the block cuts
  bool at_end_ = false;

  std::size_t mark_ = 0;  // separators before this offset have been walked over
  std::size_t line_begin_ = 0;
  std::uint64_t line_ = 1;
  bool after_comma_ = false;
  bool token_found_ = false;  // mark_ is the start of the current token
};

}  // namespace kontor::json

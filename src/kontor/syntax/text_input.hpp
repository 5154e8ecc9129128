// A text read from front to back, one character at a time with some lookahead, that knows the place where it is.
//
// Holds one block of input, the end of the block before it (to show the line of an error) and what lookahead needs.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

#include "kontor/base/error.hpp"
#include "kontor/base/input_file.hpp"
#include "kontor/syntax/characters.hpp"

namespace kontor::syntax {

class TextInput {
 public:
  // What peek answers behind the last byte.
  static constexpr int end = -1;

  // A byte order mark at the start is skipped. `name` is for messages.
  TextInput(ByteSource& source, std::string name);

  // The next byte (0 to 255), or `end`.
  int peek() {
    if (position_ == limit_ && !refill(1)) return end;
    return static_cast<unsigned char>(*position_);
  }

  // The byte `ahead` bytes behind the next one.
  int peek(std::size_t ahead) {
    if (static_cast<std::size_t>(limit_ - position_) <= ahead && !refill(ahead + 1)) return end;
    return static_cast<unsigned char>(position_[ahead]);
  }

  // At least the next `count` bytes, fewer only at the end of the input. Valid until the next call that may read.
  std::string_view window(std::size_t count) {
    if (static_cast<std::size_t>(limit_ - position_) < count) refill(count);
    return {position_, static_cast<std::size_t>(limit_ - position_)};
  }

  // Moves on over `count` bytes that were seen and hold no line feed.
  void skip(std::size_t count = 1) { position_ += count; }

  // Moves on over one byte that was seen, whatever it is.
  void advance() {
    if (*position_++ == '\n') {
      ++line_;
      line_begin_ = offset();
    }
  }

  // Where the next byte stands.
  Place place() const { return {line_, offset() - line_begin_ + 1}; }

  const std::string& name() const { return name_; }

  // The next character for a message: "'x'", "the end of the line", "a control character" ...
  std::string describe_next();

  // Throws Error for `place`, which is in the current line or, without a source line to show, before it.
  [[noreturn]] void fail(std::string message, Place place);
  [[noreturn]] void fail(std::string message) { fail(std::move(message), place()); }

 private:
  // Reads until at least `count` bytes are ahead. False if the input ends before.
  bool refill(std::size_t count);

  // Bytes before position_ since the start of the input.
  std::uint64_t offset() const { return buffer_offset_ + static_cast<std::uint64_t>(position_ - buffer_.data()); }

  ByteSource& source_;
  std::string name_;
  std::string buffer_;
  const char* position_;
  const char* limit_;
  std::uint64_t buffer_offset_ = 0;
  std::uint64_t line_ = 1;
  std::uint64_t line_begin_ = 0;  // offset
  bool at_end_ = false;
};

// Whether a byte that peek answered is of the class.
inline bool is_byte(CharacterClass which, int byte) {
  return byte != TextInput::end && is(which, static_cast<char>(byte));
}

}  // namespace kontor::syntax

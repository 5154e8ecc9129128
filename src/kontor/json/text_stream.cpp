#include "kontor/json/text_stream.hpp"

#include <algorithm>
#include <array>

#include "kontor/base/utf8.hpp"

namespace kontor::json {
namespace {

constexpr std::size_t block_size = std::size_t{1} << 16U;

bool is_separator(char c) {
  return c == ' ' || c == '\n' || c == '\r' || c == '\t' || c == ',' || c == ':';
}

// How many bytes at the end of `text` start a UTF-8 sequence that goes on behind it.
std::size_t cut_sequence(std::string_view text) {
  for (std::size_t back = 1; back <= 3 && back <= text.size(); ++back) {
    const auto byte = static_cast<unsigned char>(text[text.size() - back]);
    if (byte < 0x80) return 0;
    if (byte >= 0xC0) {
      const std::size_t length = byte >= 0xF0 ? 4 : byte >= 0xE0 ? 3 : 2;
      return length > back ? back : 0;
    }
  }
  return 0;
}

std::string hex(unsigned char byte) {
  constexpr std::string_view digits = "0123456789ABCDEF";
  return {'0', 'x', digits[byte >> 4U], digits[byte & 15U]};
}

}  // namespace

TextStream::TextStream(ByteSource& source, std::string_view name, std::size_t max_token)
    : source_(source), name_(name), max_token_(max_token), buffer_(block_size + 1) {
  fill_block();
  check_encoding();
  check_block();
  if (text_at(0, 3) == "\xEF\xBB\xBF") {
    cursor_ += 3;
    mark_ = 3;
  }
}

// Reads the next block behind the bytes carried over; at the end of the source the block may be empty.
void TextStream::fill_block() {
  char* const begin = buffer_.data();
  std::copy(carry_.begin(), carry_.end(), begin);
  std::size_t filled = carry_.size();
  carry_.clear();
  filled += fill(source_, {begin + filled, block_size - filled});
  at_end_ = filled < block_size;
  if (!at_end_) {
    const std::size_t cut = cut_sequence({begin, filled});
    carry_.assign(begin + filled - cut, cut);
    filled -= cut;
  }
  cursor_ = begin;
  end_ = begin + filled;
  buffer_[filled] = '\0';
}

// The block is consumed. Remembers what is needed of it and reads the next.
void TextStream::refill() {
  skip_separators();
  const std::size_t next = block_offset_ + static_cast<std::size_t>(end_ - buffer_.data());
  if (token_found_ && next - mark_ > max_token_) {
    fail("string is longer than " + std::to_string(max_token_) + " bytes", place_at(mark_));
  }
  if (at_end_) return;
  block_offset_ = next;
  fill_block();
  check_block();
}

// Moves the mark to the start of the current token, or to the end of the block if there are only separators.
void TextStream::skip_separators() {
  if (token_found_) return;
  const char* at = buffer_.data() + (mark_ - block_offset_);
  for (; at < end_ && is_separator(*at); ++at) {
    if (*at == ',') after_comma_ = true;
    if (*at == '\n') {
      ++line_;
      line_begin_ = block_offset_ + static_cast<std::size_t>(at + 1 - buffer_.data());
    }
  }
  token_found_ = at < end_;
  mark_ = block_offset_ + static_cast<std::size_t>(at - buffer_.data());
}

Position TextStream::token_start() {
  skip_separators();
  return {mark_, {line_, mark_ - line_begin_ + 1}};
}

void TextStream::next_token() {
  const std::size_t start = token_start().offset;
  token_found_ = false;
  after_comma_ = false;
  mark_ = std::max(start + 1, Tell());
}

Place TextStream::place_at(std::size_t offset) {
  skip_separators();
  return {line_, offset - line_begin_ + 1};
}

std::string_view TextStream::text_at(std::size_t offset, std::size_t count) const {
  if (offset < block_offset_) return {};
  const std::string_view block(buffer_.data(), static_cast<std::size_t>(end_ - buffer_.data()));
  return block.substr(std::min(offset - block_offset_, block.size()), count);
}

void TextStream::fail(const std::string& message, Place place) const {
  Location location{name_, place, {}};
  if (place.line == line_ && line_begin_ >= block_offset_) {
    const std::string_view rest = text_at(line_begin_, block_size);
    location.source_line = std::string(rest.substr(0, rest.find_first_of("\r\n")));
  }
  throw Error(message, location);
}

void TextStream::check_encoding() const {
  const std::string_view start = text_at(0, 4);
  if (start.starts_with("\xFE\xFF") || start.starts_with("\xFF\xFE") ||
      start.substr(0, 2).find('\0') != std::string_view::npos || (start.size() > 2 && start[1] == '\0')) {
    throw Error("the text is in UTF-16 or UTF-32, expected UTF-8", {name_, {1, 1}, {}});
  }
}

void TextStream::check_block() {
  const std::string_view block(buffer_.data(), static_cast<std::size_t>(end_ - buffer_.data()));
  const std::size_t invalid = find_invalid_utf8(block);
  if (invalid != std::string_view::npos) fail_encoding(invalid);
}

// Counts the lines up to a byte of the block that is not UTF-8: the parser has not come so far yet.
void TextStream::fail_encoding(std::size_t index) {
  const std::string_view block(buffer_.data(), static_cast<std::size_t>(end_ - buffer_.data()));
  const std::string_view before = block.substr(0, index);
  line_ += static_cast<std::uint64_t>(std::count(before.begin(), before.end(), '\n'));
  const std::size_t last_line = before.rfind('\n');
  if (last_line != std::string_view::npos) line_begin_ = block_offset_ + last_line + 1;
  const auto byte = static_cast<unsigned char>(block[index]);
  std::string message = "byte " + hex(byte) + " is not UTF-8";
  if (at_end_ && cut_sequence(block.substr(index)) == block.size() - index) {
    message = "the text ends within a UTF-8 character";
  } else if (byte >= 0xA0) {
    std::string latin;
    append_utf8(latin, byte);
    message += " (in Latin-1 it is '" + latin + "': convert the text to UTF-8)";
  }
  throw Error(message, {name_, {line_, block_offset_ + index - line_begin_ + 1}, {}});
}

}  // namespace kontor::json

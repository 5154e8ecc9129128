#include "kontor/syntax/text_input.hpp"

#include <algorithm>
#include <utility>

#include "kontor/base/utf8.hpp"

namespace kontor::syntax {
namespace {

constexpr std::size_t block_size = std::size_t{64} << 10U;

// How much of a line is kept for messages when a block ends within it.
constexpr std::size_t kept_line = std::size_t{4} << 10U;

}  // namespace

TextInput::TextInput(ByteSource& source, std::string name)
    : source_(source), name_(std::move(name)), position_(buffer_.data()), limit_(buffer_.data()) {
  if (window(3).starts_with("\xEF\xBB\xBF")) {
    position_ += 3;
    line_begin_ = 3;
  }
}

bool TextInput::refill(std::size_t count) {
  auto ahead = static_cast<std::size_t>(limit_ - position_);
  if (!at_end_) {
    const auto behind = static_cast<std::size_t>(position_ - buffer_.data());
    const std::size_t in_line = static_cast<std::size_t>(offset() - line_begin_);
    const std::size_t kept = std::min({behind, in_line, kept_line});
    std::string next(kept + ahead + std::max(count, block_size), '\0');
    std::copy(position_ - kept, limit_, next.data());
    buffer_offset_ += behind - kept;
    std::size_t filled = kept + ahead;
    while (filled - kept < count && !at_end_) {
      const std::size_t read = source_.read({next.data() + filled, next.size() - filled});
      at_end_ = read == 0;
      filled += read;
    }
    buffer_ = std::move(next);
    position_ = buffer_.data() + kept;
    limit_ = buffer_.data() + filled;
    ahead = filled - kept;
  }
  return ahead >= count;
}

std::string TextInput::describe_next() {
  const int next = peek();
  if (next == end) return "the end of the input";
  if (next == '\n' || next == '\r') return "the end of the line";
  if (next == ' ') return "a space";
  if (next < 0x20 || next == 0x7F) return "a control character";
  const std::string_view ahead = window(4);
  std::size_t length = 0;
  if (decode_utf8(ahead, length) == invalid_code_point) return "a byte that is not UTF-8";
  return "'" + std::string(ahead.substr(0, length)) + "'";
}

void TextInput::fail(std::string message, Place place) {
  Location location{name_, place, {}};
  constexpr std::size_t shown_behind = 200;
  window(shown_behind);  // may drop the start of a long line, so what is kept is looked at afterwards
  if (place.line == line_ && line_begin_ >= buffer_offset_) {
    const char* const begin = buffer_.data() + (line_begin_ - buffer_offset_);
    const char* const line_end = std::find_if(position_, limit_, [](char c) { return c == '\n' || c == '\r'; });
    location.source_line.assign(begin, line_end);
  }
  throw Error(std::move(message), std::move(location));
}

}  // namespace kontor::syntax

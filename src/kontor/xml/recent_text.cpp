#include "kontor/xml/recent_text.hpp"

#include <algorithm>
#include <cstring>

namespace kontor::xml {
namespace {

// How much of a line is kept for messages once it is passed.
constexpr std::size_t kept_line = std::size_t{4} << 10U;

}  // namespace

char* RecentText::room(std::size_t size) {
  const std::uint64_t line = std::max(line_begin_, counted_ - std::min<std::uint64_t>(counted_, kept_line));
  if (line > offset_) {
    text_.erase(0, static_cast<std::size_t>(line - offset_));
    offset_ = line;
  }
  const std::size_t before = text_.size();
  room_ = size;
  text_.resize(before + size);
  return text_.data() + before;
}

Place RecentText::place(std::uint64_t offset) {
  if (counted_ == 0 && from(0).starts_with("\xEF\xBB\xBF")) line_begin_ = 3;
  offset = std::min(std::max(offset, counted_), size());
  const char* const end = text_.data() + (offset - offset_);
  for (const char* at = text_.data() + (counted_ - offset_); at < end; ++at) {
    at = static_cast<const char*>(std::memchr(at, '\n', static_cast<std::size_t>(end - at)));
    if (at == nullptr) break;
    ++line_;
    line_begin_ = offset_ + static_cast<std::uint64_t>(at - text_.data()) + 1;
  }
  counted_ = offset;
  return {line_, offset < line_begin_ ? 1 : offset - line_begin_ + 1};
}

std::string_view RecentText::from(std::uint64_t offset) const {
  if (offset < offset_ || offset > size()) return {};
  return std::string_view(text_).substr(static_cast<std::size_t>(offset - offset_));
}

std::string_view RecentText::current_line() const {
  const std::string_view rest = from(line_begin_);
  return rest.substr(0, rest.find_first_of("\r\n"));
}

}  // namespace kontor::xml

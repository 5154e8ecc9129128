#include "kontor/source/json_lines.hpp"

#include <algorithm>
#include <cstring>

namespace kontor::source {
namespace {

constexpr std::size_t block_size = std::size_t{1} << 18U;

}  // namespace

bool LineSource::next() {
  while (read_line()) {
    if (text_.find_first_not_of(" \t\r") != std::string_view::npos) return true;
  }
  return false;
}

bool LineSource::read_line() {
  std::size_t searched = begin_;
  for (;;) {
    const void* found = end_ > searched ? std::memchr(buffer_.data() + searched, '\n', end_ - searched) : nullptr;
    if (found != nullptr || (begin_ < end_ && !fill())) {
      const std::size_t line_end =
          found != nullptr ? static_cast<std::size_t>(static_cast<const char*>(found) - buffer_.data()) : end_;
      text_ = std::string_view(buffer_).substr(begin_, line_end - begin_);
      offset_ = consumed_ + begin_;
      ++line_;
      begin_ = found != nullptr ? line_end + 1 : end_;
      return true;
    }
    if (begin_ == end_ && !fill()) return false;
    searched = begin_;
  }
}

bool LineSource::fill() {
  std::memmove(buffer_.data(), buffer_.data() + begin_, end_ - begin_);
  consumed_ += begin_;
  end_ -= begin_;
  begin_ = 0;
  if (end_ > max_line_) {
    throw Error("line of more than " + std::to_string(max_line_ >> 20U) + " MB", {name_, {line_ + 1, 1}, {}});
  }
  if (buffer_.size() < end_ + block_size) buffer_.resize(std::max(end_ + block_size, buffer_.size() * 2));
  const std::size_t count = bytes_.read({buffer_.data() + end_, buffer_.size() - end_});
  end_ += count;
  return count > 0;
}

}  // namespace kontor::source

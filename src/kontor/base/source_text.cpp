#include "kontor/base/source_text.hpp"

#include <algorithm>

namespace kontor {
namespace {

std::string_view line_at(std::string_view text, std::size_t begin) {
  std::string_view line = text.substr(begin, text.find('\n', begin) - begin);
  if (!line.empty() && line.back() == '\r') line.remove_suffix(1);
  return line;
}

}  // namespace

Place SourceText::place(std::size_t offset) const {
  const std::string_view before = text_.substr(0, std::min(offset, text_.size()));
  if (before.size() < counted_) counted_ = lines_ = line_begin_ = 0;
  const std::string_view uncounted = before.substr(counted_);
  lines_ += static_cast<std::uint64_t>(std::count(uncounted.begin(), uncounted.end(), '\n'));
  const std::size_t last_feed = uncounted.rfind('\n');
  if (last_feed != std::string_view::npos) line_begin_ = counted_ + last_feed + 1;
  counted_ = before.size();
  return {lines_ + 1, before.size() - line_begin_ + 1};
}

Location SourceText::location(std::size_t offset) const {
  const Place where = place(offset);
  const std::size_t line_begin = std::min(offset, text_.size()) - (where.column - 1);
  return {std::string(name_), where, std::string(line_at(text_, line_begin))};
}

std::string_view SourceText::line(std::uint64_t number) const {
  std::size_t begin = 0;
  for (std::uint64_t n = 1; n < number; ++n) {
    begin = text_.find('\n', begin);
    if (begin == std::string_view::npos) return {};
    ++begin;
  }
  return number == 0 ? std::string_view() : line_at(text_, begin);
}

Location SourceText::location(Place place) const {
  return {std::string(name_), place, std::string(line(place.line))};
}

}  // namespace kontor

// A whole text with its name, and the way from a byte offset in it to a Location that a message can show.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

#include "kontor/base/error.hpp"

namespace kontor {

// Holds views only: name and text must outlive it. Not thread-safe: it remembers the last place it was asked for, so
// that places asked for in the order of the text are found in one pass.
class SourceText {
 public:
  SourceText(std::string_view name, std::string_view text) : name_(name), text_(text) {}

  std::string_view name() const { return name_; }
  std::string_view text() const { return text_; }

  // The place of the byte at `offset` (0-based; the end of the text is allowed).
  Place place(std::size_t offset) const;

  // The same with file name and source line.
  Location location(std::size_t offset) const;

  // The line (1-based) without its line end; empty if there is no such line.
  std::string_view line(std::uint64_t number) const;

  // A Location from a place that a parser counted itself.
  Location location(Place place) const;

 private:
  std::string_view name_;
  std::string_view text_;
  mutable std::size_t counted_ = 0;  // bytes whose lines are counted in lines_
  mutable std::uint64_t lines_ = 0;
  mutable std::size_t line_begin_ = 0;  // of the line that counted_ stands in
};

}  // namespace kontor

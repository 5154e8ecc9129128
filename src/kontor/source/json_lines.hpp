// JSON Lines: a text with one JSON value per line. Internal to source/.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

#include "kontor/base/input_file.hpp"
#include "kontor/json/json_reader.hpp"

namespace kontor::source {

// The lines of a source that are not blank.
class LineSource {
 public:
  // Throws Error from next() when a line has more than `max_line` bytes.
  LineSource(ByteSource& bytes, std::string name, std::size_t max_line)
      : bytes_(bytes), name_(std::move(name)), max_line_(max_line) {}

  bool next();

  // The current line without its end, valid until next().
  std::string_view text() const { return text_; }
  std::uint64_t line() const { return line_; }      // 1-based
  std::uint64_t offset() const { return offset_; }  // of its first byte, 0-based

 private:
  bool read_line();
  bool fill();

  ByteSource& bytes_;
  std::string name_;
  std::size_t max_line_;
  std::string buffer_;
  std::size_t begin_ = 0;
  std::size_t end_ = 0;
  std::uint64_t consumed_ = 0;
  std::string_view text_;
  std::uint64_t line_ = 0;
  std::uint64_t offset_ = 0;
};

// Passes events on with the positions of one line turned into positions of the whole text.
class ShiftedPositions final : public json::Handler {
 public:
  ShiftedPositions(json::Handler& target, std::uint64_t offset, std::uint64_t line)
      : target_(target), offset_(offset), line_(line) {}

  void null(const json::Position& p) override { target_.null(shift(p)); }
  void boolean(bool value, const json::Position& p) override { target_.boolean(value, shift(p)); }
  void number(std::string_view lexical_form, const json::Position& p) override { target_.number(lexical_form, shift(p)); }
  void string(std::string_view value, const json::Position& p) override { target_.string(value, shift(p)); }
  void begin_object(const json::Position& p) override { target_.begin_object(shift(p)); }
  void key(std::string_view name, const json::Position& p) override { target_.key(name, shift(p)); }
  void end_object(const json::Position& p) override { target_.end_object(shift(p)); }
  void begin_array(const json::Position& p) override { target_.begin_array(shift(p)); }
  void end_array(const json::Position& p) override { target_.end_array(shift(p)); }

 private:
  json::Position shift(const json::Position& p) const {
    return {p.offset + offset_, {p.place.line + line_ - 1, p.place.column}};
  }

  json::Handler& target_;
  std::uint64_t offset_;
  std::uint64_t line_;
};

}  // namespace kontor::source

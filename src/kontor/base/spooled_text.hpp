// A text that is read more than once, though it may come from a pipe. What memory should not hold waits in a temporary
// file.
#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <string>
#include <string_view>

#include "kontor/base/error.hpp"
#include "kontor/base/input_file.hpp"
#include "kontor/base/temporary_file.hpp"

namespace kontor {

class SpooledText {
 public:
  // Reads all of `source`; texts of up to `in_memory` bytes stay in memory. Throws Error if reading or writing fails.
  explicit SpooledText(ByteSource& source, std::size_t in_memory = std::size_t{4} << 20U);

  std::uint64_t size() const { return file_ == nullptr ? text_.size() : file_->size(); }

  // Reads the text from its start. This object must outlive it.
  std::unique_ptr<ByteSource> open() const;

  // The whole text, which then no longer waits anywhere: the object is done with.
  std::string take();

  // The place of a byte (0-based) with its source line, unless that is very long.
  Location location(std::string_view name, std::uint64_t offset) const;

 private:
  std::string text_;
  std::unique_ptr<TemporaryFile> file_;
};

}  // namespace kontor

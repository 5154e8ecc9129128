// A source that gives its text in pieces of a few bytes, as a network or a slow pipe does.
#pragma once

#include <algorithm>
#include <string_view>

#include "kontor/base/input_file.hpp"

namespace kontor::test {

class SlowSource final : public ByteSource {
 public:
  explicit SlowSource(std::string_view text, std::size_t step = 1) : text_(text), step_(step) {}
  std::size_t read(std::span<char> buffer) override {
    const std::size_t count = std::min({buffer.size(), text_.size(), step_});
    text_.copy(buffer.data(), count);
    text_.remove_prefix(count);
    return count;
  }

 private:
  std::string_view text_;
  std::size_t step_;
};

}  // namespace kontor::test

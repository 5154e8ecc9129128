// Text that is written out again and again, and is copied in large steps without looking at where it ends: behind it
// there is room to read, and there must be as much room to write. Internal to syntax/.
#pragma once

#include <cstddef>
#include <cstring>
#include <string>
#include <string_view>

namespace kontor::syntax {

class PaddedText {
 public:
  // Bytes that copying may write behind the text. Most IRIs are over with the first step.
  static constexpr std::size_t step = 64;

  PaddedText() : bytes_(step, '\0') {}

  std::size_t size() const { return bytes_.size() - step; }
  std::string_view view() const { return {bytes_.data(), size()}; }

  void assign(std::string_view text) {
    bytes_.assign(text);
    bytes_.append(step, '\0');
  }

  // Returns the end of what was copied.
  char* copy_to(char* out) const {
    std::memcpy(out, bytes_.data(), step);
    for (std::size_t i = step; i < size(); i += step) std::memcpy(out + i, bytes_.data() + i, step);
    return out + size();
  }

 private:
  std::string bytes_;
};

}  // namespace kontor::syntax

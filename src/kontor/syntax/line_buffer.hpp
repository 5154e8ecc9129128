// The text of lines on their way out. Terms are checked and copied in one go where they hold nothing unusual. Internal
// to syntax/.
#pragma once

#include <cstddef>
#include <cstring>
#include <memory>
#include <string>
#include <string_view>

namespace kontor::syntax {

class LineBuffer {
 public:
  explicit LineBuffer(std::size_t capacity) : text_(new char[capacity]), capacity_(capacity) {}

  std::size_t size() const { return used_; }
  std::string_view view() const { return {text_.get(), used_}; }
  void clear() { used_ = 0; }

  void put(char c) { *room(1) = c, ++used_; }
  void put(std::string_view text) {
    copy(room(text.size()), text);
    used_ += text.size();
  }

  // <iri>. Throws Error like append_iri.
  void put_iri(std::string_view iri);

  // "text". Throws Error like append_string.
  void put_string(std::string_view text);

 private:
  // Terms are short: a few moves of sixteen bytes, the last two overlapping, are over before memcpy is called.
  static void copy(char* out, std::string_view text) {
    constexpr std::size_t step = 16;
    if (text.size() < step) {
      std::memcpy(out, text.data(), text.size());
      return;
    }
    const std::size_t last = text.size() - step;
    for (std::size_t i = 0; i < last; i += step) std::memcpy(out + i, text.data() + i, step);
    std::memcpy(out + last, text.data() + last, step);
  }

  // Where `size` more bytes can be written.
  char* room(std::size_t size) {
    if (capacity_ - used_ < size) grow(size);
    return text_.get() + used_;
  }
  void grow(std::size_t size);

  std::unique_ptr<char[]> text_;
  std::size_t capacity_;
  std::size_t used_ = 0;
  std::string scratch_;
};

}  // namespace kontor::syntax

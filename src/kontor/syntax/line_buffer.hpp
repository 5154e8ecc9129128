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
    std::memcpy(room(text.size()), text.data(), text.size());
    used_ += text.size();
  }

  // <iri>. Throws Error like append_iri.
  void put_iri(std::string_view iri);

  // "text". Throws Error like append_string.
  void put_string(std::string_view text);

 private:
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

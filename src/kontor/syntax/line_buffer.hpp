// The text of lines on their way out. Terms are checked and copied in one go where they hold nothing unusual. Internal
// to syntax/.
#pragma once

#include <cstddef>
#include <cstring>
#include <memory>
#include <string>
#include <string_view>

#include "kontor/syntax/byte_words.hpp"
#include "kontor/syntax/padded_text.hpp"

namespace kontor::syntax {

class LineBuffer {
 public:
  explicit LineBuffer(std::size_t capacity) : text_(new char[capacity]), capacity_(capacity) {}

  std::size_t size() const { return used_; }
  std::string_view view() const { return {text_.get(), used_}; }
  void clear() { used_ = 0; }
  void cut(std::size_t size) { used_ = size; }

  void put(char c) { *room(1) = c, ++used_; }
  void put(std::string_view text) {
    copy(room(text.size()), text);
    used_ += text.size();
  }
  void put(const PaddedText& text) { used_ = static_cast<std::size_t>(text.copy_to(room(text.size())) - text_.get()); }

  // <iri>. Throws Error like append_iri.
  void put_iri(std::string_view iri) {
    char* const out = room(iri.size() + 2);
    *out = '<';
    if (!copy_usual<InIri>(out + 1, iri.data(), iri.size())) return put_unusual_iri(iri);
    out[iri.size() + 1] = '>';
    used_ += iri.size() + 2;
  }

  // "text". Throws Error like append_string.
  void put_string(std::string_view text) {
    char* const out = room(text.size() + 2);
    *out = '"';
    if (!copy_usual<InString>(out + 1, text.data(), text.size())) return put_unusual_string(text);
    out[text.size() + 1] = '"';
    used_ += text.size() + 2;
  }

 private:
  void put_unusual_iri(std::string_view iri);
  void put_unusual_string(std::string_view text);

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

  // Where `size` more bytes can be written, and as many as PaddedText needs.
  char* room(std::size_t size) {
    if (capacity_ - used_ < size + PaddedText::step) grow(size + PaddedText::step);
    return text_.get() + used_;
  }
  void grow(std::size_t size);

  std::unique_ptr<char[]> text_;
  std::size_t capacity_;
  std::size_t used_ = 0;
  std::string scratch_;
};

}  // namespace kontor::syntax

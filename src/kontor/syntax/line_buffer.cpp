#include "kontor/syntax/line_buffer.hpp"

#include <algorithm>

#include "kontor/syntax/term_writer.hpp"

namespace kontor::syntax {

void LineBuffer::grow(std::size_t size) {
  const std::size_t capacity = std::max(2 * capacity_, used_ + size);
  std::unique_ptr<char[]> larger(new char[capacity]);
  std::memcpy(larger.get(), text_.get(), used_);
  text_ = std::move(larger);
  capacity_ = capacity;
}

void LineBuffer::put_unusual_iri(std::string_view iri) {
  scratch_.clear();
  append_iri(scratch_, iri);
  put(scratch_);
}

void LineBuffer::put_unusual_string(std::string_view text) {
  scratch_.clear();
  append_string(scratch_, text);
  put(scratch_);
}

}  // namespace kontor::syntax

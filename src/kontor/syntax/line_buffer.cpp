#include "kontor/syntax/line_buffer.hpp"

#include <algorithm>
#include <cstdint>

#include "kontor/syntax/byte_words.hpp"
#include "kontor/syntax/characters.hpp"
#include "kontor/syntax/term_writer.hpp"

namespace kontor::syntax {
namespace {

constexpr bool is_unusual(unsigned char c) {
  return c < 0x20 || c >= 0x7F || c == '"' || c == '\\';
}

// Copies text up to its end or to something unusual. Returns how much that is.
std::size_t copy_plain(char* out, std::string_view text) {
  std::size_t i = 0;
  for (; text.size() - i >= sizeof(std::uint64_t); i += sizeof(std::uint64_t)) {
    std::uint64_t word = 0;
    std::memcpy(&word, text.data() + i, sizeof word);
    if (unusual_in_string(word) != 0) return i;
    std::memcpy(out + i, &word, sizeof word);
  }
  for (; i < text.size() && !is_unusual(static_cast<unsigned char>(text[i])); ++i) out[i] = text[i];
  return i;
}

// Copies an IRI, unless a character is no ASCII or may not stand in an IRI. Returns whether it did.
bool copy_iri(char* out, std::string_view iri) {
  std::size_t i = 0;
  for (; iri.size() - i >= sizeof(std::uint64_t); i += sizeof(std::uint64_t)) {
    std::uint64_t word = 0;
    std::memcpy(&word, iri.data() + i, sizeof word);
    if (unusual_in_iri(word) != 0) break;
    std::memcpy(out + i, &word, sizeof word);
  }
  for (; i < iri.size() && is(iri_ref, iri[i]); ++i) out[i] = iri[i];
  return i == iri.size();
}

}  // namespace

void LineBuffer::grow(std::size_t size) {
  const std::size_t capacity = std::max(2 * capacity_, used_ + size);
  std::unique_ptr<char[]> larger(new char[capacity]);
  std::memcpy(larger.get(), text_.get(), used_);
  text_ = std::move(larger);
  capacity_ = capacity;
}

void LineBuffer::put_iri(std::string_view iri) {
  char* const out = room(iri.size() + 2);
  *out = '<';
  if (copy_iri(out + 1, iri)) {
    out[iri.size() + 1] = '>';
    used_ += iri.size() + 2;
    return;
  }
  scratch_.clear();
  append_iri(scratch_, iri);
  put(scratch_);
}

void LineBuffer::put_string(std::string_view text) {
  char* const out = room(text.size() + 2);
  *out = '"';
  if (copy_plain(out + 1, text) == text.size()) {
    out[text.size() + 1] = '"';
    used_ += text.size() + 2;
    return;
  }
  scratch_.clear();
  append_string(scratch_, text);
  put(scratch_);
}

}  // namespace kontor::syntax

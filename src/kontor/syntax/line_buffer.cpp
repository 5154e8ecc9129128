#include "kontor/syntax/line_buffer.hpp"

#include <algorithm>
#include <cstdint>

#include "kontor/syntax/characters.hpp"
#include "kontor/syntax/term_writer.hpp"

namespace kontor::syntax {
namespace {

constexpr std::uint64_t each(std::uint64_t byte) {
  return byte * 0x0101010101010101U;
}

// Some byte of the word is zero, or below `limit` (at most 0x80). "Bit Twiddling Hacks", Sean Eron Anderson.
constexpr std::uint64_t any_zero(std::uint64_t word) {
  return (word - each(1)) & ~word & each(0x80);
}
constexpr std::uint64_t any_below(std::uint64_t word, std::uint64_t limit) {
  return (word - each(limit)) & ~word & each(0x80);
}

// Some of eight bytes is no ASCII or must be escaped: a control character, a quotation mark or a backslash.
constexpr bool is_unusual(std::uint64_t word) {
  return ((word & each(0x80)) | any_below(word, 0x20) | any_zero(word ^ each('"')) | any_zero(word ^ each('\\')) |
          any_zero(word ^ each(0x7F))) != 0;
}

constexpr bool is_unusual(unsigned char c) {
  return c < 0x20 || c >= 0x7F || c == '"' || c == '\\';
}

// Copies text up to its end or to something unusual. Returns how much that is.
std::size_t copy_plain(char* out, std::string_view text) {
  std::size_t i = 0;
  for (; text.size() - i >= sizeof(std::uint64_t); i += sizeof(std::uint64_t)) {
    std::uint64_t word = 0;
    std::memcpy(&word, text.data() + i, sizeof word);
    if (is_unusual(word)) return i;
    std::memcpy(out + i, &word, sizeof word);
  }
  for (; i < text.size() && !is_unusual(static_cast<unsigned char>(text[i])); ++i) out[i] = text[i];
  return i;
}

// Some of eight bytes is no ASCII or may not stand in an IRI: up to 0x20, "<>\^`{|}. '~' counts as unusual, too.
constexpr bool is_unusual_in_iri(std::uint64_t word) {
  const std::uint64_t folded = word | each(0x02);  // < with >, \ with ^
  return ((word & each(0x80)) | ((word + each(0x80 - '{')) & each(0x80)) | any_below(word, 0x21) |
          any_zero(word ^ each('"')) | any_zero(folded ^ each('>')) | any_zero(folded ^ each('^')) |
          any_zero(word ^ each('`'))) != 0;
}

// Copies an IRI, unless a character is no ASCII or may not stand in an IRI. Returns whether it did.
bool copy_iri(char* out, std::string_view iri) {
  std::size_t i = 0;
  for (; iri.size() - i >= sizeof(std::uint64_t); i += sizeof(std::uint64_t)) {
    std::uint64_t word = 0;
    std::memcpy(&word, iri.data() + i, sizeof word);
    if (is_unusual_in_iri(word)) break;
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

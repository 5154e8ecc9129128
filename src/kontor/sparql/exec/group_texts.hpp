// The texts that GROUP_CONCAT makes, of all groups in one array.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "kontor/base/large_array.hpp"

namespace kontor::sparql {

// A text lies in pieces, each at least as long as all before it, so it takes at most twice its length and is never
// copied while it grows.
class GroupTexts {
 public:
  // One of the texts; zeros are one that nothing was appended to.
  struct Text {
    std::uint32_t first = 0;
    std::uint32_t last = 0;
    std::uint32_t size = 0;

    bool is_begun() const { return first != 0; }
  };

  // Of 16 MiB at most. Throws std::bad_alloc.
  void append(Text& text, std::string_view added);

  // Calls take(text) for the pieces of a text.
  template <typename Take>
  void each_piece(const Text& text, const Take& take) const {
    for (std::uint32_t place = text.first; place != 0;) {
      const Piece piece = read(place);
      take(std::string_view(chars(place), piece.size));
      place = piece.next;
    }
  }

  // The text, which is in `joined` if it lies in several pieces.
  std::string_view view(const Text& text, std::string& joined) const;

  // As RowSet::memory_bytes, once something is appended to a text that will have this size.
  std::size_t memory_bytes(std::size_t size) const {
    return bytes_.memory_bytes(bytes_.size() + size + 2 * (unit + sizeof(Piece)));
  }

 private:
  // Before the characters of a piece.
  struct Piece {
    std::uint32_t next = 0;  // 0: none
    std::uint32_t capacity = 0;
    std::uint32_t size = 0;
  };
  static constexpr std::size_t unit = 8;  // where pieces begin: so places have 32 bits

  Piece read(std::uint32_t place) const;
  void write(std::uint32_t place, const Piece& piece);
  const char* chars(std::uint32_t place) const { return bytes_.data() + place * unit + sizeof(Piece); }
  std::uint32_t add_piece(std::size_t capacity);

  LargeArray<char> bytes_;
};

}  // namespace kontor::sparql

#include "kontor/sparql/exec/group_texts.hpp"

#include <algorithm>
#include <cstring>
#include <new>

namespace kontor::sparql {

GroupTexts::Piece GroupTexts::read(std::uint32_t place) const {
  Piece piece;
  std::memcpy(&piece, bytes_.data() + place * unit, sizeof piece);
  return piece;
}

void GroupTexts::write(std::uint32_t place, const Piece& piece) {
  std::memcpy(bytes_.data() + place * unit, &piece, sizeof piece);
}

// Of at least this capacity.
std::uint32_t GroupTexts::add_piece(std::size_t capacity) {
  const std::size_t begin = std::max(bytes_.size(), unit);  // no piece is at 0
  const std::size_t size = (sizeof(Piece) + capacity + unit - 1) / unit * unit;
  if (begin / unit > UINT32_MAX) throw std::bad_alloc();
  bytes_.resize(begin + size);
  const auto place = static_cast<std::uint32_t>(begin / unit);
  write(place, {0, static_cast<std::uint32_t>(size - sizeof(Piece)), 0});
  return place;
}

void GroupTexts::append(Text& text, std::string_view added) {
  if (!text.is_begun()) text.first = text.last = add_piece(added.size());
  while (true) {
    Piece piece = read(text.last);
    const std::size_t fitting = std::min<std::size_t>(added.size(), piece.capacity - piece.size);
    std::copy_n(added.data(), fitting, bytes_.data() + text.last * unit + sizeof(Piece) + piece.size);
    piece.size += static_cast<std::uint32_t>(fitting);
    text.size += static_cast<std::uint32_t>(fitting);
    added.remove_prefix(fitting);
    if (!added.empty()) piece.next = add_piece(std::max<std::size_t>(added.size(), text.size));
    write(text.last, piece);
    if (added.empty()) return;
    text.last = piece.next;
  }
}

std::string_view GroupTexts::view(const Text& text, std::string& joined) const {
  if (!text.is_begun()) return {};
  if (text.first == text.last) return {chars(text.first), text.size};
  joined.clear();
  joined.reserve(text.size);
  each_piece(text, [&](std::string_view piece) { joined += piece; });
  return joined;
}

}  // namespace kontor::sparql

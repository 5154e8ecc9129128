// A part of an XML document as a tape: its nodes in document order in one array, their texts in two strings. The
// elements around it come first, with their attributes only, so that paths can look at the attributes of parents.
//
//   <a k="1"><b>x<c/>y</b></a>, the item being b:   0 a   1 @k   2 b   3 "x"   4 c   5 "y"
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "kontor/base/error.hpp"
#include "kontor/xml/parser.hpp"

namespace kontor::source {

class XmlTape {
 public:
  using Index = std::uint32_t;
  static constexpr Index none = 0xFFFFFFFFU;
  enum class Kind : std::uint8_t { element, attribute, text };

  // `limit` bounds the memory of one item in bytes; less than 4 GB.
  explicit XmlTape(std::size_t limit = std::size_t{1} << 30U) : limit_(limit) {}

  // Takes back all nodes from number `size` on, none of which may be open.
  void rewind(Index size);
  void begin_element(const xml::Name& name, std::span<const xml::Attribute> attributes, Place place,
                     std::uint64_t offset);
  void end_element();
  void text(std::string_view text);
  // Whether no element is open.
  bool complete() const { return open_.empty(); }

  // The number that the next node gets.
  Index size() const { return static_cast<Index>(nodes_.size()); }
  Kind kind(Index node) const { return nodes_[node].kind; }
  xml::Name name(Index node) const;
  Index parent(Index node) const { return nodes_[node].parent; }
  // Behind the last node inside.
  Index end(Index node) const { return nodes_[node].end; }
  // The string-value (XPath 1.0 section 5): all text inside an element.
  std::string_view value(Index node) const;
  Place place(Index node) const { return nodes_[node].place; }
  std::uint64_t offset(Index node) const { return nodes_[node].offset; }
  // Whether the element says xsi:nil="true" (XML Schema Part 1, section 2.6.2).
  bool is_nil(Index element) const;

 private:
  // Of names_ or content_, which the limit keeps below 4 GB.
  struct Piece {
    std::uint32_t begin = 0;
    std::uint32_t size = 0;
  };
  struct Node {
    Kind kind = Kind::element;
    Index parent = none;
    Index end = none;
    Piece ns;
    Piece local;
    Piece prefix;
    Piece value;  // in content_ for elements and texts, in names_ for attributes
    Place place;
    std::uint64_t offset = 0;
  };

  Piece add_name(std::string_view text);
  std::string_view name_text(Piece piece) const { return std::string_view(names_).substr(piece.begin, piece.size); }
  std::uint32_t content_size() const { return static_cast<std::uint32_t>(content_.size()); }
  void check_size() const;

  std::size_t limit_;
  std::vector<Node> nodes_;
  std::vector<Index> open_;
  std::string names_;    // names, and the values of attributes
  std::string content_;  // all text in document order, so that the value of an element is one piece
};

}  // namespace kontor::source

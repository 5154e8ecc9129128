// What a JSON value must look like, as a tree of shapes: the part of JSON Schema that the messages of the
// Reconciliation Service API need, with messages for people.
#pragma once

#include <string_view>
#include <vector>

#include "kontor/base/source_text.hpp"
#include "kontor/json/value.hpp"

namespace kontor::align {

struct Shape;

struct ShapeMember {
  std::string_view name;
  const Shape* shape = nullptr;
  bool required = false;
};

struct Shape {
  enum class Kind : std::uint8_t { any, string, number, integer, boolean, array, object, map, one_of };

  Kind kind = Kind::any;
  std::vector<ShapeMember> members = {};             // of an object
  bool closed = false;                               // an object may have no other members
  const Shape* element = nullptr;                    // of an array, or the values of a map; null: any
  std::size_t least = 0;                             // elements of an array
  bool unique = false;                               // no element twice
  std::string_view needed = {};                      // a string that must be among the elements of an array
  std::vector<const Shape*> alternatives = {};       // of one_of: at least one must fit
  bool (*accepts)(std::string_view) = nullptr;       // of a string
  std::vector<std::string_view> words = {};          // of a string: the only ones; empty: any
  bool (*consistent)(const json::Value&) = nullptr;  // of an object: what its members must be together
  std::string_view expected = {};                    // in words, for the message; empty: what the kind is called
};

// Throws Error with the place in `source`, which the value comes from, unless the value has the shape.
void check_shape(const json::Value& value, const Shape& shape, const SourceText& source);

// Whether the value has the shape.
bool has_shape(const json::Value& value, const Shape& shape);

}  // namespace kontor::align

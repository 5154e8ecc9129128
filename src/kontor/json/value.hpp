// A JSON text (RFC 8259) as a tree that owns its content.
//
// Numbers keep the characters they were written with, members keep the order of the document, and every value and
// member name knows the byte where it stands, so that a check which runs long after parsing can still point at the
// place:
//
//   const json::Value root = json::parse(text, "registry.json");
//   if (const json::Value* name = root.find("name"); name == nullptr || !name->is_string())
//     throw Error("expected a string 'name'", SourceText("registry.json", text).location(root.offset()));
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "kontor/json/limits.hpp"

namespace kontor::json {

class Value;
struct Member;
using Array = std::vector<Value>;

enum class Kind : std::uint8_t { null, boolean, number, string, array, object };

// "null", "a boolean", "a number", "a string", "an array", "an object": for messages.
std::string_view to_string(Kind kind);

// The members of an object in the order of the document; names are unique. Finding a name takes constant time.
class Object {
 public:
  Object();
  Object(const Object&);
  Object(Object&&) noexcept;
  Object& operator=(const Object&);
  Object& operator=(Object&&) noexcept;
  ~Object();

  std::size_t size() const;
  bool empty() const;
  std::vector<Member>::const_iterator begin() const;
  std::vector<Member>::const_iterator end() const;
  std::vector<Member>::iterator begin();
  std::vector<Member>::iterator end();

  // The value of a member, or nullptr. Valid until the object is changed.
  const Value* find(std::string_view name) const;
  Value* find(std::string_view name);
  bool contains(std::string_view name) const { return find(name) != nullptr; }

  // The value of a member, which is added last as null if there is none.
  Value& operator[](std::string_view name);

  // Adds the member last, or replaces the value of the one that has this name.
  Value& set(std::string_view name, Value value);

  // Adds a member last. The name must be new. `name_offset` is the byte where the name starts in the text.
  Value& append(std::string name, std::size_t name_offset, Value value);

  // Takes O(size). Returns whether there was such a member.
  bool erase(std::string_view name);

 private:
  std::size_t position(std::string_view name) const;
  void index_last();
  void rebuild_index();

  std::vector<Member> members_;
  std::vector<std::uint32_t>
      slots_;  // open addressing, 1 + index of a member, 0 is free; empty while there are few members
};

class Value {
 public:
  Value() = default;  // null
  explicit Value(bool value) : content_(value) {}
  explicit Value(std::string value) : content_(std::move(value)) {}
  explicit Value(std::string_view value) : content_(std::string(value)) {}
  explicit Value(const char* value) : content_(std::string(value)) {}
  explicit Value(Array elements);
  explicit Value(Object members);

  // `lexical_form` must be a number in the sense of RFC 8259, section 6.
  static Value number(std::string lexical_form);
  static Value number(std::int64_t value) { return number(std::to_string(value)); }

  Kind kind() const { return static_cast<Kind>(content_.index()); }
  bool is_null() const { return kind() == Kind::null; }
  bool is_boolean() const { return kind() == Kind::boolean; }
  bool is_number() const { return kind() == Kind::number; }
  bool is_string() const { return kind() == Kind::string; }
  bool is_array() const { return kind() == Kind::array; }
  bool is_object() const { return kind() == Kind::object; }
  bool is_scalar() const { return !is_array() && !is_object(); }

  // The content; the value must be of that kind. A number's content are the characters it was written with.
  bool boolean() const { return std::get<bool>(content_); }
  const std::string& number() const { return std::get<Number>(content_).lexical_form; }
  const std::string& string() const { return std::get<std::string>(content_); }
  const Array& array() const { return std::get<Array>(content_); }
  Array& array() { return std::get<Array>(content_); }
  const Object& object() const { return std::get<Object>(content_); }
  Object& object() { return std::get<Object>(content_); }

  // The number as a double: the nearest one, infinity beyond the range.
  double to_double() const;

  // The member of an object, or nullptr if there is none or this is no object.
  const Value* find(std::string_view name) const { return is_object() ? object().find(name) : nullptr; }

  // The byte of the text where the value starts, 0-based; 0 for values that do not come from a text.
  std::size_t offset() const { return offset_; }
  void set_offset(std::size_t offset) { offset_ = offset; }

  // Equal content: members in any order, numbers by their mathematical value (1, 1.0 and 10e-1 are equal).
  friend bool operator==(const Value& a, const Value& b);

 private:
  struct Number {
    std::string lexical_form;
  };

  std::variant<std::monostate, bool, Number, std::string, Array, Object> content_;
  std::size_t offset_ = 0;
};

struct Member {
  std::string name;
  std::size_t name_offset = 0;  // the byte of the text where the name starts (its quotation mark)
  Value value;
};

inline std::size_t Object::size() const {
  return members_.size();
}
inline bool Object::empty() const {
  return members_.empty();
}

// Whether two numbers as RFC 8259 writes them are mathematically equal, at any precision.
bool equal_numbers(std::string_view a, std::string_view b);

// Whether a number as RFC 8259 writes it has no fractional part (1, 1.0 and 10e-1 have none).
bool is_integral(std::string_view number);

// Parses a whole text. `name` is what messages call it. Throws Error with line and column if the text is not JSON, is
// not UTF-8 or exceeds the limits.
Value parse(std::string_view text, std::string_view name = {}, const Limits& limits = {});

}  // namespace kontor::json

// A part of a JSON text as a tape: its values in document order in one array, their texts in one string. Building one
// allocates nothing once it has grown to the size of the largest item, which is what mapping a million items asks for.
// It is small, for one core writes it and another one reads it: a value takes 32 bytes, and names of members that come
// again and again are there once.
//
//   {"a": [1, 2]}   0 object, ends at 4    1 array, key a, ends at 4    2 number    3 number
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "kontor/json/json_reader.hpp"
#include "kontor/source/record.hpp"

namespace kontor::source {

class JsonTape;

// One value on a tape. Valid until the tape is cleared.
class JsonNode {
 public:
  JsonNode() = default;
  JsonNode(const JsonTape& tape, std::uint32_t index) : tape_(&tape), index_(index) {}

  ValueKind kind() const;
  bool is_object() const { return kind() == ValueKind::object; }
  bool is_array() const { return kind() == ValueKind::array; }

  // The kind and the text of a scalar.
  Value value() const;

  // The name under which the value stands in its object; empty elsewhere.
  std::string_view key() const;

  // Where the value starts.
  json::Position position() const;

  // The first child, and the child behind one; past_end() when there is none.
  JsonNode first_child() const { return {*tape_, index_ + 1}; }
  JsonNode next_sibling() const;
  bool within(const JsonNode& parent) const { return index_ < parent.end_index(); }

  // The value behind this one in document order, whatever its depth.
  JsonNode next_in_document() const { return {*tape_, index_ + 1}; }

  // The value of a member, or a node that is not valid.
  JsonNode member(std::string_view name) const;
  // The number of children.
  std::size_t size() const;
  bool valid() const { return tape_ != nullptr; }

  friend bool operator==(const JsonNode&, const JsonNode&) = default;

 private:
  std::uint32_t end_index() const;

  const JsonTape* tape_ = nullptr;
  std::uint32_t index_ = 0;
};

// Built from the events of a reader, one value at a time.
class JsonTape final : public json::Handler {
 public:
  // `limit` bounds the memory of one item in bytes.
  explicit JsonTape(std::size_t limit = std::size_t{1} << 30U) : limit_(limit) {}

  void null(const json::Position& position) override { add(ValueKind::null, {}, position); }
  void boolean(bool value, const json::Position& position) override {
    add(ValueKind::boolean, value ? "true" : "false", position);
  }
  void number(std::string_view lexical_form, const json::Position& position) override {
    add(ValueKind::number, lexical_form, position);
  }
  void string(std::string_view value, const json::Position& position) override {
    add(ValueKind::string, value, position);
  }
  void begin_object(const json::Position& position) override { begin(ValueKind::object, position); }
  void key(std::string_view name, const json::Position& position) override;
  void end_object(const json::Position&) override { end(); }
  void begin_array(const json::Position& position) override { begin(ValueKind::array, position); }
  void end_array(const json::Position&) override { end(); }

  // Whether a whole value has been built.
  bool complete() const { return open_.empty() && !nodes_.empty(); }
  JsonNode root() const { return {*this, 0}; }
  // Whether all of the value with this number has been built.
  bool complete(std::uint32_t index) const;
  // The number that the next value gets.
  std::uint32_t size() const { return static_cast<std::uint32_t>(nodes_.size()); }
  // The memory in use.
  std::size_t bytes() const { return texts_.size() + nodes_.size() * sizeof(Node) + keys_.size() * sizeof(Key); }
  void clear();

 private:
  friend class JsonNode;
  struct Node {
    std::uint32_t kind_and_key;  // three bits for the kind; the key is a number in keys_, 0 if there is none
    std::uint32_t begin;         // of the text; of an array or object: index behind the last value inside
    std::uint32_t text_size;
    std::uint32_t line;  // at most 2^32 - 1
    std::uint64_t column;
    std::uint64_t offset;

    ValueKind kind() const { return static_cast<ValueKind>(kind_and_key & 7U); }
    std::uint32_t key() const { return kind_and_key >> 3U; }
    bool is_container() const { return kind() >= ValueKind::array; }
  };
  static_assert(sizeof(Node) == 32);

  struct Key {
    std::uint32_t begin;
    std::uint32_t size;
  };

  void add(ValueKind kind, std::string_view text, const json::Position& position);
  void begin(ValueKind kind, const json::Position& position);
  void end();
  std::uint32_t append(std::string_view text);
  std::string_view text_of(const Key& key) const { return std::string_view(texts_).substr(key.begin, key.size); }

  std::size_t limit_;
  std::vector<Node> nodes_;
  std::vector<std::uint32_t> open_;
  std::string texts_;
  std::vector<Key> keys_ = {{0, 0}};
  std::array<std::uint32_t, 64> known_keys_ = {};  // by what they look like: the last one of its kind
  std::uint32_t key_ = 0;                          // of the value that comes
};

inline ValueKind JsonNode::kind() const {
  return tape_->nodes_[index_].kind();
}
inline std::uint32_t JsonNode::end_index() const {
  const JsonTape::Node& node = tape_->nodes_[index_];
  return node.is_container() ? node.begin : index_ + 1;
}
inline JsonNode JsonNode::next_sibling() const {
  return {*tape_, end_index()};
}

inline json::Position JsonNode::position() const {
  const JsonTape::Node& node = tape_->nodes_[index_];
  return {node.offset, {node.line, node.column}};
}

inline Value JsonNode::value() const {
  const JsonTape::Node& node = tape_->nodes_[index_];
  if (node.is_container()) return {node.kind(), {}};
  return {node.kind(), std::string_view(tape_->texts_).substr(node.begin, node.text_size)};
}

inline std::string_view JsonNode::key() const {
  return tape_->text_of(tape_->keys_[tape_->nodes_[index_].key()]);
}

}  // namespace kontor::source

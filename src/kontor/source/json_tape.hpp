// A part of a JSON text as a tape: its values in document order in one array, their texts in one string. Building one
// allocates nothing once it has grown to the size of the largest item, which is what mapping a million items asks for.
//
//   {"a": [1, 2]}   0 object, ends at 4    1 array, key a, ends at 4    2 number    3 number
#pragma once

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
  const json::Position& position() const;

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
  // The number that the next value gets.
  std::uint32_t size() const { return static_cast<std::uint32_t>(nodes_.size()); }
  // The memory in use.
  std::size_t bytes() const { return texts_.size() + nodes_.size() * sizeof(Node); }
  void clear();

 private:
  friend class JsonNode;
  struct Node {
    ValueKind kind;
    std::uint32_t text_begin;
    std::uint32_t text_size;
    std::uint32_t key_begin;
    std::uint32_t key_size;
    std::uint32_t end;  // index behind the last value inside
    json::Position position;
  };

  void add(ValueKind kind, std::string_view text, const json::Position& position);
  void begin(ValueKind kind, const json::Position& position);
  void end();
  std::uint32_t append(std::string_view text);

  std::size_t limit_;
  std::vector<Node> nodes_;
  std::vector<std::uint32_t> open_;
  std::string texts_;
  std::uint32_t key_begin_ = 0;
  std::uint32_t key_size_ = 0;
};

inline ValueKind JsonNode::kind() const { return tape_->nodes_[index_].kind; }
inline const json::Position& JsonNode::position() const { return tape_->nodes_[index_].position; }
inline std::uint32_t JsonNode::end_index() const { return tape_->nodes_[index_].end; }
inline JsonNode JsonNode::next_sibling() const { return {*tape_, tape_->nodes_[index_].end}; }

inline Value JsonNode::value() const {
  const JsonTape::Node& node = tape_->nodes_[index_];
  return {node.kind, std::string_view(tape_->texts_).substr(node.text_begin, node.text_size)};
}

inline std::string_view JsonNode::key() const {
  const JsonTape::Node& node = tape_->nodes_[index_];
  return std::string_view(tape_->texts_).substr(node.key_begin, node.key_size);
}

}  // namespace kontor::source

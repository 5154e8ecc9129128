#include "kontor/source/json_tape.hpp"

#include <limits>

namespace kontor::source {

std::string_view to_string(ValueKind kind) {
  switch (kind) {
    case ValueKind::null: return "null";
    case ValueKind::boolean: return "boolean";
    case ValueKind::number: return "number";
    case ValueKind::string: return "string";
    case ValueKind::array: return "array";
    case ValueKind::object: return "object";
  }
  return {};
}

JsonNode JsonNode::member(std::string_view name) const {
  if (!is_object()) return {};
  for (JsonNode child = first_child(); child.within(*this); child = child.next_sibling()) {
    if (child.key() == name) return child;
  }
  return {};
}

std::size_t JsonNode::size() const {
  std::size_t count = 0;
  if (!is_object() && !is_array()) return 0;
  for (JsonNode child = first_child(); child.within(*this); child = child.next_sibling()) ++count;
  return count;
}

void JsonTape::clear() {
  nodes_.clear();
  open_.clear();
  texts_.clear();
  key_size_ = 0;
}

std::uint32_t JsonTape::append(std::string_view text) {
  if (bytes() + text.size() > limit_ || texts_.size() + text.size() > std::numeric_limits<std::uint32_t>::max()) {
    throw Error("an item of more than " + std::to_string(limit_ >> 20U) + " MB cannot be held in memory");
  }
  const auto begin = static_cast<std::uint32_t>(texts_.size());
  texts_ += text;
  return begin;
}

void JsonTape::add(ValueKind kind, std::string_view text, const json::Position& position) {
  const std::uint32_t text_begin = append(text);
  const auto index = static_cast<std::uint32_t>(nodes_.size());
  nodes_.push_back({kind, text_begin, static_cast<std::uint32_t>(text.size()), key_begin_, key_size_, index + 1, position});
  key_size_ = 0;
}

void JsonTape::key(std::string_view name, const json::Position&) {
  key_begin_ = append(name);
  key_size_ = static_cast<std::uint32_t>(name.size());
}

void JsonTape::begin(ValueKind kind, const json::Position& position) {
  open_.push_back(static_cast<std::uint32_t>(nodes_.size()));
  add(kind, {}, position);
}

void JsonTape::end() {
  nodes_[open_.back()].end = static_cast<std::uint32_t>(nodes_.size());
  open_.pop_back();
}

}  // namespace kontor::source

#include "kontor/source/json_tape.hpp"

#include <algorithm>
#include <limits>

namespace kontor::source {

std::string_view to_string(ValueKind kind) {
  switch (kind) {
    case ValueKind::null:
      return "null";
    case ValueKind::boolean:
      return "boolean";
    case ValueKind::number:
      return "number";
    case ValueKind::string:
      return "string";
    case ValueKind::array:
      return "array";
    case ValueKind::object:
      return "object";
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

bool JsonTape::complete(std::uint32_t index) const {
  return index < nodes_.size() && std::find(open_.begin(), open_.end(), index) == open_.end();
}

void JsonTape::clear() {
  nodes_.clear();
  open_.clear();
  texts_.clear();
  keys_.resize(1);
  key_ = 0;
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
  const std::uint32_t begin = append(text);
  nodes_.push_back({key_ << 3U | static_cast<std::uint32_t>(kind), begin, static_cast<std::uint32_t>(text.size()),
                    static_cast<std::uint32_t>(std::min<std::uint64_t>(position.place.line, UINT32_MAX)),
                    position.place.column, position.offset});
  key_ = 0;
}

void JsonTape::key(std::string_view name, const json::Position&) {
  const auto byte = [name](std::size_t i) { return std::size_t{static_cast<unsigned char>(name[i])}; };
  const std::size_t look = name.empty() ? 0 : name.size() + 7 * byte(0) + 31 * byte(name.size() - 1);
  std::uint32_t& known = known_keys_[look % known_keys_.size()];
  if (known == 0 || known >= keys_.size() || text_of(keys_[known]) != name) {
    known = static_cast<std::uint32_t>(keys_.size());
    keys_.push_back({append(name), static_cast<std::uint32_t>(name.size())});
  }
  key_ = known;
}

void JsonTape::begin(ValueKind kind, const json::Position& position) {
  open_.push_back(static_cast<std::uint32_t>(nodes_.size()));
  add(kind, {}, position);
}

void JsonTape::end() {
  nodes_[open_.back()].begin = static_cast<std::uint32_t>(nodes_.size());
  open_.pop_back();
}

}  // namespace kontor::source

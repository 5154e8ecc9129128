#include <algorithm>
#include <functional>

#include "kontor/json/value.hpp"

namespace kontor::json {
namespace {

// Up to this many members, comparing names one by one is faster than hashing.
constexpr std::size_t max_unindexed = 8;

constexpr std::size_t none = static_cast<std::size_t>(-1);

std::size_t hash(std::string_view name) {
  return std::hash<std::string_view>()(name);
}

}  // namespace

Object::Object() = default;
Object::Object(const Object&) = default;
Object::Object(Object&&) noexcept = default;
Object& Object::operator=(const Object&) = default;
Object& Object::operator=(Object&&) noexcept = default;
Object::~Object() = default;

std::vector<Member>::const_iterator Object::begin() const {
  return members_.begin();
}
std::vector<Member>::const_iterator Object::end() const {
  return members_.end();
}
std::vector<Member>::iterator Object::begin() {
  return members_.begin();
}
std::vector<Member>::iterator Object::end() {
  return members_.end();
}

std::size_t Object::position(std::string_view name) const {
  if (slots_.empty()) {
    for (std::size_t i = 0; i < members_.size(); ++i) {
      if (members_[i].name == name) return i;
    }
    return none;
  }
  const std::size_t mask = slots_.size() - 1;
  for (std::size_t slot = hash(name) & mask; slots_[slot] != 0; slot = (slot + 1) & mask) {
    const std::size_t i = slots_[slot] - 1;
    if (members_[i].name == name) return i;
  }
  return none;
}

const Value* Object::find(std::string_view name) const {
  const std::size_t i = position(name);
  return i == none ? nullptr : &members_[i].value;
}

Value* Object::find(std::string_view name) {
  const std::size_t i = position(name);
  return i == none ? nullptr : &members_[i].value;
}

Value& Object::operator[](std::string_view name) {
  Value* value = find(name);
  return value != nullptr ? *value : append(std::string(name), 0, Value());
}

Value& Object::set(std::string_view name, Value value) {
  return (*this)[name] = std::move(value);
}

Value& Object::append(std::string name, std::size_t name_offset, Value value) {
  members_.push_back({std::move(name), name_offset, std::move(value)});
  index_last();
  return members_.back().value;
}

bool Object::erase(std::string_view name) {
  const std::size_t i = position(name);
  if (i == none) return false;
  members_.erase(members_.begin() + static_cast<std::ptrdiff_t>(i));
  rebuild_index();
  return true;
}

void Object::index_last() {
  if (members_.size() <= max_unindexed) return;
  // At most half of the slots are taken.
  if (slots_.size() < members_.size() * 2) {
    rebuild_index();
    return;
  }
  const std::size_t mask = slots_.size() - 1;
  std::size_t slot = hash(members_.back().name) & mask;
  while (slots_[slot] != 0) slot = (slot + 1) & mask;
  slots_[slot] = static_cast<std::uint32_t>(members_.size());
}

void Object::rebuild_index() {
  slots_.clear();
  if (members_.size() <= max_unindexed) return;
  std::size_t capacity = max_unindexed * 4;
  while (capacity < members_.size() * 3) capacity *= 2;
  slots_.resize(capacity);
  const std::size_t mask = capacity - 1;
  for (std::size_t i = 0; i < members_.size(); ++i) {
    std::size_t slot = hash(members_[i].name) & mask;
    while (slots_[slot] != 0) slot = (slot + 1) & mask;
    slots_[slot] = static_cast<std::uint32_t>(i + 1);
  }
}

}  // namespace kontor::json

// Builds trees from the events of a reader: of a whole text, or of parts of it one after the other.
#pragma once

#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "kontor/base/error.hpp"
#include "kontor/json/json_reader.hpp"
#include "kontor/json/value.hpp"

namespace kontor::json {

// Each open array or object stands on a stack until it is complete.
class TreeBuilder final : public Handler {
 public:
  // `name` is what messages call the text. Names that occur twice in an object are handled as `duplicates` says:
  // refusing them throws Error.
  explicit TreeBuilder(std::string_view name, DuplicateNames duplicates = DuplicateNames::refuse)
      : name_(name), duplicates_(duplicates) {}

  // The value that is complete; the next one can follow.
  Value take() { return std::move(root_); }

  void null(const Position& position) override { add(Value(), position.offset); }
  void boolean(bool value, const Position& position) override { add(Value(value), position.offset); }
  void number(std::string_view text, const Position& position) override {
    add(Value::number(std::string(text)), position.offset);
  }
  void string(std::string_view value, const Position& position) override { add(Value(value), position.offset); }
  void begin_array(const Position& position) override { begin(Value(Array()), position); }
  void begin_object(const Position& position) override { begin(Value(Object()), position); }
  void end_array(const Position&) override { end(); }
  void end_object(const Position&) override { end(); }

  void key(std::string_view name, const Position& position) override {
    Level& level = levels_.back();
    level.name.assign(name);
    level.name_offset = position.offset;
    if (duplicates_ == DuplicateNames::refuse && level.value.object().contains(name)) {
      throw Error("duplicate name '" + level.name + "' in an object", {name_, position.place, {}});
    }
  }

 private:
  struct Level {
    Value value;
    std::string name;  // of the member that is being read
    std::size_t name_offset = 0;
  };

  void begin(Value value, const Position& position) {
    value.set_offset(position.offset);
    levels_.push_back({std::move(value), {}, 0});
  }

  void end() {
    Value value = std::move(levels_.back().value);
    levels_.pop_back();
    const std::size_t offset = value.offset();
    add(std::move(value), offset);
  }

  void add(Value value, std::size_t offset) {
    value.set_offset(offset);
    if (levels_.empty()) {
      root_ = std::move(value);
      return;
    }
    Level& level = levels_.back();
    if (level.value.is_array()) {
      level.value.array().push_back(std::move(value));
    } else if (duplicates_ == DuplicateNames::last_wins && level.value.object().contains(level.name)) {
      level.value.object().set(level.name, std::move(value));
    } else {
      level.value.object().append(std::move(level.name), level.name_offset, std::move(value));
    }
  }

  std::string name_;
  DuplicateNames duplicates_;
  std::vector<Level> levels_;
  Value root_;
};

}  // namespace kontor::json

// A value on the heap: what std::unique_ptr is to a pointer, Box is to a value. Copies deeply and compares deeply, so a
// recursive tree of structs and variants stays a regular value type.
#pragma once

#include <memory>
#include <utility>

namespace kontor {

// Never empty, except after it was moved from; then it may only be assigned to or destroyed. T may be incomplete where
// Box<T> is named as a member.
template <typename T>
class Box {
 public:
  Box() : value_(std::make_unique<T>()) {}
  Box(T value) : value_(std::make_unique<T>(std::move(value))) {}  // NOLINT: a T is meant to be usable as a Box
  Box(const Box& other) : value_(std::make_unique<T>(*other)) {}
  Box(Box&& other) noexcept = default;
  Box& operator=(const Box& other) {
    value_ = std::make_unique<T>(*other);
    return *this;
  }
  Box& operator=(Box&& other) noexcept = default;
  ~Box() = default;

  T& operator*() { return *value_; }
  const T& operator*() const { return *value_; }
  T* operator->() { return value_.get(); }
  const T* operator->() const { return value_.get(); }

  friend bool operator==(const Box& a, const Box& b) { return *a == *b; }

 private:
  std::unique_ptr<T> value_;
};

}  // namespace kontor

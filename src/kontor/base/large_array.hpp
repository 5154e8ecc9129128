// An array that grows to gigabytes without being copied, and that goes back to the system at once.
#pragma once

#include <algorithm>
#include <cstddef>
#include <cstring>
#include <new>
#include <span>
#include <type_traits>
#include <utility>

#include "kontor/base/large_blocks.hpp"

namespace kontor {

// Of plain values, for which zeros are a value: what is added is zeros until it is written. A small array is copied
// into another block of the heap when it grows, a large one is moved page by page; pages that nobody has touched take
// no memory. Nothing is destroyed.
template <typename T>
class LargeArray {
  static_assert(std::is_trivially_copyable_v<T> && std::is_trivially_destructible_v<T>);

 public:
  LargeArray() = default;
  explicit LargeArray(std::size_t size) { resize(size); }
  LargeArray(LargeArray&& other) noexcept { swap(other); }
  LargeArray& operator=(LargeArray&& other) noexcept {
    LargeArray(std::move(other)).swap(*this);
    return *this;
  }
  ~LargeArray() { free(); }

  void swap(LargeArray& other) noexcept {
    std::swap(data_, other.data_);
    std::swap(size_, other.size_);
    std::swap(capacity_, other.capacity_);
  }

  std::size_t size() const { return size_; }
  T* data() { return data_; }
  const T* data() const { return data_; }
  T& operator[](std::size_t index) { return data_[index]; }
  const T& operator[](std::size_t index) const { return data_[index]; }
  T* begin() { return data_; }
  T* end() { return data_ + size_; }
  const T* begin() const { return data_; }
  const T* end() const { return data_ + size_; }

  // Adds zeros; it never becomes smaller. Throws std::bad_alloc.
  void resize(std::size_t size) {
    if (size > capacity_) grow(size);
    size_ = size;
  }

  void append(std::span<const T> values) {
    const std::size_t before = size_;
    resize(before + values.size());
    std::copy(values.begin(), values.end(), data_ + before);
  }

  // What it takes, or will take while it grows to this size, if all of it is touched.
  std::size_t memory_bytes(std::size_t size) const {
    const std::size_t places = std::max(capacity_, size > capacity_ ? grown(size) : 0);
    if (is_large(places)) return touched_bytes(std::max(size, size_) * sizeof(T));
    return (places + (size > capacity_ ? capacity_ : 0)) * sizeof(T);
  }

 private:
  static constexpr std::size_t first_capacity = 16;

  static bool is_large(std::size_t places) { return places >= least_large_block / sizeof(T); }

  std::size_t grown(std::size_t size) const { return std::max({size, 2 * capacity_, first_capacity}); }

  void grow(std::size_t size) {
    const std::size_t places = grown(size);
    if (places > static_cast<std::size_t>(-1) / 2 / sizeof(T)) throw std::bad_alloc();
    T* grown_data = nullptr;
    if (is_large(capacity_)) {
      grown_data = static_cast<T*>(grow_large_block(data_, capacity_ * sizeof(T), places * sizeof(T)));
    } else {
      const bool large = is_large(places);
      grown_data = static_cast<T*>(large ? take_large_block(places * sizeof(T)) : ::operator new(places * sizeof(T)));
      std::copy(data_, data_ + size_, grown_data);
      if (!large) std::memset(static_cast<void*>(grown_data + size_), 0, (places - size_) * sizeof(T));
      ::operator delete(data_);
    }
    data_ = grown_data;
    capacity_ = places;
  }

  void free() noexcept {
    if (is_large(capacity_)) return free_large_block(data_, capacity_ * sizeof(T));
    ::operator delete(data_);
  }

  T* data_ = nullptr;
  std::size_t size_ = 0;
  std::size_t capacity_ = 0;
};

}  // namespace kontor

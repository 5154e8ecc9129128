// A table over term ids that costs nothing until it is touched: zeros in memory that the system hands out page by page.
#pragma once

#include <array>
#include <atomic>
#include <bit>
#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <new>
#include <type_traits>

namespace kontor::sparql {

// An array of T for indices of so many bits, all zero at first. Elements never move. Any number of threads may read and
// write; each element is accessed atomically. T is an integer or a pointer.
//
// The elements 2^k .. 2^(k+1)-1 lie in chunk k, which calloc takes from the system as untouched zero pages if it is
// large, so a table over a million ids of which three are used has touched three pages.
template <typename T, unsigned IndexBits = 32>
class LazyArray {
  static_assert(std::is_trivial_v<T> && std::atomic_ref<T>::is_always_lock_free);

 public:
  LazyArray() = default;
  LazyArray(const LazyArray&) = delete;
  LazyArray& operator=(const LazyArray&) = delete;
  ~LazyArray() {
    for (std::uint32_t made = made_.load(std::memory_order_relaxed); made != 0; made &= made - 1) {
      std::free(chunks_[static_cast<std::size_t>(std::countr_zero(made))].load(std::memory_order_relaxed));
    }
  }

  T load(std::uint32_t index) const {
    const unsigned k = chunk_of(index);
    T* chunk = chunks_[k].load(std::memory_order_acquire);
    if (chunk == nullptr) return T{};
    return std::atomic_ref<T>(chunk[index - first_of(k)]).load(std::memory_order_acquire);
  }

  // Throws std::bad_alloc if there is no memory.
  void store(std::uint32_t index, T value) {
    const unsigned k = chunk_of(index);
    T* chunk = chunks_[k].load(std::memory_order_acquire);
    if (chunk == nullptr) chunk = make_chunk(k);
    std::atomic_ref<T>(chunk[index - first_of(k)]).store(value, std::memory_order_release);
  }

 private:
  // Ids 0..1023 share the first chunk.
  static constexpr unsigned first_bits = 10;

  static unsigned chunk_of(std::uint32_t index) {
    const auto width = static_cast<unsigned>(std::bit_width(index));
    return width <= first_bits ? 0 : width - first_bits;
  }
  static std::uint32_t first_of(unsigned k) { return k == 0 ? 0 : std::uint32_t{1} << (k + first_bits - 1); }
  static std::size_t size_of(unsigned k) {
    return k == 0 ? std::size_t{1} << first_bits : std::size_t{1} << (k + first_bits - 1);
  }

  T* make_chunk(unsigned k) {
    auto* fresh = static_cast<T*>(std::calloc(size_of(k), sizeof(T)));  // NOLINT(bugprone-sizeof-expression): a pointer
    if (fresh == nullptr) throw std::bad_alloc();
    T* expected = nullptr;
    if (chunks_[k].compare_exchange_strong(expected, fresh, std::memory_order_acq_rel)) {
      made_.fetch_or(std::uint32_t{1} << k, std::memory_order_relaxed);
      return fresh;
    }
    std::free(fresh);
    return expected;
  }

  std::array<std::atomic<T*>, IndexBits + 1 - first_bits> chunks_{};
  std::atomic<std::uint32_t> made_ = 0;  // a bit for each chunk that is there
};

}  // namespace kontor::sparql

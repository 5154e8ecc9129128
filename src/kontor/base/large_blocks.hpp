// Memory for arrays that may have hundreds of megabytes and are read here and there.
#pragma once

#include <cstddef>
#include <new>

namespace kontor {

// Beyond this many bytes a block is one of large_block's.
inline constexpr std::size_t least_large_block = std::size_t{4} << 20U;

// A block of zeros straight from the system, which goes back to it at once when it is freed, in pages that are as large
// as the system can make them: 2 MiB instead of 4 KiB on Linux, which are filled four times as fast and given back
// thirty times as fast. What is not touched takes no memory. Throws std::bad_alloc.
void* take_large_block(std::size_t bytes);
void free_large_block(void* block, std::size_t bytes) noexcept;

// The block with more bytes, in another place. Its pages are moved, not copied, where the system can. Throws
// std::bad_alloc, and leaves it as it is.
void* grow_large_block(void* block, std::size_t bytes, std::size_t more_bytes);

// What a large block takes once so many of its bytes were touched.
std::size_t touched_bytes(std::size_t bytes);

// For containers: small blocks from the heap, large ones as above.
template <typename T>
struct LargeBlocks {
  using value_type = T;

  LargeBlocks() = default;
  template <typename Other>
  LargeBlocks(const LargeBlocks<Other>& /*other*/) noexcept {}

  T* allocate(std::size_t count) {
    if (count >= least_large_block / sizeof(T)) {
      if (count > static_cast<std::size_t>(-1) / 2 / sizeof(T)) throw std::bad_alloc();
      return static_cast<T*>(take_large_block(count * sizeof(T)));
    }
    return static_cast<T*>(::operator new(count * sizeof(T)));
  }
  void deallocate(T* block, std::size_t count) noexcept {
    if (count >= least_large_block / sizeof(T)) return free_large_block(block, count * sizeof(T));
    ::operator delete(block);
  }

  friend bool operator==(const LargeBlocks& /*a*/, const LargeBlocks& /*b*/) { return true; }
};

}  // namespace kontor

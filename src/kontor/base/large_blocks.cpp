#include "kontor/base/large_blocks.hpp"

#include <algorithm>
#include <cstdint>
#include <cstdlib>
#include <cstring>

#ifdef __linux__
#include <sys/mman.h>
#endif

namespace kontor {

#ifdef __linux__

namespace {

constexpr std::size_t huge_page = std::size_t{2} << 20U;

// In whole huge pages.
std::size_t rounded(std::size_t bytes) {
  return (bytes + huge_page - 1) / huge_page * huge_page;
}

}  // namespace

void* take_large_block(std::size_t bytes) {
  // A page more, so that the block can begin where one does; what is too much goes back.
  const std::size_t size = rounded(bytes);
  void* const taken = ::mmap(nullptr, size + huge_page, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
  if (taken == MAP_FAILED) throw std::bad_alloc();
  char* const begin = static_cast<char*>(taken);
  const std::size_t before = rounded(reinterpret_cast<std::uintptr_t>(begin)) - reinterpret_cast<std::uintptr_t>(begin);
  char* const block = begin + before;
  if (before > 0) ::munmap(begin, before);
  if (before < huge_page) ::munmap(block + size, huge_page - before);
#ifdef MADV_HUGEPAGE
  ::madvise(block, size, MADV_HUGEPAGE);  // a wish: without them it is slower
#endif
  return block;
}

void free_large_block(void* block, std::size_t bytes) noexcept {
  ::munmap(block, rounded(bytes));
}

void* grow_large_block(void* block, std::size_t bytes, std::size_t more_bytes) {
  void* const place = take_large_block(more_bytes);
  // A huge page stays one only if it begins where one does.
  const std::size_t size = std::min(rounded(bytes), rounded(more_bytes));
  if (::mremap(block, size, size, MREMAP_MAYMOVE | MREMAP_FIXED, place) != MAP_FAILED) return place;
  free_large_block(place, more_bytes);
  throw std::bad_alloc();
}

std::size_t touched_bytes(std::size_t bytes) {
  return rounded(bytes);
}

#else

void* take_large_block(std::size_t bytes) {
  void* const block = std::calloc(1, bytes);
  if (block == nullptr) throw std::bad_alloc();
  return block;
}

void free_large_block(void* block, std::size_t /*bytes*/) noexcept {
  std::free(block);
}

void* grow_large_block(void* block, std::size_t bytes, std::size_t more_bytes) {
  void* const place = take_large_block(more_bytes);
  std::memcpy(place, block, bytes);
  free_large_block(block, bytes);
  return place;
}

std::size_t touched_bytes(std::size_t bytes) {
  return bytes;
}

#endif

}  // namespace kontor

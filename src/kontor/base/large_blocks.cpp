#include "kontor/base/large_blocks.hpp"

#include <cstdint>

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

#else

void* take_large_block(std::size_t bytes) {
  return ::operator new(bytes);
}

void free_large_block(void* block, std::size_t /*bytes*/) noexcept {
  ::operator delete(block);
}

#endif

}  // namespace kontor

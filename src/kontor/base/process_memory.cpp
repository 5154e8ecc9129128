#include "kontor/base/process_memory.hpp"

#include <charconv>
#include <cstdint>
#include <string_view>

#include <fcntl.h>
#include <unistd.h>

#ifdef __GLIBC__
#include <malloc.h>
#endif

namespace kontor {
namespace {

// Linux's, open as long as the process runs; -1 elsewhere.
int statm() {
  static const int descriptor = ::open("/proc/self/statm", O_RDONLY | O_CLOEXEC);
  return descriptor;
}

}  // namespace

std::size_t resident_bytes() {
  if (statm() < 0) return 0;
  // "SIZE RESIDENT ...", in pages.
  char buffer[128];
  const ssize_t count = ::pread(statm(), buffer, sizeof buffer, 0);
  if (count <= 0) return 0;
  const std::string_view text(buffer, static_cast<std::size_t>(count));
  const std::size_t space = text.find(' ');
  if (space == std::string_view::npos) return 0;
  std::size_t pages = 0;
  std::from_chars(text.data() + space + 1, text.data() + text.size(), pages);
  static const auto page = static_cast<std::size_t>(::sysconf(_SC_PAGESIZE));
  return pages * page;
}

void give_back_large_blocks() {
#ifdef M_MMAP_THRESHOLD
  constexpr int large = 1 << 20;
  ::mallopt(M_MMAP_THRESHOLD, large);
#endif
}

void give_back_free_memory() {
#ifdef __GLIBC__
  ::malloc_trim(0);
#endif
}

}  // namespace kontor

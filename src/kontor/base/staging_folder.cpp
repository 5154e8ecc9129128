#include "kontor/base/staging_folder.hpp"

#include <algorithm>
#include <cerrno>
#include <cstdlib>
#include <filesystem>
#include <string_view>
#include <system_error>
#include <vector>

#include <fcntl.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

namespace kontor {
namespace {

namespace fs = std::filesystem;

constexpr std::string_view random_part = "XXXXXX";  // which mkdtemp fills with letters and digits

std::string staging_name(const std::string& place) {
  return "." + fs::path(place).filename().string() + ".kontor-";
}

bool is_staging_name(std::string_view name, std::string_view start) {
  if (!name.starts_with(start) || name.size() != start.size() + random_part.size()) return false;
  return std::all_of(name.begin() + static_cast<std::ptrdiff_t>(start.size()), name.end(),
                     [](char c) { return (c >= '0' && c <= '9') || (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z'); });
}

int open_folder(const std::string& path) {
  return ::open(path.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC | O_NOFOLLOW);
}

// Removes the folder unless somebody holds its lock.
void remove_abandoned(const fs::path& path) {
  const int folder = open_folder(path);
  if (folder < 0) return;
  std::error_code ignored;
  if (::flock(folder, LOCK_EX | LOCK_NB) == 0) fs::remove_all(path, ignored);
  ::close(folder);
}

// False if the folder was taken for an abandoned one before it could be locked. Where the file system has no locks
// nobody can take it.
bool lock(int folder) {
  if (::flock(folder, LOCK_EX | LOCK_NB) != 0) return errno != EWOULDBLOCK;
  struct stat status {};
  return ::fstat(folder, &status) == 0 && status.st_nlink > 0;
}

}  // namespace

StagingFolder::StagingFolder(const std::string& place) {
  const fs::path parent = fs::path(place).parent_path();
  const std::string start = staging_name(place);
  std::error_code code;
  std::vector<fs::path> found;
  for (fs::directory_iterator entry(parent, code), end; !code && entry != end; entry.increment(code)) {
    if (is_staging_name(entry->path().filename().string(), start)) found.push_back(entry->path());
  }
  for (const fs::path& path : found) remove_abandoned(path);

  for (;;) {
    std::string path = (parent / start).string().append(random_part);
    if (::mkdtemp(path.data()) == nullptr) throw std::system_error(errno, std::generic_category());
    lock_ = open_folder(path);
    if (lock_ < 0 && errno != ENOENT) {
      const int error = errno;
      ::rmdir(path.c_str());
      throw std::system_error(error, std::generic_category());
    }
    if (lock_ >= 0 && lock(lock_)) {
      path_ = std::move(path);
      return;
    }
    if (lock_ >= 0) ::close(lock_);
  }
}

StagingFolder::~StagingFolder() {
  std::error_code code;
  if (!path_.empty()) fs::remove_all(path_, code);
  ::close(lock_);
}

}  // namespace kontor

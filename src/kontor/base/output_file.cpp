#include "kontor/base/output_file.hpp"

#include <cerrno>
#include <cstdio>
#include <cstdlib>
#include <filesystem>

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include "kontor/base/error.hpp"

namespace kontor {
namespace {

// What mkstemp gives is 0600; a result should be as readable as any file the user makes.
mode_t default_mode() {
  const mode_t mask = ::umask(0);
  ::umask(mask);
  return 0666U & ~mask;
}

// The new name of a file is on the disk once its folder is. Errors are in errno.
bool sync_folder(const std::string& path) {
  const std::string folder = std::filesystem::path(path).parent_path().string();
  const int descriptor = ::open(folder.empty() ? "." : folder.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC);
  if (descriptor < 0) return false;
  // File systems that cannot do it for folders say EINVAL.
  const bool done = ::fsync(descriptor) == 0 || errno == EINVAL;
  ::close(descriptor);
  return done;
}

}  // namespace

OutputFile::OutputFile(const std::string& path, Overwrite overwrite, Durability durability)
    : path_(path), durability_(durability), writer_(path == "-" ? "standard output" : path) {
  if (path == "-") {
    writer_.reset(STDOUT_FILENO);
    return;
  }
  struct stat status {};
  const bool exists = ::stat(path.c_str(), &status) == 0;
  if (exists && S_ISDIR(status.st_mode)) throw Error("is a directory, expected a file to write", {path, {}, {}});
  if (exists && !S_ISREG(status.st_mode)) {
    const int descriptor = ::open(path.c_str(), O_WRONLY | O_CLOEXEC);
    if (descriptor < 0) writer_.fail("cannot open for writing", errno);
    writer_.reset(descriptor);
    return;
  }
  if (exists && overwrite == Overwrite::refuse) {
    throw Error("file exists (use --overwrite to replace it)", {path, {}, {}});
  }
  const std::filesystem::path parent = std::filesystem::path(path).parent_path();
  std::error_code code;
  if (!parent.empty()) std::filesystem::create_directories(parent, code);
  temporary_ = path + ".XXXXXX";
  const int descriptor = ::mkstemp(temporary_.data());
  if (descriptor < 0) {
    const int error = errno;
    temporary_.clear();
    writer_.fail("cannot create", error);
  }
  writer_.reset(descriptor);
  ::fchmod(descriptor, exists ? status.st_mode & 07777U : default_mode());
}

OutputFile::~OutputFile() {
  if (!temporary_.empty()) ::unlink(temporary_.c_str());
}

void OutputFile::finish() {
  if (!temporary_.empty() && durability_ == Durability::durable) writer_.sync();
  writer_.close();
  if (temporary_.empty()) return;
  if (std::rename(temporary_.c_str(), path_.c_str()) != 0) writer_.fail("cannot put the file in place", errno);
  temporary_.clear();
  if (durability_ == Durability::durable && !sync_folder(path_)) writer_.fail("cannot put the file in place", errno);
}

}  // namespace kontor

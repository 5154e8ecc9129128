#include "kontor/base/output_file.hpp"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <filesystem>

#include "kontor/base/error.hpp"

namespace kontor {
namespace {

// Large enough that system calls do not show in a profile, small against the memory of any conversion.
constexpr std::size_t buffer_capacity = std::size_t{1} << 18U;

[[noreturn]] void fail(const std::string& file, const char* what, int error) {
  throw Error(std::string(what) + ": " + std::strerror(error), {file == "-" ? "standard output" : file, {}, {}});
}

// What mkstemp gives is 0600; a result should be as readable as any file the user makes.
mode_t default_mode() {
  const mode_t mask = ::umask(0);
  ::umask(mask);
  return 0666U & ~mask;
}

}  // namespace

OutputFile::OutputFile(const std::string& path, Overwrite overwrite) : path_(path) {
  buffer_.reserve(buffer_capacity);
  if (path == "-") {
    descriptor_ = STDOUT_FILENO;
    return;
  }
  struct stat status {};
  const bool exists = ::stat(path.c_str(), &status) == 0;
  if (exists && S_ISDIR(status.st_mode)) throw Error("is a directory, expected a file to write", {path, {}, {}});
  if (exists && !S_ISREG(status.st_mode)) {
    descriptor_ = ::open(path.c_str(), O_WRONLY | O_CLOEXEC);
    if (descriptor_ < 0) fail(path, "cannot open for writing", errno);
    return;
  }
  if (exists && overwrite == Overwrite::refuse) {
    throw Error("file exists (use --overwrite to replace it)", {path, {}, {}});
  }
  const std::filesystem::path parent = std::filesystem::path(path).parent_path();
  std::error_code code;
  if (!parent.empty()) std::filesystem::create_directories(parent, code);
  temporary_ = path + ".XXXXXX";
  descriptor_ = ::mkstemp(temporary_.data());
  if (descriptor_ < 0) {
    const int error = errno;
    temporary_.clear();
    fail(path, "cannot create", error);
  }
  ::fchmod(descriptor_, exists ? status.st_mode & 07777U : default_mode());
}

OutputFile::~OutputFile() {
  if (descriptor_ > STDERR_FILENO) ::close(descriptor_);
  if (!temporary_.empty()) ::unlink(temporary_.c_str());
}

void OutputFile::write(std::string_view bytes) {
  size_ += bytes.size();
  if (buffer_.size() + bytes.size() <= buffer_capacity) {
    buffer_ += bytes;
    return;
  }
  flush(buffer_);
  buffer_.clear();
  if (bytes.size() < buffer_capacity) {
    buffer_ += bytes;
  } else {
    flush(bytes);
  }
}

void OutputFile::flush(std::string_view bytes) {
  while (!bytes.empty()) {
    const ssize_t count = ::write(descriptor_, bytes.data(), bytes.size());
    if (count < 0) {
      if (errno == EINTR) continue;
      if (errno == EPIPE) throw ClosedPipe();
      fail(path_, "cannot write", errno);
    }
    bytes.remove_prefix(static_cast<std::size_t>(count));
  }
}

void OutputFile::finish() {
  flush(buffer_);
  buffer_.clear();
  if (descriptor_ == STDOUT_FILENO) return;
  const int closed = ::close(descriptor_);
  descriptor_ = -1;
  if (closed != 0) fail(path_, "cannot write", errno);
  if (temporary_.empty()) return;
  if (std::rename(temporary_.c_str(), path_.c_str()) != 0) fail(path_, "cannot put the file in place", errno);
  temporary_.clear();
}

}  // namespace kontor

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

std::string folder_of(const std::string& path) {
  const std::string folder = std::filesystem::path(path).parent_path().string();
  return folder.empty() ? "." : folder;
}

// By which an open file without a name can be given one.
std::string link_to(int descriptor) {
  return "/proc/self/fd/" + std::to_string(descriptor);
}

// The new name of a file is on the disk once its folder is. Errors are in errno.
bool sync_folder(const std::string& path) {
  const int descriptor = ::open(folder_of(path).c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC);
  if (descriptor < 0) return false;
  // File systems that cannot do it for folders say EINVAL.
  const bool done = ::fsync(descriptor) == 0 || errno == EINVAL;
  ::close(descriptor);
  return done;
}

}  // namespace

OutputFile::OutputFile(const std::string& path, Overwrite overwrite, Durability durability)
    : path_(path), durability_(durability), overwrite_(overwrite), writer_(path == "-" ? "standard output" : path) {
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
  if (!open_nameless()) {
    temporary_ = path + ".XXXXXX";
    const int descriptor = ::mkostemp(temporary_.data(), O_CLOEXEC);
    if (descriptor < 0) {
      const int error = errno;
      temporary_.clear();
      writer_.fail("cannot create", error);
    }
    writer_.reset(descriptor);
  }
  ::fchmod(writer_.descriptor(), exists ? status.st_mode & 07777U : default_mode());
}

// False if the file system cannot, or the file could not be given a name later.
bool OutputFile::open_nameless() {
  const int descriptor = ::open(folder_of(path_).c_str(), O_TMPFILE | O_WRONLY | O_CLOEXEC, 0600);
  if (descriptor < 0) return false;
  if (::access(link_to(descriptor).c_str(), F_OK) != 0) {
    ::close(descriptor);
    return false;
  }
  writer_.reset(descriptor);
  nameless_ = true;
  return true;
}

// A name that is taken can only be replaced by renaming, so the file gets another one for a moment.
void OutputFile::give_name() {
  const std::string file = link_to(writer_.descriptor());
  const auto link = [&file](const std::string& name) {
    return ::linkat(AT_FDCWD, file.c_str(), AT_FDCWD, name.c_str(), AT_SYMLINK_FOLLOW) == 0;
  };
  if (link(path_)) return;
  if (errno == EEXIST && overwrite_ == Overwrite::allow) {
    const std::string name = path_ + ".kontor-" + std::to_string(::getpid());
    ::unlink(name.c_str());  // of a killed process with our number
    if (link(name)) {
      temporary_ = name;
      return;
    }
  }
  if (errno == EEXIST) throw Error("file exists (use --overwrite to replace it)", {path_, {}, {}});
  writer_.fail("cannot put the file in place", errno);
}

OutputFile::~OutputFile() {
  if (!temporary_.empty()) ::unlink(temporary_.c_str());
}

void OutputFile::finish() {
  const bool direct = temporary_.empty() && !nameless_;
  if (!direct && durability_ == Durability::durable) writer_.sync();
  if (nameless_) {
    writer_.flush();
    give_name();
  }
  writer_.close();
  if (direct) return;
  if (!temporary_.empty() && std::rename(temporary_.c_str(), path_.c_str()) != 0) {
    writer_.fail("cannot put the file in place", errno);
  }
  temporary_.clear();
  if (durability_ == Durability::durable && !sync_folder(path_)) writer_.fail("cannot put the file in place", errno);
}

}  // namespace kontor

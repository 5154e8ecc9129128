#include "kontor/base/output_folder.hpp"

#include <cerrno>
#include <cstdio>
#include <cstring>
#include <filesystem>
#include <system_error>
#include <utility>

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include "kontor/base/descriptor_writer.hpp"
#include "kontor/base/error.hpp"

namespace kontor {
namespace {

namespace fs = std::filesystem;

[[noreturn]] void fail(const std::string& name, const std::string& message) {
  throw Error(message, {name, {}, {}});
}

[[noreturn]] void fail(const std::string& name, const std::string& what, int error) {
  fail(name, what + ": " + std::strerror(error));
}

void check_relative(const std::string& folder, std::string_view relative) {
  const auto refuse = [&] { fail(folder, "'" + std::string(relative) + "' is not a path within the folder"); };
  if (relative.find('\0') != std::string_view::npos) refuse();
  for (std::string_view rest = relative;;) {
    const std::string_view name = rest.substr(0, rest.find('/'));
    if (name.empty() || name == "." || name == "..") refuse();
    if (name.size() == rest.size()) return;
    rest.remove_prefix(name.size() + 1);
  }
}

// Mostly the last folder alone is missing: a site has one for each page, and looking at all above it would take longer
// than making it. That it cannot be made shows when the file is opened.
void make_folder(const std::string& path) {
  if (::mkdir(path.c_str(), 0777) == 0 || errno != ENOENT) return;
  std::error_code code;
  fs::create_directories(path, code);
}

// Puts the folder `from` where `to` is and the other way round. False if the file system cannot do that in one step.
bool swap_folders(const std::string& from, const std::string& to) {
#ifdef RENAME_EXCHANGE
  return ::renameat2(AT_FDCWD, from.c_str(), AT_FDCWD, to.c_str(), RENAME_EXCHANGE) == 0;
#else
  return false;
#endif
}

}  // namespace

// Written straight into the staging folder; counted when it is finished, removed when it is not.
class OutputFolder::FileSink final : public ByteSink {
 public:
  FileSink(OutputFolder& folder, std::string relative)
      : folder_(folder), relative_(std::move(relative)), writer_(folder.name_ + "/" + relative_) {
    const std::string path = staged_path();
    const int flags = O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC;
    int descriptor = ::open(path.c_str(), flags, 0666);
    if (descriptor < 0 && errno == ENOENT) {
      make_folder(path.substr(0, path.rfind('/')));
      descriptor = ::open(path.c_str(), flags, 0666);
    }
    if (descriptor < 0) writer_.fail(errno == EEXIST ? "cannot be written twice" : "cannot create", errno);
    writer_.reset(descriptor);
  }
  ~FileSink() override {
    if (!finished_) ::unlink(staged_path().c_str());
  }
  FileSink(const FileSink&) = delete;
  FileSink& operator=(const FileSink&) = delete;

  void write(std::string_view bytes) override {
    folder_.check_cancelled();
    digest_.update(bytes);
    writer_.write(bytes);
  }

  void finish() override {
    writer_.close();
    finished_ = true;
    const std::scoped_lock lock(folder_.mutex_);
    folder_.files_.insert_or_assign(relative_, File{writer_.size(), digest_.finish()});
  }

 private:
  std::string staged_path() const { return folder_.staging_path() + "/" + relative_; }

  OutputFolder& folder_;
  std::string relative_;
  DescriptorWriter writer_;
  Digest digest_;
  bool finished_ = false;
};

OutputFolder::OutputFolder(const std::string& path, Overwrite overwrite, std::string_view marker) : name_(path) {
  while (name_.size() > 1 && name_.ends_with('/')) name_.pop_back();
  std::error_code code;
  const fs::file_status status = fs::status(name_, code);
  if (fs::exists(status)) {
    if (!fs::is_directory(status)) fail(name_, "is not a folder");
    const bool empty = fs::is_empty(name_, code);
    if (code) fail(name_, "cannot read the folder: " + code.message());
    if (!empty && overwrite == Overwrite::refuse) fail(name_, "folder exists (use --overwrite to replace it)");
    if (!empty && !fs::exists(fs::path(name_) / marker, code)) {
      fail(name_, "will not be replaced: it holds other files and no " + std::string(marker));
    }
    path_ = fs::canonical(name_, code).string();
    if (code) fail(name_, "cannot resolve the path: " + code.message());
    replaces_ = true;
  } else {
    path_ = fs::absolute(name_).lexically_normal().string();
    if (path_.size() > 1 && path_.ends_with('/')) path_.pop_back();  // of "new/."
    fs::create_directories(fs::path(path_).parent_path(), code);
  }
  try {
    staging_.emplace(path_);
  } catch (const std::system_error& error) {
    fail(name_, "cannot create", error.code().value());
  }
  // The staging folder only its owner can read; a result should be as readable as any folder the user makes.
  struct stat old {};
  mode_t mode = 0;
  if (replaces_ && ::stat(path_.c_str(), &old) == 0) {
    mode = old.st_mode & 07777U;
  } else {
    const mode_t mask = ::umask(0);
    ::umask(mask);
    mode = 0777U & ~mask;
  }
  ::chmod(staging_path().c_str(), mode);
}

void OutputFolder::check_cancelled() const {
  if (cancelled_ != nullptr && cancelled_->load(std::memory_order_relaxed))
    fail(name_, "cancelled, nothing was written");
}

std::unique_ptr<ByteSink> OutputFolder::open(std::string_view relative) {
  check_relative(name_, relative);
  check_cancelled();
  return std::make_unique<FileSink>(*this, std::string(relative));
}

void OutputFolder::write(std::string_view relative, std::string_view bytes) {
  const std::unique_ptr<ByteSink> file = open(relative);
  file->write(bytes);
  file->finish();
}

const OutputFolder::File* OutputFolder::find(std::string_view relative) const {
  const std::scoped_lock lock(mutex_);
  const auto found = files_.find(relative);
  return found == files_.end() ? nullptr : &found->second;
}

void OutputFolder::finish() {
  const std::string& staged = staging_path();
  if (!replaces_) {
    if (std::rename(staged.c_str(), path_.c_str()) != 0) fail(name_, "cannot put the folder in place", errno);
    staging_->release();
    return;
  }
  if (!swap_folders(staged, path_)) {
    // In two steps: for a moment nothing is there, and what was there comes back if the second one fails.
    std::string aside = staged + ".old";
    if (std::rename(path_.c_str(), aside.c_str()) != 0) fail(name_, "cannot put the folder in place", errno);
    if (std::rename(staged.c_str(), path_.c_str()) != 0) {
      const int error = errno;
      std::error_code code;
      fs::rename(aside, path_, code);
      fail(name_, "cannot put the folder in place", error);
    }
    staging_->release(std::move(aside));
  }
  // What was replaced lies in the staging folder now.
  staging_.reset();
}

}  // namespace kontor

// A folder beside the place where its content is to go, gone again when it is not needed: .public.kontor-x7Ab2c for
// public. A program that is killed cannot remove its own; the next one that writes to the same place does, and knows by
// a lock that nobody uses it any more.
#pragma once

#include <string>

namespace kontor {

class StagingFolder {
 public:
  // Makes the folder, which only its owner can read, and removes those that were abandoned beside it. `place` is an
  // absolute path whose parent is there. Throws std::system_error if the folder cannot be made.
  explicit StagingFolder(const std::string& place);
  ~StagingFolder();
  StagingFolder(const StagingFolder&) = delete;
  StagingFolder& operator=(const StagingFolder&) = delete;

  // Empty after release().
  const std::string& path() const { return path_; }

  // Another folder is to be removed instead of this one, which was renamed; the empty path: none.
  void release(std::string instead = {}) { path_ = std::move(instead); }

 private:
  std::string path_;
  int lock_ = -1;
};

}  // namespace kontor

// A folder of files that appears whole or not at all.
//
//   OutputFolder folder("public", Overwrite::allow, "catalog.ttl");
//   const std::unique_ptr<ByteSink> file = folder.open("dumps/registry.ttl");
//   ... file->write(...); file->finish();
//   folder.find("dumps/registry.ttl")->sha256;
//   folder.finish();
//
// Everything is written into a staging folder beside the final place, which finish() swaps in by one rename. Until then
// a folder that is there already stays as it was; without finish() nothing of the new one remains.
#pragma once

#include <atomic>
#include <cstdint>
#include <map>
#include <memory>
#include <mutex>
#include <optional>
#include <string>
#include <string_view>

#include "kontor/base/digest.hpp"
#include "kontor/base/output_file.hpp"
#include "kontor/base/staging_folder.hpp"

namespace kontor {

// Files may be opened, written and finished from several threads, each file from one.
class OutputFolder {
 public:
  struct File {
    std::uint64_t size = 0;  // in bytes
    std::string sha256;      // hexadecimal, lower case
  };
  // By path relative to the folder, with '/' between names.
  using Files = std::map<std::string, File, std::less<>>;

  // `path` need not exist, its parents are made. With Overwrite::allow a folder is replaced, all that is in it
  // included; to keep a mistyped path from costing somebody's documents it must be empty or hold a file `marker`.
  // Throws Error if there is something that may not be replaced, or the new folder cannot be made.
  OutputFolder(const std::string& path, Overwrite overwrite, std::string_view marker);
  OutputFolder(const OutputFolder&) = delete;
  OutputFolder& operator=(const OutputFolder&) = delete;

  // Once the flag is true, opening and writing files throws Error: the work was cancelled. Outlives the folder.
  void cancel_when(const std::atomic<bool>& cancelled) { cancelled_ = &cancelled; }

  // A new file; its folders are made. `relative` is a path below this folder: names parted by '/', none of them empty,
  // "." or "..". What is not finished is not in the folder. The sink must not outlive the folder. Throws Error for any
  // other path, for one that was opened before, and if the file cannot be made.
  std::unique_ptr<ByteSink> open(std::string_view relative);

  // A whole file at once.
  void write(std::string_view relative, std::string_view bytes);

  // The files that are finished.
  const Files& files() const { return files_; }

  // A finished file, or null.
  const File* find(std::string_view relative) const;

  // Where the files lie until finish(), to read again what was written. Not for messages.
  const std::string& staging_path() const { return staging_->path(); }

  // Puts the folder in its place. Called once, last. Throws Error; what was there before is then there still.
  void finish();

 private:
  class FileSink;
  void check_cancelled() const;

  std::string name_;  // as the user wrote it
  std::string path_;  // where the folder goes, symbolic links resolved
  std::optional<StagingFolder> staging_;
  bool replaces_ = false;
  const std::atomic<bool>* cancelled_ = nullptr;
  mutable std::mutex mutex_;  // guards the files
  Files files_;
};

}  // namespace kontor

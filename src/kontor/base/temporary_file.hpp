// Files for what does not fit into memory. They have no name: nobody else can open them, and when the program ends,
// however that comes, they are gone.
#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace kontor {

// Written at its end, read anywhere. In the folder that the environment variable TMPDIR names, else in /tmp.
class TemporaryFile {
 public:
  // Throws Error if the file cannot be made.
  TemporaryFile();
  ~TemporaryFile();
  TemporaryFile(const TemporaryFile&) = delete;
  TemporaryFile& operator=(const TemporaryFile&) = delete;

  // Throws Error if there is no room left.
  void append(std::string_view bytes);

  std::uint64_t size() const { return written_ + buffer_.size(); }

  // Fills `bytes` from `offset` on and returns how many there are, fewer only at the end of the file. Throws Error.
  std::size_t read_at(std::uint64_t offset, std::span<char> bytes);

 private:
  void flush();
  [[noreturn]] void fail(const char* what, int error) const;

  std::string folder_;
  int descriptor_ = -1;
  std::uint64_t written_ = 0;
  std::string buffer_;
};

// Records, texts of any size, one after the other in a temporary file that is made for the first of them.
class RecordFile {
 public:
  void append(std::string_view record);
  bool empty() const { return file_ == nullptr; }
  std::uint64_t size() const { return file_ == nullptr ? 0 : file_->size(); }

 private:
  friend class RecordFileReader;
  std::unique_ptr<TemporaryFile> file_;
};

// Reads the records in order. The file must outlive it.
class RecordFileReader {
 public:
  explicit RecordFileReader(const RecordFile& file);

  // Moves to the next record; false at the end.
  bool next();

  // Valid until next().
  std::string_view record() const { return record_; }

 private:
  bool fill(std::size_t size);

  TemporaryFile* file_;
  std::uint64_t offset_ = 0;  // behind the buffer, in the file
  std::string buffer_;
  std::size_t begin_ = 0;  // of what has not been read, in the buffer
  std::string_view record_;
};

// Records dealt out to files by the bits of their hashes. Level 0 looks at the highest six bits, level 1 at the next
// six, and so on.
class RecordPartitions {
 public:
  static constexpr unsigned bits = 6;
  static constexpr unsigned levels = 64 / bits;

  explicit RecordPartitions(unsigned level) : shift_(64 - bits * (level + 1)), files_(std::size_t{1} << bits) {}

  void append(std::uint64_t hash, std::string_view record) {
    files_[hash >> shift_ & ((std::uint64_t{1} << bits) - 1)].append(record);
  }

  // In the order of the hashes.
  std::vector<RecordFile>& files() { return files_; }

 private:
  unsigned shift_;
  std::vector<RecordFile> files_;
};

}  // namespace kontor

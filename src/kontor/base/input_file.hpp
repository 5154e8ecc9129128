// Files as streams of bytes. Input is read in blocks, never memory-mapped: memory stays bounded, a file that another
// program cuts short cannot crash us, and pipes behave like files.
#pragma once

#include <cstddef>
#include <span>
#include <string>
#include <string_view>

namespace kontor {

// A source of bytes, read from front to back.
class ByteSource {
 public:
  virtual ~ByteSource() = default;

  // Puts what there is into `buffer`, which is not empty, and returns the number of bytes: at least one, often fewer
  // than fit (a network gives what has come so far), 0 only at the end. Throws Error if reading fails.
  virtual std::size_t read(std::span<char> buffer) = 0;
};

// Reads until `buffer` is full; fewer bytes only at the end of the source.
std::size_t fill(ByteSource& source, std::span<char> buffer);

// A file, or standard input for the path "-".
class InputFile final : public ByteSource {
 public:
  // Throws Error (with the file as its location) if the file is missing, unreadable or a directory.
  explicit InputFile(const std::string& path);
  ~InputFile() override;
  InputFile(const InputFile&) = delete;
  InputFile& operator=(const InputFile&) = delete;

  std::size_t read(std::span<char> buffer) override;

  const std::string& name() const { return name_; }

  // Size in bytes, 0 if it is not known (pipes).
  std::size_t size() const { return size_; }

 private:
  std::string name_;
  int descriptor_ = -1;
  std::size_t size_ = 0;
};

// Bytes in memory. The text must outlive it.
class MemorySource final : public ByteSource {
 public:
  explicit MemorySource(std::string_view text) : rest_(text) {}
  std::size_t read(std::span<char> buffer) override;

 private:
  std::string_view rest_;
};

// A source whose first bytes can be looked at before they are read. `source` must outlive it.
class PeekedSource final : public ByteSource {
 public:
  // Reads up to `size` bytes ahead.
  explicit PeekedSource(ByteSource& source, std::size_t size = std::size_t{1} << 13U);
  std::size_t read(std::span<char> buffer) override;

  // The first bytes of the source: fewer than asked for only if there are no more. Valid as long as this object.
  std::string_view head() const { return head_; }

 private:
  ByteSource& source_;
  std::string head_;
  std::size_t given_ = 0;
};

// Everything that is left in `source`. Throws Error if that is more than `limit` bytes.
std::string read_all(ByteSource& source, std::size_t limit = std::size_t{4} << 30U);

// The whole file, or standard input for "-".
std::string read_file(const std::string& path);

}  // namespace kontor

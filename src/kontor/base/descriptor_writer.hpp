// Writes bytes to an open file descriptor, buffered, and says what goes wrong under the name that the user knows.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace kontor {

// Owns the descriptor unless it is one of the three standard ones. What is not flushed by close() may be lost.
class DescriptorWriter {
 public:
  // `name` is what messages call the file. The descriptor may be -1 until reset().
  explicit DescriptorWriter(std::string name, int descriptor = -1);
  ~DescriptorWriter();
  DescriptorWriter(const DescriptorWriter&) = delete;
  DescriptorWriter& operator=(const DescriptorWriter&) = delete;

  void reset(int descriptor) { descriptor_ = descriptor; }
  int descriptor() const { return descriptor_; }

  // Throws Error if writing fails (full disk), ClosedPipe if the reader of a pipe is gone.
  void write(std::string_view bytes);

  // Writes what is buffered. Throws like write.
  void flush();

  // Writes what is buffered and waits until the disk has it. Throws like write.
  void sync();

  // Writes what is buffered and closes the descriptor. Throws like write.
  void close();

  // Bytes handed to write() so far.
  std::size_t size() const { return size_; }

  // Throws Error: `what` happened to the file, for the reason `error` (an errno).
  [[noreturn]] void fail(const char* what, int error) const;

 private:
  void flush(std::string_view bytes);

  std::string name_;
  int descriptor_;
  std::string buffer_;
  std::size_t size_ = 0;
};

}  // namespace kontor

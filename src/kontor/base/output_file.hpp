// Where output goes. A file appears whole or not at all: it is written beside its final place and renamed by finish().
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

#include "kontor/base/descriptor_writer.hpp"

namespace kontor {

// A sink of bytes. Closing can fail, so it is an operation of its own: what is not finished counts as not written.
class ByteSink {
 public:
  virtual ~ByteSink() = default;

  // Throws Error if writing fails (full disk), ClosedPipe if the reader of a pipe is gone.
  virtual void write(std::string_view bytes) = 0;

  // Puts everything in its final place. Called once, last. Throws like write.
  virtual void finish() = 0;
};

enum class Overwrite { refuse, allow };

// What finish() has done when it returns: the usual file survives a crash of the program, a durable one also that of
// the machine (the file and its folder are on the disk, in this order), which takes some milliseconds.
enum class Durability { usual, durable };

// A file, or standard output for the path "-". Buffered. Until finish() an existing file stays as it was; without
// finish() nothing is left: the file that is written has no name until then, so not even a killed program leaves one.
// File systems that know no such files get one beside it, PATH.XXXXXX, which a killed program does leave. Devices and
// pipes are written directly.
class OutputFile final : public ByteSink {
 public:
  // Missing parent folders are created. Throws Error if the file exists and may not be overwritten, or cannot be made.
  explicit OutputFile(const std::string& path, Overwrite overwrite = Overwrite::refuse,
                      Durability durability = Durability::usual);
  ~OutputFile() override;
  OutputFile(const OutputFile&) = delete;
  OutputFile& operator=(const OutputFile&) = delete;

  void write(std::string_view bytes) override { writer_.write(bytes); }
  void finish() override;

  // Bytes handed to write() so far.
  std::size_t size() const { return writer_.size(); }

 private:
  bool open_nameless();
  void give_name();

  std::string path_;
  Durability durability_;
  Overwrite overwrite_;
  bool nameless_ = false;
  std::string temporary_;  // empty when written directly or without a name
  DescriptorWriter writer_;
};

// Bytes in memory.
class StringSink final : public ByteSink {
 public:
  void write(std::string_view bytes) override { text_ += bytes; }
  void finish() override {}
  const std::string& text() const { return text_; }
  std::string take() { return std::move(text_); }

 private:
  std::string text_;
};

}  // namespace kontor

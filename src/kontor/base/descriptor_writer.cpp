#include "kontor/base/descriptor_writer.hpp"

#include <cerrno>
#include <cstring>
#include <utility>

#include <unistd.h>

#include "kontor/base/error.hpp"

namespace kontor {
namespace {

// Large enough that system calls do not show in a profile. Writers of bulk hand over pieces of this size, which are not
// copied once more.
constexpr std::size_t buffer_capacity = std::size_t{1} << 16U;

}  // namespace

DescriptorWriter::DescriptorWriter(std::string name, int descriptor)
    : name_(std::move(name)), descriptor_(descriptor) {}

DescriptorWriter::~DescriptorWriter() {
  if (descriptor_ > STDERR_FILENO) ::close(descriptor_);
}

void DescriptorWriter::fail(const char* what, int error) const {
  throw Error(std::string(what) + ": " + std::strerror(error), {name_, {}, {}});
}

void DescriptorWriter::write(std::string_view bytes) {
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

void DescriptorWriter::flush(std::string_view bytes) {
  while (!bytes.empty()) {
    const ssize_t count = ::write(descriptor_, bytes.data(), bytes.size());
    if (count < 0) {
      if (errno == EINTR) continue;
      if (errno == EPIPE) throw ClosedPipe();
      fail("cannot write", errno);
    }
    bytes.remove_prefix(static_cast<std::size_t>(count));
  }
}

void DescriptorWriter::flush() {
  flush(buffer_);
  buffer_.clear();
}

void DescriptorWriter::sync() {
  flush();
  if (::fsync(descriptor_) != 0) fail("cannot write", errno);
}

void DescriptorWriter::close() {
  flush();
  const int descriptor = std::exchange(descriptor_, -1);
  if (descriptor > STDERR_FILENO && ::close(descriptor) != 0) fail("cannot write", errno);
}

}  // namespace kontor

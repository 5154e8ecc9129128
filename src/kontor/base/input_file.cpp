#include "kontor/base/input_file.hpp"

#include <algorithm>
#include <cerrno>
#include <cstring>
#include <deque>
#include <utility>

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include "kontor/base/error.hpp"

namespace kontor {
namespace {

[[noreturn]] void fail(const std::string& file, const std::string& what) {
  throw Error(what, {file, {}, {}});
}

}  // namespace

InputFile::InputFile(const std::string& path) : name_(path) {
  if (path == "-") {
    descriptor_ = STDIN_FILENO;
    return;
  }
  descriptor_ = ::open(path.c_str(), O_RDONLY | O_CLOEXEC);
  if (descriptor_ < 0) {
    fail(path, errno == ENOENT ? "no such file" : std::string("cannot open: ") + std::strerror(errno));
  }
  struct stat status {};
  if (::fstat(descriptor_, &status) == 0) {
    if (S_ISDIR(status.st_mode)) {
      ::close(descriptor_);
      fail(path, "is a directory, expected a file");
    }
    if (S_ISREG(status.st_mode)) size_ = static_cast<std::size_t>(status.st_size);
  }
}

InputFile::~InputFile() {
  if (descriptor_ > STDIN_FILENO) ::close(descriptor_);
}

std::size_t InputFile::read(std::span<char> buffer) {
  std::size_t filled = 0;
  while (filled < buffer.size()) {
    const ssize_t count = ::read(descriptor_, buffer.data() + filled, buffer.size() - filled);
    if (count == 0) break;
    if (count < 0) {
      if (errno == EINTR) continue;
      fail(name_, std::string("cannot read: ") + std::strerror(errno));
    }
    filled += static_cast<std::size_t>(count);
  }
  return filled;
}

std::size_t fill(ByteSource& source, std::span<char> buffer) {
  std::size_t filled = 0;
  while (filled < buffer.size()) {
    const std::size_t count = source.read(buffer.subspan(filled));
    if (count == 0) break;
    filled += count;
  }
  return filled;
}

std::size_t MemorySource::read(std::span<char> buffer) {
  const std::size_t count = std::min(buffer.size(), rest_.size());
  std::copy_n(rest_.data(), count, buffer.data());
  rest_.remove_prefix(count);
  return count;
}

PeekedSource::PeekedSource(ByteSource& source, std::size_t size) : source_(source), head_(size, '\0') {
  head_.resize(fill(source_, head_));
}

std::size_t PeekedSource::read(std::span<char> buffer) {
  const std::size_t count = std::min(buffer.size(), head_.size() - given_);
  std::copy_n(head_.data() + given_, count, buffer.data());
  given_ += count;
  return count + (count < buffer.size() ? source_.read(buffer.subspan(count)) : 0);
}

// In blocks, so that the text is never held twice.
std::string read_all(ByteSource& source, std::size_t limit) {
  constexpr std::size_t first_size = std::size_t{1} << 16U;
  constexpr std::size_t block_size = std::size_t{1} << 20U;
  std::deque<std::string> blocks;
  std::size_t size = 0;
  for (bool more = true; more;) {
    std::string& block = blocks.emplace_back(blocks.empty() ? first_size : block_size, '\0');
    const std::size_t count = fill(source, block);
    more = count == block.size();
    block.resize(count);
    size += count;
    if (size > limit) throw Error("input is larger than " + std::to_string(limit) + " bytes");
  }
  if (blocks.size() == 1) return std::move(blocks.front());
  std::string text;
  text.reserve(size);
  for (; !blocks.empty(); blocks.pop_front()) text += blocks.front();
  return text;
}

std::string read_file(const std::string& path) {
  InputFile file(path);
  return read_all(file);
}

}  // namespace kontor

#include "kontor/base/temporary_file.hpp"

#include <algorithm>
#include <cerrno>
#include <cstdlib>
#include <cstring>

#include <fcntl.h>
#include <unistd.h>

#include "kontor/base/error.hpp"

namespace kontor {
namespace {

constexpr std::size_t write_size = std::size_t{32} << 10U;  // there are 64 files open at a time
constexpr std::size_t read_size = std::size_t{64} << 10U;

std::string temporary_folder() {
  const char* const folder = std::getenv("TMPDIR");  // NOLINT(concurrency-mt-unsafe): nobody sets it
  return folder == nullptr || *folder == '\0' ? "/tmp" : folder;
}

// A file system that knows no files without names gets one whose name is taken away at once.
int open_nameless(const std::string& folder) {
  const int descriptor = ::open(folder.c_str(), O_TMPFILE | O_RDWR | O_EXCL | O_CLOEXEC, 0600);
  if (descriptor >= 0 || (errno != EOPNOTSUPP && errno != EISDIR && errno != EINVAL)) return descriptor;
  std::string name = folder + "/kontor-XXXXXX";
  const int named = ::mkostemp(name.data(), O_CLOEXEC);
  if (named >= 0) ::unlink(name.c_str());
  return named;
}

}  // namespace

TemporaryFile::TemporaryFile() : folder_(temporary_folder()), descriptor_(open_nameless(folder_)) {
  if (descriptor_ < 0) fail("cannot make a temporary file here", errno);
}

TemporaryFile::~TemporaryFile() {
  if (descriptor_ >= 0) ::close(descriptor_);
}

void TemporaryFile::append(std::string_view bytes) {
  buffer_ += bytes;
  if (buffer_.size() >= write_size) flush();
}

void TemporaryFile::flush() {
  std::string_view rest = buffer_;
  while (!rest.empty()) {
    const ::ssize_t count = ::pwrite(descriptor_, rest.data(), rest.size(), static_cast<::off_t>(written_));
    if (count < 0 && errno == EINTR) continue;
    if (count < 0) fail("cannot write a temporary file", errno);
    rest.remove_prefix(static_cast<std::size_t>(count));
    written_ += static_cast<std::uint64_t>(count);
  }
  buffer_.clear();
}

std::size_t TemporaryFile::read_at(std::uint64_t offset, std::span<char> bytes) {
  if (!buffer_.empty()) flush();
  std::size_t done = 0;
  while (done < bytes.size()) {
    const ::ssize_t count =
        ::pread(descriptor_, bytes.data() + done, bytes.size() - done, static_cast<::off_t>(offset + done));
    if (count < 0 && errno == EINTR) continue;
    if (count < 0) fail("cannot read a temporary file", errno);
    if (count == 0) break;
    done += static_cast<std::size_t>(count);
  }
  return done;
}

void TemporaryFile::fail(const char* what, int error) const {
  throw Error(std::string(what) + ": " + std::strerror(error) + " (TMPDIR names another folder)",  // NOLINT(concurrency-mt-unsafe)
              {folder_, {}, {}});
}

void RecordFile::append(std::string_view record) {
  if (file_ == nullptr) file_ = std::make_unique<TemporaryFile>();
  char size[sizeof(std::uint64_t)];
  const std::uint64_t length = record.size();
  std::memcpy(size, &length, sizeof size);
  file_->append({size, sizeof size});
  file_->append(record);
}

RecordFileReader::RecordFileReader(const RecordFile& file) : file_(file.file_.get()) {}

bool RecordFileReader::next() {
  std::uint64_t length = 0;
  if (file_ == nullptr || !fill(sizeof length)) return false;
  std::memcpy(&length, buffer_.data() + begin_, sizeof length);
  begin_ += sizeof length;
  fill(length);
  record_ = std::string_view(buffer_).substr(begin_, length);
  begin_ += length;
  return true;
}

// Sees that there are `size` bytes in the buffer; false at the end of the file.
bool RecordFileReader::fill(std::size_t size) {
  if (buffer_.size() - begin_ >= size) return true;
  buffer_.erase(0, begin_);
  begin_ = 0;
  const std::size_t kept = buffer_.size();
  buffer_.resize(std::max(size, kept + read_size));
  const std::size_t count = file_->read_at(offset_, std::span(buffer_).subspan(kept));
  offset_ += count;
  buffer_.resize(kept + count);
  return buffer_.size() >= size;
}

}  // namespace kontor

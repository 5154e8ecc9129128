#include "kontor/source/archives.hpp"

#include <cstdio>
#include <exception>
#include <utility>
#include <vector>

#include <archive.h>
#include <archive_entry.h>

#include "kontor/base/error.hpp"

namespace kontor::source {
namespace {

constexpr std::size_t block_size = std::size_t{1} << 16U;

template <auto free_function>
struct Deleter {
  template <typename T>
  void operator()(T* handle) const noexcept {
    free_function(handle);
  }
};
using ReadHandle = std::unique_ptr<archive, Deleter<archive_read_free>>;
using WriteHandle = std::unique_ptr<archive, Deleter<archive_write_free>>;
using EntryHandle = std::unique_ptr<archive_entry, Deleter<archive_entry_free>>;
using FileHandle = std::unique_ptr<std::FILE, Deleter<std::fclose>>;

// What libarchive says, without its habit of capital letters.
std::string reason(archive* handle) {
  const char* text = archive_error_string(handle);
  std::string out = text == nullptr ? "unknown error" : text;
  if (out.size() > 1 && out[0] >= 'A' && out[0] <= 'Z' && out[1] >= 'a' && out[1] <= 'z') {
    out[0] = static_cast<char>(out[0] - 'A' + 'a');
  }
  return out;
}

std::string_view noun(Compression compression) {
  switch (compression) {
    case Compression::gzip:
      return "gzip file";
    case Compression::zip:
      return "zip archive";
    case Compression::tar_gzip:
      return "tar archive packed with gzip";
    case Compression::tar_xz:
      return "tar archive packed with xz";
    case Compression::none:
      break;
  }
  return "file";
}

class UnpackedSource final : public ByteSource {
 public:
  UnpackedSource(std::unique_ptr<ByteSource> bytes, Compression compression, std::string name)
      : bytes_(std::move(bytes)), compression_(compression), name_(std::move(name)), input_(block_size) {
    archive* handle = handle_.get();
    switch (compression) {
      case Compression::gzip:
        archive_read_support_filter_gzip(handle);
        archive_read_support_format_empty(handle);
        archive_read_support_format_raw(handle);
        break;
      case Compression::zip:
        archive_read_support_format_zip_streamable(handle);
        break;
      case Compression::tar_gzip:
      case Compression::tar_xz:
        if (compression == Compression::tar_gzip)
          archive_read_support_filter_gzip(handle);
        else
          archive_read_support_filter_xz(handle);
        archive_read_support_format_tar(handle);
        break;
      case Compression::none:
        archive_read_support_format_raw(handle);
        break;
    }
  }

  std::size_t read(std::span<char> buffer) override {
    if (!opened_) open();
    if (at_end_) return 0;
    const la_ssize_t count = archive_read_data(handle_.get(), buffer.data(), buffer.size());
    if (count < 0) fail();  // a warning as well: it says that the checksum is wrong
    return static_cast<std::size_t>(count);
  }

 private:
  // Moves to the first regular file.
  void open() {
    opened_ = true;
    if (archive_read_open(handle_.get(), this, nullptr, read_block, nullptr) != ARCHIVE_OK) fail();
    const bool gzip = archive_filter_code(handle_.get(), 0) == ARCHIVE_FILTER_GZIP;
    if (compression_ == Compression::gzip && !gzip) throw Error("not a gzip file", {name_, {}, {}});
    for (;;) {
      archive_entry* entry = nullptr;
      const int status = archive_read_next_header(handle_.get(), &entry);
      at_end_ = status == ARCHIVE_EOF;
      if (at_end_ && gzip && compression_ == Compression::gzip) return;
      if (at_end_) throw Error("the " + std::string(noun(compression_)) + " holds no file", {name_, {}, {}});
      if (status < ARCHIVE_WARN) fail();
      const auto type = archive_entry_filetype(entry);
      if (type == AE_IFREG || type == 0) return;
    }
  }

  [[noreturn]] void fail() const {
    if (failure_) std::rethrow_exception(failure_);
    throw Error("not a readable " + std::string(noun(compression_)) + ": " + reason(handle_.get()), {name_, {}, {}});
  }

  // No exception may pass through libarchive: the first one is kept and thrown again by fail().
  static la_ssize_t read_block(archive* handle, void* self, const void** block) {
    auto& source = *static_cast<UnpackedSource*>(self);
    try {
      *block = source.input_.data();
      return static_cast<la_ssize_t>(source.bytes_->read(source.input_));
    } catch (...) {
      source.failure_ = std::current_exception();
      archive_set_error(handle, ARCHIVE_FATAL, "cannot read");
      return -1;
    }
  }

  std::unique_ptr<ByteSource> bytes_;
  Compression compression_;
  std::string name_;
  std::vector<char> input_;
  std::exception_ptr failure_;
  bool opened_ = false;
  bool at_end_ = false;
  ReadHandle handle_{archive_read_new()};
};

class PackingSink final : public ByteSink {
 public:
  PackingSink(ByteSink& sink, Compression compression, std::string name)
      : sink_(sink), compression_(compression), name_(std::move(name)) {
    archive* handle = handle_.get();
    switch (compression) {
      case Compression::gzip:
        check(archive_write_add_filter_gzip(handle));
        check(archive_write_set_format_raw(handle));
        break;
      case Compression::zip:
        check(archive_write_set_format_zip(handle));
        break;
      case Compression::tar_gzip:
      case Compression::tar_xz:
        check(compression == Compression::tar_gzip ? archive_write_add_filter_gzip(handle)
                                                   : archive_write_add_filter_xz(handle));
        check(archive_write_set_format_ustar(handle));
        spool_.reset(std::tmpfile());
        if (!spool_) throw Error("cannot make a temporary file");
        break;
      case Compression::none:
        check(archive_write_set_format_raw(handle));
        break;
    }
    if (compression == Compression::gzip || compression == Compression::tar_gzip) {
      check(archive_write_set_filter_option(handle, "gzip", "timestamp", nullptr));
    }
    archive_write_set_bytes_in_last_block(handle, 1);
    check(archive_write_open(handle, this, nullptr, write_block, nullptr));
    if (!spool_) begin_entry(nullptr);
  }

  void write(std::string_view bytes) override {
    size_ += bytes.size();
    if (!spool_) return put(bytes);
    if (std::fwrite(bytes.data(), 1, bytes.size(), spool_.get()) != bytes.size())
      throw Error("cannot write a temporary file");
  }

  void finish() override {
    if (spool_) put_spooled();
    check(archive_write_finish_entry(handle_.get()));
    check(archive_write_close(handle_.get()));
  }

 private:
  void begin_entry(const std::size_t* size) {
    const EntryHandle entry(archive_entry_new());
    archive_entry_set_pathname(entry.get(), name_.c_str());
    archive_entry_set_filetype(entry.get(), AE_IFREG);
    archive_entry_set_perm(entry.get(), 0644);
    archive_entry_set_mtime(entry.get(), 0, 0);
    if (size != nullptr) archive_entry_set_size(entry.get(), static_cast<la_int64_t>(*size));
    check(archive_write_header(handle_.get(), entry.get()));
  }

  void put(std::string_view bytes) {
    while (!bytes.empty()) {
      const la_ssize_t count = archive_write_data(handle_.get(), bytes.data(), bytes.size());
      check(count);
      bytes.remove_prefix(static_cast<std::size_t>(count));
    }
  }

  void put_spooled() {
    begin_entry(&size_);
    std::rewind(spool_.get());
    std::vector<char> block(block_size);
    while (const std::size_t count = std::fread(block.data(), 1, block.size(), spool_.get()))
      put({block.data(), count});
    if (std::ferror(spool_.get()) != 0) throw Error("cannot read a temporary file");
  }

  void check(la_ssize_t status) const {
    if (failure_) std::rethrow_exception(failure_);
    if (status == ARCHIVE_WARN || status >= 0) return;
    throw Error("cannot write the " + std::string(noun(compression_)) + " of '" + name_ +
                "': " + reason(handle_.get()));
  }

  static la_ssize_t write_block(archive* handle, void* self, const void* block, std::size_t size) {
    auto& sink = *static_cast<PackingSink*>(self);
    try {
      sink.sink_.write({static_cast<const char*>(block), size});
      return static_cast<la_ssize_t>(size);
    } catch (...) {
      if (!sink.failure_) sink.failure_ = std::current_exception();
      archive_set_error(handle, ARCHIVE_FATAL, "cannot write");
      return -1;
    }
  }

  ByteSink& sink_;
  Compression compression_;
  std::string name_;
  FileHandle spool_;  // of tar archives, until the size is known
  std::size_t size_ = 0;
  std::exception_ptr failure_;
  WriteHandle handle_{archive_write_new()};
};

}  // namespace

std::unique_ptr<ByteSource> unpack(std::unique_ptr<ByteSource> bytes, Compression compression,
                                   const std::string& name) {
  if (compression == Compression::none) return bytes;
  return std::make_unique<UnpackedSource>(std::move(bytes), compression, name);
}

std::unique_ptr<ByteSink> pack(ByteSink& sink, Compression compression, const std::string& name) {
  return std::make_unique<PackingSink>(sink, compression, name);
}

}  // namespace kontor::source

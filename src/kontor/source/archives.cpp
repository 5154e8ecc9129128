#include "kontor/source/archives.hpp"

#include <zlib.h>

#include <algorithm>
#include <cstdint>
#include <vector>

#include "kontor/base/error.hpp"

namespace kontor::source {
namespace {

constexpr std::size_t block_size = std::size_t{1} << 16U;

// Reads exact amounts, with an error if the source ends before.
class HeaderReader {
 public:
  HeaderReader(ByteSource& bytes, const std::string& name) : bytes_(bytes), name_(name) {}

  std::string read(std::size_t count) {
    std::string out(count, '\0');
    std::size_t have = 0;
    while (have < count) {
      const std::size_t got = bytes_.read({out.data() + have, count - have});
      if (got == 0) throw Error("the archive ends too early", {name_, {}, {}});
      have += got;
    }
    return out;
  }

  void skip(std::uint64_t count) {
    while (count > 0) count -= read(static_cast<std::size_t>(std::min<std::uint64_t>(count, block_size))).size();
  }

 private:
  ByteSource& bytes_;
  const std::string& name_;
};

enum class Wrapper { gzip, raw };

// Inflates a stream (RFC 1951), with or without a gzip header.
class InflatingSource final : public ByteSource {
 public:
  InflatingSource(std::unique_ptr<ByteSource> bytes, std::string name, Wrapper wrapper)
      : bytes_(std::move(bytes)), name_(std::move(name)), wrapper_(wrapper), input_(block_size) {
    const int window = wrapper == Wrapper::gzip ? MAX_WBITS + 16 : -MAX_WBITS;
    if (inflateInit2(&stream_, window) != Z_OK) fail("out of memory");
  }
  ~InflatingSource() override { inflateEnd(&stream_); }
  InflatingSource(const InflatingSource&) = delete;
  InflatingSource& operator=(const InflatingSource&) = delete;

  std::size_t read(std::span<char> buffer) override {
    stream_.next_out = reinterpret_cast<Bytef*>(buffer.data());
    stream_.avail_out = static_cast<uInt>(std::min<std::size_t>(buffer.size(), 1U << 30U));
    const uInt wanted = stream_.avail_out;
    while (!ended_ && stream_.avail_out > 0) {
      if (stream_.avail_in == 0 && !refill()) fail("the compressed data ends too early");
      const int status = inflate(&stream_, Z_NO_FLUSH);
      if (status == Z_STREAM_END) next_member();
      else if (status != Z_OK && status != Z_BUF_ERROR) fail("the compressed data is damaged");
    }
    return wanted - stream_.avail_out;
  }

 private:
  bool refill() {
    const std::size_t count = bytes_->read({input_.data(), input_.size()});
    stream_.next_in = reinterpret_cast<Bytef*>(input_.data());
    stream_.avail_in = static_cast<uInt>(count);
    return count > 0;
  }

  // RFC 1952 section 2.2: a file is a series of members.
  void next_member() {
    ended_ = wrapper_ == Wrapper::raw || (stream_.avail_in == 0 && !refill());
    if (!ended_ && inflateReset(&stream_) != Z_OK) fail("the compressed data is damaged");
  }

  [[noreturn]] void fail(const std::string& message) const { throw Error(message, {name_, {}, {}}); }

  std::unique_ptr<ByteSource> bytes_;
  std::string name_;
  Wrapper wrapper_;
  std::vector<char> input_;
  z_stream stream_ = {};
  bool ended_ = false;
};

// The next bytes of a source, up to a size.
class LimitedSource final : public ByteSource {
 public:
  LimitedSource(std::unique_ptr<ByteSource> bytes, std::string name, std::uint64_t size)
      : bytes_(std::move(bytes)), name_(std::move(name)), left_(size) {}

  std::size_t read(std::span<char> buffer) override {
    const auto wanted = static_cast<std::size_t>(std::min<std::uint64_t>(left_, buffer.size()));
    std::size_t filled = 0;
    while (filled < wanted) {
      const std::size_t got = bytes_->read(buffer.subspan(filled, wanted - filled));
      if (got == 0) throw Error("the archive ends too early", {name_, {}, {}});
      filled += got;
    }
    left_ -= filled;
    return filled;
  }

 private:
  std::unique_ptr<ByteSource> bytes_;
  std::string name_;
  std::uint64_t left_;
};

std::uint32_t little_endian(std::string_view bytes, std::size_t at, std::size_t count) {
  std::uint32_t value = 0;
  for (std::size_t i = count; i-- > 0;) value = (value << 8U) | static_cast<unsigned char>(bytes[at + i]);
  return value;
}

// A number of a tar header: octal digits, blanks around them.
std::uint64_t octal(std::string_view field) {
  std::uint64_t value = 0;
  for (const char c : field) {
    if (c >= '0' && c <= '7') value = value * 8 + static_cast<std::uint64_t>(c - '0');
  }
  return value;
}

}  // namespace

std::unique_ptr<ByteSource> read_gzip(std::unique_ptr<ByteSource> bytes, std::string name) {
  return std::make_unique<InflatingSource>(std::move(bytes), std::move(name), Wrapper::gzip);
}

std::unique_ptr<ByteSource> read_zip(std::unique_ptr<ByteSource> bytes, std::string name) {
  HeaderReader reader(*bytes, name);
  for (;;) {
    const std::string header = reader.read(30);  // APPNOTE section 4.3.7
    if (header.substr(0, 4) != "PK\x03\x04") throw Error("not a zip archive, or one without files", {name, {}, {}});
    const std::uint32_t flags = little_endian(header, 6, 2);
    const std::uint32_t method = little_endian(header, 8, 2);
    const std::uint32_t size = little_endian(header, 18, 4);
    const std::string file = reader.read(little_endian(header, 26, 2));
    reader.skip(little_endian(header, 28, 2));
    if (!file.empty() && file.back() == '/') {
      reader.skip(size);
      continue;
    }
    if ((flags & 1U) != 0) throw Error("the zip archive is encrypted", {name, {}, {}});
    if (method == 8) return std::make_unique<InflatingSource>(std::move(bytes), std::move(name), Wrapper::raw);
    if (method == 0 && (flags & 8U) == 0) return std::make_unique<LimitedSource>(std::move(bytes), std::move(name), size);
    throw Error("the zip archive is packed in a way that cannot be read (method " + std::to_string(method) + ")",
                {name, {}, {}});
  }
}

std::unique_ptr<ByteSource> read_tar(std::unique_ptr<ByteSource> bytes, std::string name) {
  HeaderReader reader(*bytes, name);
  for (;;) {
    const std::string header = reader.read(512);
    const std::uint64_t size = octal(std::string_view(header).substr(124, 12));
    const char type = header[156];
    if (header[0] == '\0') throw Error("the tar archive holds no file", {name, {}, {}});
    if (type == '0' || type == '\0') return std::make_unique<LimitedSource>(std::move(bytes), std::move(name), size);
    reader.skip((size + 511) / 512 * 512);
  }
}

}  // namespace kontor::source

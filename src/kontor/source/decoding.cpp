#include "kontor/source/decoding.hpp"

#include <algorithm>
#include <cstdint>

#include "kontor/base/error.hpp"
#include "kontor/base/utf8.hpp"
#include "kontor/source/archives.hpp"

namespace kontor::source {
namespace {

constexpr std::size_t block_size = std::size_t{1} << 16U;

// A source that turns blocks of another into blocks of its own.
class TranscodingSource : public ByteSource {
 public:
  TranscodingSource(std::unique_ptr<ByteSource> bytes, std::string name) : bytes_(std::move(bytes)), name_(std::move(name)) {}

  std::size_t read(std::span<char> buffer) final {
    std::size_t filled = 0;
    while (filled < buffer.size() && (at_ < text_.size() || refill())) {
      const std::size_t count = std::min(buffer.size() - filled, text_.size() - at_);
      text_.copy(buffer.data() + filled, count, at_);
      at_ += count;
      filled += count;
    }
    return filled;
  }

 protected:
  virtual void transcode(std::string_view input) = 0;
  virtual void finish() {}
  void add(char32_t code_point) { append_utf8(text_, code_point); }
  [[noreturn]] void fail(const std::string& message) const { throw Error(message, {name_, {}, {}}); }

 private:
  // Transcodes the next block into text_; false at the end.
  bool refill() {
    text_.clear();
    at_ = 0;
    while (text_.empty() && !at_end_) {
      input_.resize(block_size);
      input_.resize(bytes_->read({input_.data(), input_.size()}));
      at_end_ = input_.empty();
      if (at_end_) finish();
      else transcode(input_);
    }
    return !text_.empty();
  }

  std::unique_ptr<ByteSource> bytes_;
  std::string name_;
  bool at_end_ = false;
  std::string input_;
  std::string text_;
  std::size_t at_ = 0;
};

class Latin1Source final : public TranscodingSource {
 public:
  using TranscodingSource::TranscodingSource;

 private:
  void transcode(std::string_view input) override {
    for (const char c : input) add(static_cast<unsigned char>(c));
  }
};

// RFC 2781.
class Utf16Source final : public TranscodingSource {
 public:
  using TranscodingSource::TranscodingSource;

 private:
  void transcode(std::string_view input) override {
    pending_ += input;
    std::size_t at = 0;
    for (; at + 1 < pending_.size(); at += 2, offset_ += 2) {
      unit(static_cast<unsigned char>(pending_[at]), static_cast<unsigned char>(pending_[at + 1]));
    }
    pending_.erase(0, at);
  }

  void finish() override {
    if (!pending_.empty() || high_ != 0) fail("the UTF-16 text ends inside a character");
  }

  void unit(unsigned first, unsigned second) {
    if (offset_ == 0) {
      if (first == 0xFF && second == 0xFE) {
        little_endian_ = true;
        return;
      }
      if (first == 0xFE && second == 0xFF) return;
      little_endian_ = second == 0;  // JSON and CSV start with an ASCII character
    }
    const std::uint32_t value = little_endian_ ? first | (second << 8U) : (first << 8U) | second;
    if (high_ != 0) {
      if (value < 0xDC00 || value > 0xDFFF) fail_surrogate();
      add(static_cast<char32_t>(0x10000 + ((high_ - 0xD800U) << 10U) + (value - 0xDC00U)));
      high_ = 0;
    } else if (value >= 0xD800 && value <= 0xDBFF) {
      high_ = value;
    } else if (value >= 0xDC00 && value <= 0xDFFF) {
      fail_surrogate();
    } else {
      add(static_cast<char32_t>(value));
    }
  }

  [[noreturn]] void fail_surrogate() const {
    fail("a surrogate stands alone in the UTF-16 text (byte " + std::to_string(offset_) + ")");
  }

  std::string pending_;
  bool little_endian_ = false;
  std::uint32_t high_ = 0;
  std::uint64_t offset_ = 0;
};

}  // namespace

std::unique_ptr<ByteSource> decompress(std::unique_ptr<ByteSource> bytes, Compression compression, const std::string& name) {
  switch (compression) {
    case Compression::none: return bytes;
    case Compression::gzip: return read_gzip(std::move(bytes), name);
    case Compression::zip: return read_zip(std::move(bytes), name);
    case Compression::tar_gzip: return read_tar(read_gzip(std::move(bytes), name), name);
    case Compression::tar_xz: break;
  }
  throw Error("xz-compressed sources cannot be read, gzip and zip can", {name, {}, {}});
}

std::unique_ptr<ByteSource> decode_text(std::unique_ptr<ByteSource> bytes, TextEncoding encoding, const std::string& name) {
  switch (encoding) {
    case TextEncoding::utf_8: return bytes;
    case TextEncoding::utf_16: return std::make_unique<Utf16Source>(std::move(bytes), name);
    case TextEncoding::latin_1: return std::make_unique<Latin1Source>(std::move(bytes), name);
  }
  return bytes;
}

}  // namespace kontor::source

#include "kontor/source/decoding.hpp"

#include <algorithm>
#include <cstdint>

#include "kontor/base/error.hpp"
#include "kontor/base/utf8.hpp"

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

// What is written in pieces that may end inside a character.
class EncodingSink final : public ByteSink {
 public:
  EncodingSink(ByteSink& sink, TextEncoding encoding) : sink_(sink), encoding_(encoding) {
    if (encoding == TextEncoding::utf_16) append_utf16(0xFEFF);
  }

  void write(std::string_view bytes) override {
    pending_ += bytes;
    // A character whose last bytes are still to come is left for the next piece.
    const std::size_t whole = whole_characters(pending_);
    for (std::size_t at = 0; at < whole;) append(decode_utf8(std::string_view(pending_).substr(0, whole), at));
    pending_.erase(0, whole);
    flush();
  }

  void finish() override {
    if (!pending_.empty()) fail("the text ends inside a character");
    flush();
  }

 private:
  static std::size_t whole_characters(std::string_view text) {
    for (std::size_t back = 1; back <= 3 && back <= text.size(); ++back) {
      const auto byte = static_cast<unsigned char>(text[text.size() - back]);
      if (byte < 0x80) break;
      if (byte < 0xC0) continue;
      const std::size_t needed = byte >= 0xF0 ? 4 : byte >= 0xE0 ? 3 : 2;
      return needed > back ? text.size() - back : text.size();
    }
    return text.size();
  }

  void append(char32_t code_point) {
    if (code_point == invalid_code_point) fail("the text is not UTF-8");
    if (encoding_ == TextEncoding::utf_16) return append_utf16(code_point);
    if (encoding_ == TextEncoding::utf_8) return append_utf8(text_, code_point);
    if (code_point > 0xFF) fail("ISO-8859-1 has no character U+" + hexadecimal(code_point));
    text_ += static_cast<char>(code_point);
  }

  // RFC 2781 section 2.1.
  void append_utf16(char32_t code_point) {
    if (code_point >= 0x10000) {
      append_unit(0xD800U + ((code_point - 0x10000U) >> 10U));
      code_point = 0xDC00U + ((code_point - 0x10000U) & 0x3FFU);
    }
    append_unit(code_point);
  }
  void append_unit(std::uint32_t unit) {
    text_ += static_cast<char>(unit >> 8U);
    text_ += static_cast<char>(unit & 0xFFU);
  }

  static std::string hexadecimal(char32_t code_point) {
    std::string out;
    for (std::uint32_t rest = code_point; rest > 0 || out.size() < 4; rest >>= 4U) out.insert(out.begin(), "0123456789ABCDEF"[rest & 15U]);
    return out;
  }
  [[noreturn]] static void fail(const std::string& message) { throw Error("cannot encode the text: " + message); }

  void flush() {
    sink_.write(text_);
    text_.clear();
  }

  ByteSink& sink_;
  TextEncoding encoding_;
  std::string pending_;
  std::string text_;
};

}  // namespace

std::unique_ptr<ByteSource> decode_text(std::unique_ptr<ByteSource> bytes, TextEncoding encoding, const std::string& name) {
  switch (encoding) {
    case TextEncoding::utf_8: return bytes;
    case TextEncoding::utf_16: return std::make_unique<Utf16Source>(std::move(bytes), name);
    case TextEncoding::latin_1: return std::make_unique<Latin1Source>(std::move(bytes), name);
  }
  return bytes;
}

std::unique_ptr<ByteSink> encode_text(ByteSink& sink, TextEncoding encoding) {
  return std::make_unique<EncodingSink>(sink, encoding);
}

}  // namespace kontor::source

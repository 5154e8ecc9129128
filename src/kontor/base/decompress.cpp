#include "kontor/base/decompress.hpp"

#include <algorithm>
#include <new>
#include <span>
#include <vector>

#include <bzlib.h>
#include <zlib.h>
#include <zstd.h>

#include "kontor/base/error.hpp"

namespace kontor {
namespace {

constexpr std::size_t block_size = std::size_t{64} << 10U;

// The longest magic number of the table below.
constexpr std::size_t magic_size = 6;

struct Magic {
  std::string_view bytes;
  std::string_view name;
};

constexpr std::string_view gzip_magic = "\x1F\x8B\x08";
constexpr std::string_view bzip2_magic = "BZh";
constexpr std::string_view zstd_magic = "\x28\xB5\x2F\xFD";
constexpr Magic refused[] = {{std::string_view("\xFD\x37zXZ\0", 6), "xz"}, {"PK\x03\x04", "zip"}};

// How far one step came.
struct Step {
  std::size_t taken = 0;        // bytes of the input
  std::size_t given = 0;        // bytes of the output
  bool is_end = false;          // the compressed piece is complete
  const char* error = nullptr;  // what is wrong with it, or null
};

// One compression method. `step` takes what it can from `input` and fills what it can of `output`; after is_end another
// piece may begin.
class Decoder {
 public:
  virtual ~Decoder() = default;
  virtual std::string_view name() const = 0;
  virtual Step step(std::string_view input, std::span<char> output) = 0;
};

class GzipDecoder final : public Decoder {
 public:
  GzipDecoder() {
    constexpr int gzip_window_bits = 15 + 16;  // the largest window; 16 says gzip, not zlib
    if (inflateInit2(&stream_, gzip_window_bits) != Z_OK) throw std::bad_alloc();
  }
  ~GzipDecoder() override { inflateEnd(&stream_); }
  GzipDecoder(const GzipDecoder&) = delete;
  GzipDecoder& operator=(const GzipDecoder&) = delete;

  std::string_view name() const override { return "gzip"; }

  Step step(std::string_view input, std::span<char> output) override {
    // zlib's input is not const before ZLIB_CONST, yet never written to.
    stream_.next_in = reinterpret_cast<Bytef*>(const_cast<char*>(input.data()));
    stream_.avail_in = static_cast<uInt>(input.size());
    stream_.next_out = reinterpret_cast<Bytef*>(output.data());
    stream_.avail_out = static_cast<uInt>(output.size());
    const int status = inflate(&stream_, Z_NO_FLUSH);
    Step step{input.size() - stream_.avail_in, output.size() - stream_.avail_out, status == Z_STREAM_END, nullptr};
    if (status == Z_MEM_ERROR) throw std::bad_alloc();
    if (status == Z_DATA_ERROR || status == Z_NEED_DICT || status == Z_STREAM_ERROR) {
      step.error = stream_.msg != nullptr ? stream_.msg : "invalid data";
    }
    if (step.is_end) inflateReset(&stream_);
    return step;
  }

 private:
  z_stream stream_{};
};

class Bzip2Decoder final : public Decoder {
 public:
  Bzip2Decoder() { start(); }
  ~Bzip2Decoder() override { BZ2_bzDecompressEnd(&stream_); }
  Bzip2Decoder(const Bzip2Decoder&) = delete;
  Bzip2Decoder& operator=(const Bzip2Decoder&) = delete;

  std::string_view name() const override { return "bzip2"; }

  Step step(std::string_view input, std::span<char> output) override {
    if (is_done_) {
      BZ2_bzDecompressEnd(&stream_);
      start();
    }
    stream_.next_in = const_cast<char*>(input.data());
    stream_.avail_in = static_cast<unsigned>(input.size());
    stream_.next_out = output.data();
    stream_.avail_out = static_cast<unsigned>(output.size());
    const int status = BZ2_bzDecompress(&stream_);
    if (status == BZ_MEM_ERROR) throw std::bad_alloc();
    is_done_ = status == BZ_STREAM_END;
    Step step{input.size() - stream_.avail_in, output.size() - stream_.avail_out, is_done_, nullptr};
    if (status != BZ_OK && !is_done_) step.error = "invalid data or checksum";
    return step;
  }

 private:
  void start() {
    stream_ = bz_stream{};
    is_done_ = false;
    if (BZ2_bzDecompressInit(&stream_, 0, 0) != BZ_OK) throw std::bad_alloc();
  }

  bz_stream stream_{};
  bool is_done_ = false;
};

class ZstdDecoder final : public Decoder {
 public:
  ZstdDecoder() : stream_(ZSTD_createDStream()) {
    if (!stream_) throw std::bad_alloc();
  }

  std::string_view name() const override { return "zstd"; }

  Step step(std::string_view input, std::span<char> output) override {
    ZSTD_inBuffer in{input.data(), input.size(), 0};
    ZSTD_outBuffer out{output.data(), output.size(), 0};
    const std::size_t status = ZSTD_decompressStream(stream_.get(), &out, &in);
    const bool failed = ZSTD_isError(status) != 0;
    return {in.pos, out.pos, status == 0, failed ? ZSTD_getErrorName(status) : nullptr};
  }

 private:
  struct Free {
    void operator()(ZSTD_DStream* stream) const noexcept { ZSTD_freeDStream(stream); }
  };
  std::unique_ptr<ZSTD_DStream, Free> stream_;
};

std::unique_ptr<Decoder> make_decoder(Coding coding) {
  switch (coding) {
    case Coding::none:
      break;
    case Coding::gzip:
      return std::make_unique<GzipDecoder>();
    case Coding::bzip2:
      return std::make_unique<Bzip2Decoder>();
    case Coding::zstd:
      return std::make_unique<ZstdDecoder>();
  }
  return nullptr;
}

class DecompressedSource final : public ByteSource {
 public:
  DecompressedSource(ByteSource& source, std::string name) : source_(source, magic_size), name_(std::move(name)) {
    for (const Magic& magic : refused) {
      if (source_.head().starts_with(magic.bytes)) {
        fail("cannot read " + std::string(magic.name) + ", expected gzip, bzip2, zstd or no compression");
      }
    }
    decoder_ = make_decoder(recognize_coding(source_.head()));
    if (decoder_) input_.resize(block_size);
  }

  std::size_t read(std::span<char> buffer) override {
    if (!decoder_) return source_.read(buffer);
    std::size_t filled = 0;
    while (filled < buffer.size() && !is_at_end_) {
      if (begin_ == end_ && !at_source_end_) refill();
      filled += step(buffer.subspan(filled));
    }
    return filled;
  }

 private:
  void refill() {
    begin_ = 0;
    end_ = source_.read(input_);
    at_source_end_ = end_ == 0;
  }

  std::size_t step(std::span<char> output) {
    if (begin_ == end_ && at_source_end_ && !in_piece_) {
      is_at_end_ = true;
      return 0;
    }
    const Step done = decoder_->step({input_.data() + begin_, end_ - begin_}, output);
    if (done.error != nullptr) {
      fail("the " + std::string(decoder_->name()) + " data is damaged: " + std::string(done.error));
    }
    begin_ += done.taken;
    in_piece_ = !done.is_end;
    if (in_piece_ && at_source_end_ && done.taken == 0 && done.given == 0) {
      fail("the " + std::string(decoder_->name()) + " data ends too early");
    }
    return done.given;
  }

  [[noreturn]] void fail(std::string message) const { throw Error(std::move(message), {name_, {}, {}}); }

  PeekedSource source_;
  std::string name_;
  std::unique_ptr<Decoder> decoder_;  // null: not compressed
  std::vector<char> input_;           // of which [begin_, end_) is not decoded yet
  std::size_t begin_ = 0;
  std::size_t end_ = 0;
  bool in_piece_ = true;  // a compressed piece has begun and not ended
  bool at_source_end_ = false;
  bool is_at_end_ = false;
};

}  // namespace

Coding recognize_coding(std::string_view head) {
  if (head.starts_with(gzip_magic)) return Coding::gzip;
  if (head.starts_with(zstd_magic)) return Coding::zstd;
  if (head.starts_with(bzip2_magic) && head.size() > 3 && head[3] >= '1' && head[3] <= '9') return Coding::bzip2;
  return Coding::none;
}

std::unique_ptr<ByteSource> decompress(ByteSource& source, const std::string& name) {
  return std::make_unique<DecompressedSource>(source, name);
}

}  // namespace kontor

#include "kontor/base/decompress.hpp"

#include "kontor/base/error.hpp"

#include "test.hpp"

using namespace kontor;

namespace {

constexpr std::string_view text = "kontor\nkontor\nkontor\n";

template <std::size_t Size>
std::string bytes(const char (&literal)[Size]) {
  return {literal, Size - 1};
}

// `text` as the command line tools compress it.
const std::string gzip = bytes(
    "\x1f\x8b\x08\x00\x00\x00\x00\x00\x02\x03\xcb\xce\xcf\x2b\xc9\x2f\xe2\xca\x46\xa1\x00\xf6\x4e\x59\x9e\x15\x00\x00"
    "\x00");
const std::string bzip2 = bytes(
    "\x42\x5a\x68\x39\x31\x41\x59\x26\x53\x59\xa9\x8a\x11\x36\x00\x00\x02\xc1\x80\x00\x10\x00\x09\x94\x00\x20\x00\x22"
    "\x3f\x54\x34\x0c\x02\x2d\x1a\xe6\x39\xe2\xee\x48\xa7\x0a\x12\x15\x31\x42\x26\xc0");
const std::string zstd =
    bytes("\x28\xb5\x2f\xfd\x00\x58\x6d\x00\x00\x38\x6b\x6f\x6e\x74\x6f\x72\x0a\x01\x00\x92\x8b\x11");

std::string read(const std::string& compressed, std::size_t step) {
  MemorySource memory(compressed);
  const std::unique_ptr<ByteSource> source = decompress(memory, "in");
  std::string out;
  std::string buffer(step, '\0');
  while (const std::size_t count = source->read(buffer)) out.append(buffer, 0, count);
  return out;
}

std::string error(const std::string& compressed) {
  try {
    read(compressed, 1000);
  } catch (const Error& failure) {
    return format_message(failure.location(), "error", failure.message());
  }
  return "no error";
}

}  // namespace

TEST_CASE("compressed input is read as if it were not") {
  for (const std::size_t step : {1U, 3U, 21U, 1000U}) {
    CAPTURE(step);
    for (const std::string& compressed : {gzip, bzip2, zstd}) {
      CHECK(read(compressed, step) == text);
      CHECK(read(compressed + compressed, step) == std::string(text) + std::string(text));
    }
    CHECK(read(std::string(text), step) == text);
    CHECK(read("", step).empty());
    CHECK(read("BZ", step) == "BZ");
  }
}

TEST_CASE("the first bytes tell the compression") {
  CHECK(recognize_coding(gzip) == Coding::gzip);
  CHECK(recognize_coding(bzip2) == Coding::bzip2);
  CHECK(recognize_coding(zstd) == Coding::zstd);
  CHECK(recognize_coding("BZh is no number") == Coding::none);
  CHECK(recognize_coding("") == Coding::none);
}

TEST_CASE("compressed data that is cut short or damaged is an error") {
  for (const auto& [compressed, name] : {std::pair(gzip, "gzip"), std::pair(bzip2, "bzip2"), std::pair(zstd, "zstd")}) {
    for (std::size_t size = 6; size < compressed.size(); ++size) {
      CAPTURE(name, size);
      CHECK(error(compressed.substr(0, size)) == "in: error: the " + std::string(name) + " data ends too early\n");
    }
    CHECK(error(compressed + "garbage").starts_with("in: error: the " + std::string(name) + " data is damaged: "));
  }
  std::string flipped = gzip;
  flipped[flipped.size() - 6] ^= 1;
  CHECK(error(flipped) == "in: error: the gzip data is damaged: incorrect data check\n");
  flipped = bzip2;
  flipped[20] ^= 1;
  CHECK(error(flipped) == "in: error: the bzip2 data is damaged: invalid data or checksum\n");
}

TEST_CASE("compressions that are not read are told") {
  CHECK(error(bytes("\xFD\x37zXZ\0...")) ==
        "in: error: cannot read xz, expected gzip, bzip2, zstd or no compression\n");
  CHECK(error("PK\x03\x04...") == "in: error: cannot read zip, expected gzip, bzip2, zstd or no compression\n");
}

TEST_CASE("a decompression bomb passes through in small pieces") {
  // A Zstandard frame of blocks that repeat one byte 128 KiB times each, 4 bytes of input for 131072 of output.
  std::string bomb = bytes("\x28\xb5\x2f\xfd\x00\x58");
  constexpr std::size_t blocks = 1000;
  constexpr std::uint32_t block_bytes = 128U << 10U;
  for (std::size_t i = 0; i < blocks; ++i) {
    const std::uint32_t header = (i + 1 == blocks ? 1U : 0U) | 1U << 1U | block_bytes << 3U;
    bomb += static_cast<char>(header & 0xFFU);
    bomb += static_cast<char>(header >> 8U & 0xFFU);
    bomb += static_cast<char>(header >> 16U & 0xFFU);
    bomb += ' ';
  }
  MemorySource memory(bomb);
  const std::unique_ptr<ByteSource> source = decompress(memory, "in");
  std::string buffer(std::size_t{64} << 10U, '\0');
  std::size_t size = 0;
  while (const std::size_t count = source->read(buffer)) size += count;
  CHECK(size == blocks * block_bytes);
}

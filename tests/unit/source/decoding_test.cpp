#include "kontor/source/decoding.hpp"

#include <zlib.h>

#include "kontor/base/error.hpp"
#include "test.hpp"

using namespace kontor;
using namespace kontor::source;

namespace {

// `window` as for deflateInit2: with 16 added for gzip, negative for bare deflate.
std::string deflated(std::string_view text, int window) {
  z_stream stream = {};
  deflateInit2(&stream, 9, Z_DEFLATED, window, 8, Z_DEFAULT_STRATEGY);
  std::string out(deflateBound(&stream, static_cast<uLong>(text.size())), '\0');
  std::string input(text);
  stream.next_in = reinterpret_cast<Bytef*>(input.data());
  stream.avail_in = static_cast<uInt>(input.size());
  stream.next_out = reinterpret_cast<Bytef*>(out.data());
  stream.avail_out = static_cast<uInt>(out.size());
  deflate(&stream, Z_FINISH);
  out.resize(stream.total_out);
  deflateEnd(&stream);
  return out;
}

std::string gzip(std::string_view text) { return deflated(text, MAX_WBITS + 16); }

std::string zip_entry(std::string_view name, std::string_view content, char method) {
  std::string header("PK\x03\x04\x14\x00\x00\x00", 8);
  header += method;
  header += std::string(9, '\0');
  for (const std::size_t size : {content.size(), content.size()}) {
    for (unsigned i = 0; i < 4; ++i) header += static_cast<char>(size >> (8 * i) & 255U);
  }
  header += static_cast<char>(name.size());
  header += std::string(3, '\0');
  return header + std::string(name) + std::string(content);
}

std::string tar_entry(std::string_view name, std::string_view content, char type) {
  std::string header(512, '\0');
  header.replace(0, name.size(), name);
  char size[12];
  std::snprintf(size, sizeof size, "%011zo", content.size());
  header.replace(124, 11, size);
  header[156] = type;
  std::string body(content);
  body.resize((body.size() + 511) / 512 * 512);
  return header + body;
}

std::string read(std::string_view bytes, Compression compression) {
  const auto source = decompress(std::make_unique<MemorySource>(bytes), compression, "x");
  return read_all(*source);
}

std::string read(std::string_view bytes, TextEncoding encoding) {
  const auto source = decode_text(std::make_unique<MemorySource>(bytes), encoding, "x");
  return read_all(*source);
}

}  // namespace

TEST_CASE("decoding: gzip, also of several members") {
  CHECK(read(gzip("hello"), Compression::gzip) == "hello");
  CHECK(read(gzip("hello ") + gzip("world"), Compression::gzip) == "hello world");
  const std::string large(3'000'000, 'x');
  CHECK(read(gzip(large), Compression::gzip) == large);
  CHECK(read("plain", Compression::none) == "plain");
}

TEST_CASE("decoding: zip, deflated and stored, behind a folder") {
  CHECK(read(zip_entry("a", deflated("hello", -MAX_WBITS), 8) + "PK\x01\x02", Compression::zip) == "hello");
  CHECK(read(zip_entry("a/", "", 0) + zip_entry("a/b", "hello", 0), Compression::zip) == "hello");
}

TEST_CASE("decoding: the first file of a tar archive") {
  const std::string tar = tar_entry("d/", "", '5') + tar_entry("d/x", "hello", '0') + std::string(1024, '\0');
  CHECK(read(gzip(tar), Compression::tar_gzip) == "hello");
}

TEST_CASE("decoding: damaged archives are errors") {
  CHECK_THROWS_AS(read("not gzip", Compression::gzip), Error);
  CHECK_THROWS_AS(read(gzip("hello").substr(0, 12), Compression::gzip), Error);
  CHECK_THROWS_AS(read("PK", Compression::zip), Error);
  CHECK_THROWS_AS(read(std::string(100, 'x'), Compression::zip), Error);
  CHECK_THROWS_AS(read(zip_entry("a", "hello", 0).substr(0, 33), Compression::zip), Error);
  CHECK_THROWS_AS(read(gzip(std::string(1024, '\0')), Compression::tar_gzip), Error);
  CHECK_THROWS_AS(read("", Compression::tar_xz), Error);
}

TEST_CASE("decoding: UTF-16 in both orders, Latin-1") {
  using namespace std::string_literals;
  CHECK(read("\xFF\xFEZ\0o\0\xEB\0"s, TextEncoding::utf_16) == "Zoë");
  CHECK(read("\xFE\xFF\0Z\0o\0\xEB"s, TextEncoding::utf_16) == "Zoë");
  CHECK(read("{\0}\0"s, TextEncoding::utf_16) == "{}");
  CHECK(read("\0{\0}"s, TextEncoding::utf_16) == "{}");
  CHECK(read("\xFE\xFF\xD8\x3D\xDE\x00"s, TextEncoding::utf_16) == "😀");
  CHECK(read("Zo\xEB", TextEncoding::latin_1) == "Zoë");
  CHECK_THROWS_AS(read("\xFE\xFF\xD8\x3D"s, TextEncoding::utf_16), Error);
  CHECK_THROWS_AS(read("\xFE\xFF\xDE\x00"s, TextEncoding::utf_16), Error);
  CHECK_THROWS_AS(read("\xFE\xFF\0"s, TextEncoding::utf_16), Error);
}

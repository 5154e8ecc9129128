#include "kontor/source/archives.hpp"

#include "kontor/base/error.hpp"
#include "kontor/source/decoding.hpp"
#include "test.hpp"

using namespace kontor;
using namespace kontor::source;

namespace {

std::string packed(std::string_view text, Compression compression) {
  StringSink out;
  const auto sink = pack(out, compression, "data.nq");
  for (std::size_t at = 0; at < text.size(); at += 1000) sink->write(text.substr(at, 1000));
  sink->finish();
  return out.take();
}

std::string unpacked(std::string_view bytes, Compression compression) {
  const auto source = unpack(std::make_unique<MemorySource>(bytes), compression, "x");
  return read_all(*source);
}

std::string encoded(std::initializer_list<std::string_view> pieces, TextEncoding encoding) {
  StringSink out;
  const auto sink = encode_text(out, encoding);
  for (const std::string_view piece : pieces) sink->write(piece);
  sink->finish();
  return out.take();
}

}  // namespace

TEST_CASE("archives: what is packed is unpacked again, and packed the same every time") {
  std::string text;
  for (int i = 0; i < 20000; ++i) text += "line " + std::to_string(i * 7919) + "\n";
  for (const Compression compression : {Compression::gzip, Compression::zip, Compression::tar_gzip, Compression::tar_xz}) {
    const std::string bytes = packed(text, compression);
    CHECK(bytes.size() < text.size() / 2);
    CHECK(unpacked(bytes, compression) == text);
    CHECK(packed(text, compression) == bytes);
    CHECK(unpacked(packed("", compression), compression).empty());
  }
}

TEST_CASE("archives: a gzip file can have several members") {
  CHECK(unpacked(packed("hello ", Compression::gzip) + packed("world", Compression::gzip), Compression::gzip) == "hello world");
}

TEST_CASE("archives: damage is an error") {
  CHECK_THROWS_AS(unpacked("not gzip", Compression::gzip), Error);
  CHECK_THROWS_AS(unpacked("", Compression::gzip), Error);
  CHECK_THROWS_AS(unpacked(packed("hello", Compression::gzip).substr(0, 12), Compression::gzip), Error);
  CHECK_THROWS_AS(unpacked("PK", Compression::zip), Error);
  CHECK_THROWS_AS(unpacked(std::string(100, 'x'), Compression::zip), Error);
  CHECK_THROWS_AS(unpacked(packed(std::string(100, 'x'), Compression::zip).substr(0, 40), Compression::zip), Error);
  CHECK_THROWS_AS(unpacked("", Compression::tar_xz), Error);
}

TEST_CASE("archives: one kind is not taken for another") {
  CHECK_THROWS_AS(unpacked(packed("x", Compression::zip), Compression::gzip), Error);
  CHECK_THROWS_AS(unpacked(packed("x", Compression::tar_gzip), Compression::tar_xz), Error);
  CHECK_THROWS_AS(unpacked(packed("x", Compression::tar_xz).substr(0, 60), Compression::tar_xz), Error);
}

TEST_CASE("archives: text is encoded, also when it comes in pieces") {
  using namespace std::string_literals;
  CHECK(encoded({"Zo\xC3", "\xAB"}, TextEncoding::utf_16) == "\xFE\xFF\0Z\0o\0\xEB"s);
  CHECK(encoded({"\xF0\x9F", "\x98\x80"}, TextEncoding::utf_16) == "\xFE\xFF\xD8\x3D\xDE\x00"s);
  CHECK(encoded({"Zoë"}, TextEncoding::latin_1) == "Zo\xEB");
  CHECK_THROWS_AS(encoded({"Łódź"}, TextEncoding::latin_1), Error);
  CHECK_THROWS_AS(encoded({"\xC3"}, TextEncoding::latin_1), Error);
}

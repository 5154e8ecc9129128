#include "kontor/source/decoding.hpp"

#include "kontor/base/error.hpp"
#include "test.hpp"

using namespace kontor;
using namespace kontor::source;

namespace {

std::string read(std::string_view bytes, TextEncoding encoding) {
  const auto source = decode_text(std::make_unique<MemorySource>(bytes), encoding, "x");
  return read_all(*source);
}

}  // namespace

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

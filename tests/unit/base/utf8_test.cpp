#include "kontor/base/utf8.hpp"

#include "test.hpp"

using namespace kontor;

namespace {

void check_round_trip(char32_t code_point, std::string_view bytes) {
  std::string out;
  append_utf8(out, code_point);
  CHECK(out == bytes);
  std::size_t offset = 0;
  CHECK(decode_utf8(bytes, offset) == code_point);
  CHECK(offset == bytes.size());
}

void check_invalid(std::string_view bytes, std::size_t at) {
  CAPTURE(std::string(bytes));
  CHECK(find_invalid_utf8(bytes) == at);
}

}  // namespace

TEST_CASE("code points of every length survive encoding and decoding") {
  check_round_trip(U'a', "a");
  check_round_trip(U'ß', "\xC3\x9F");
  check_round_trip(U'\u20AC', "\xE2\x82\xAC");
  check_round_trip(U'\U0001F600', "\xF0\x9F\x98\x80");
  check_round_trip(0x10FFFF, "\xF4\x8F\xBF\xBF");
}

TEST_CASE("bytes that are not UTF-8 are found at their offset") {
  check_invalid("Hannover, Żnin", std::string_view::npos);
  check_invalid("", std::string_view::npos);
  check_invalid("12345678\x80", 8);          // continuation alone, behind the fast path
  check_invalid("K\xF6ln", 1);               // Latin-1
  check_invalid("a\xC0\xAF", 1);             // overlong
  check_invalid("\xED\xA0\x80", 0);          // surrogate
  check_invalid("\xF4\x90\x80\x80", 0);      // above U+10FFFF
  check_invalid("abc\xE2\x82", 3);           // cut short
}

TEST_CASE("code points are counted, not bytes") {
  CHECK(count_code_points("Köln") == 4);
  CHECK(count_code_points("") == 0);
}

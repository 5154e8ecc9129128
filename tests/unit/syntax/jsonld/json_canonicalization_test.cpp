#include "kontor/syntax/jsonld/json_canonicalization.hpp"

#include "test.hpp"

using namespace kontor::syntax::jsonld;

TEST_CASE("numbers print as ECMAScript prints them (RFC 8785, appendix B)") {
  CHECK(canonical_number(0) == "0");
  CHECK(canonical_number(-0.0) == "0");
  CHECK(canonical_number(5e-324) == "5e-324");
  CHECK(canonical_number(1.7976931348623157e308) == "1.7976931348623157e+308");
  CHECK(canonical_number(9007199254740992) == "9007199254740992");
  CHECK(canonical_number(295147905179352830000.0) == "295147905179352830000");
  CHECK(canonical_number(9.999999999999997e22) == "9.999999999999997e+22");
  CHECK(canonical_number(1e21) == "1e+21");
  CHECK(canonical_number(333333333.33333329) == "333333333.3333333");
  CHECK(canonical_number(-0.0000033333333333333333) == "-0.0000033333333333333333");
  CHECK(canonical_number(1e-7) == "1e-7");
}

TEST_CASE("members are sorted by UTF-16 code units and blanks are gone") {
  CHECK(
      canonicalize(kontor::json::parse("{ \"\\u20ac\": 1, \"\\r\": 2, \"\\ufb33\": 3, \"1\": 4, \"\\ud83d\\ude00\": 5, "
                                       "\"\\u0080\": 6, \"\\u00f6\": [ 1.0, \"\\u20ac/\\n\" ] }")) ==
      "{\"\\r\":2,\"1\":4,\"\xC2\x80\":6,\"ö\":[1,\"€/\\n\"],\"€\":1,\"😀\":5,\"\xEF\xAC\xB3\":3}");
}

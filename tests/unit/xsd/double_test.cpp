#include "kontor/xsd/double.hpp"

#include <cmath>
#include <limits>

#include "test.hpp"

using namespace kontor::xsd;

namespace {

constexpr double infinity = std::numeric_limits<double>::infinity();

void check_read(const char* text, double expected) {
  CAPTURE(text);
  const auto value = parse_double(text);
  REQUIRE(value);
  CHECK(*value == expected);
}

void check_invalid(const char* text) {
  CAPTURE(text);
  CHECK_FALSE(parse_double(text));
}

}  // namespace

TEST_CASE("doubles are read in every notation") {
  check_read("1", 1);
  check_read("-1.5e3", -1500);
  check_read("+.5", 0.5);
  check_read("5.", 5);
  check_read("1E+2", 100);
  check_read("1e-2", 0.01);
  check_read("INF", infinity);
  check_read("+INF", infinity);
  check_read("-INF", -infinity);
  check_read("1e999", infinity);
  check_read("-1e999", -infinity);
  check_read("1e-999", 0);
  check_read("1e99999999999999999999", infinity);
  check_read("1e-99999999999999999999", 0);
  check_read("0e99999999999999999999", 0);
  check_read("4.9e-324", 4.9e-324);
  CHECK(std::isnan(*parse_double("NaN")));
  CHECK(std::signbit(*parse_double("-0")));
  CHECK(*parse_float("0.1") == 0.1F);
  CHECK(*parse_float("1e39") == std::numeric_limits<float>::infinity());
}

TEST_CASE("what is no double is refused") {
  for (const char* text : {"", ".", "e5", "1e", "1e+", "inf", "nan", "Infinity", "0x1p3", " 1", "1 ", "--1", "+-1", "1f",
                           "-NaN", "1e5.5", "+"}) {
    check_invalid(text);
  }
}

TEST_CASE("canonical doubles have the fewest digits that read back") {
  CHECK(print_canonical(1.0) == "1.0E0");
  CHECK(print_canonical(100.0) == "1.0E2");
  CHECK(print_canonical(0.1) == "1.0E-1");
  CHECK(print_canonical(-1234.5678) == "-1.2345678E3");
  CHECK(print_canonical(0.0) == "0.0E0");
  CHECK(print_canonical(-0.0) == "-0.0E0");
  CHECK(print_canonical(1e100) == "1.0E100");
  CHECK(print_canonical(5e-324) == "5.0E-324");
  CHECK(print_canonical(infinity) == "INF");
  CHECK(print_canonical(-infinity) == "-INF");
  CHECK(print_canonical(std::nan("")) == "NaN");
  CHECK(print_canonical(0.1F) == "1.0E-1");
}

TEST_CASE("plain notation is used where people use it") {
  CHECK(print_plain(1.0) == "1");
  CHECK(print_plain(0.5) == "0.5");
  CHECK(print_plain(-7.875) == "-7.875");
  CHECK(print_plain(0.0) == "0");
  CHECK(print_plain(-0.0) == "-0");
  CHECK(print_plain(999999.0) == "999999");
  CHECK(print_plain(1000000.0) == "1.0E6");
  CHECK(print_plain(0.000001) == "0.000001");
  CHECK(print_plain(0.0000001) == "1.0E-7");
}

TEST_CASE("halves are rounded up") {
  CHECK(round_half_up(2.5) == 3);
  CHECK(round_half_up(-2.5) == -2);
  CHECK(round_half_up(0.49999999999999994) == 0);
  CHECK(round_half_up(4503599627370497.0) == 4503599627370497.0);
  CHECK(std::signbit(round_half_up(-0.4)));
  CHECK(round_half_up(infinity) == infinity);
  CHECK(std::isnan(round_half_up(std::nan(""))));
}

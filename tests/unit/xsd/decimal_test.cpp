#include "kontor/xsd/decimal.hpp"

#include <limits>

#include "kontor/xsd/integer.hpp"
#include "test.hpp"

using namespace kontor::xsd;

namespace {

Decimal number(const std::string& text) {
  const auto value = Decimal::parse(text);
  if (!value) throw std::runtime_error("not a decimal: " + text);
  return *value;
}

void check_canonical(const std::string& text, const std::string& expected) {
  CAPTURE(text);
  CHECK(number(text).to_string() == expected);
}

void check_invalid(const std::string& text) {
  CAPTURE(text);
  CHECK_FALSE(Decimal::parse(text));
}

void check(const std::string& a, char op, const std::string& b, const std::string& expected) {
  CAPTURE(a, op, b);
  const Decimal x = number(a);
  const Decimal y = number(b);
  const auto result = op == '+' ? add(x, y) : op == '-' ? subtract(x, y) : op == '*' ? multiply(x, y) : divide(x, y);
  CHECK((result ? result->to_string() : "none") == expected);
}

}  // namespace

TEST_CASE("decimals print canonically") {
  check_canonical("0", "0");
  check_canonical("-0", "0");
  check_canonical("-0.00", "0");
  check_canonical("+1.50", "1.5");
  check_canonical("001.0", "1");
  check_canonical(".5", "0.5");
  check_canonical("5.", "5");
  check_canonical("-.05", "-0.05");
  check_canonical("100", "100");
  check_canonical("999999999999999999", "999999999999999999");
  check_canonical("9223372036854775807", "9223372036854775807");
  check_canonical("-9223372036854775808", "-9223372036854775808");
  check_canonical("9223372036854775808", "9223372036854775808");
  check_canonical("123456789012345678901234567890.123450", "123456789012345678901234567890.12345");
  check_canonical("0.000000000000000000000000000001", "0.000000000000000000000000000001");
  check_canonical("000000000000000000000000000000000000000012", "12");
  check_canonical("1.000000000000000000000000000000000000000", "1");
}

TEST_CASE("what is no decimal is refused") {
  check_invalid("");
  check_invalid(".");
  check_invalid("-");
  check_invalid("+-1");
  check_invalid("1e0");
  check_invalid(" 1");
  check_invalid("1 ");
  check_invalid("1.2.3");
  check_invalid("INF");
  check_invalid("0x10");
  check_invalid(std::string(5000, '9'));
  CHECK(number(std::string(4000, '9')).to_string().size() == 4000);
}

TEST_CASE("decimals compute exactly") {
  check("0.1", '+', "0.2", "0.3");
  check("1", '+', "-1", "0");
  check("9223372036854775807", '+', "1", "9223372036854775808");
  check("9223372036854775808", '-', "1", "9223372036854775807");
  check("-9223372036854775808", '-', "1", "-9223372036854775809");
  check("0", '-', "-9223372036854775808", "9223372036854775808");
  check("1", '+', "0.000000000000000000000000000001", "1.000000000000000000000000000001");
  check("1.1", '*', "1.1", "1.21");
  check("0.5", '*', "2", "1");
  check("99999999999", '*', "99999999999", "9999999999800000000001");
  check("123456789012345678901234567890", '*', "0", "0");
  check("100000000000000000000", '*', "0.00000000000000000001", "1");
}

TEST_CASE("quotients have up to eighteen digits after the point") {
  check("1", '/', "3", "0.333333333333333333");
  check("2", '/', "3", "0.666666666666666667");
  check("-2", '/', "3", "-0.666666666666666667");
  check("6", '/', "2", "3");
  check("1", '/', "8", "0.125");
  check("1", '/', "0", "none");
  check("0", '/', "5", "0");
  check("2.0", '/', "0.5", "4");
  check("1", '/', "1000000000000000000", "0.000000000000000001");
  check("0.5", '/', "1000000000000000000", "0");                             // half to even: down
  check("1.5", '/', "1000000000000000000", "0.000000000000000002");          // up
  check("100000000000000000000", '/', "3", "33333333333333333333.333333333333333333");
  check("1", '/', "0.00000000000000000001", "100000000000000000000");
  check("0.00000000000000000000000000001", '/', "0.00000000000000000000000000001", "1");
}

TEST_CASE("results above the limit of digits are errors") {
  const Decimal large = number(std::string(4000, '9'));
  CHECK_FALSE(multiply(large, large));
  const Decimal small = number("0." + std::string(4000, '0') + "1");
  CHECK_FALSE(multiply(small, small));
}

TEST_CASE("short decimals add safely: never do sums of them have too many digits") {
  for (const std::string& text : {std::string("0"), std::string("-1.5"), std::string(2000, '9')}) {
    CHECK(number(text).adds_safely());
  }
  CHECK(number("0." + std::string(2000, '3')).adds_safely());
  CHECK_FALSE(number(std::string(2100, '9')).adds_safely());
  CHECK_FALSE(number("-" + std::string(2100, '9')).adds_safely());
  CHECK_FALSE(number("0." + std::string(2100, '0') + "1").adds_safely());
}

TEST_CASE("decimals round to integers") {
  const auto check_round = [](const char* text, const char* rounded, const char* floor, const char* ceiling) {
    CAPTURE(text);
    CHECK(number(text).round().to_string() == rounded);
    CHECK(number(text).floor().to_string() == floor);
    CHECK(number(text).ceiling().to_string() == ceiling);
  };
  check_round("2.5", "3", "2", "3");
  check_round("-2.5", "-2", "-3", "-2");
  check_round("2.4999", "2", "2", "3");
  check_round("-0.5", "0", "-1", "0");
  check_round("-2.6", "-3", "-3", "-2");
  check_round("7", "7", "7", "7");
  check_round("123456789012345678901234567890.5", "123456789012345678901234567891", "123456789012345678901234567890",
              "123456789012345678901234567891");
  CHECK(number("-2.9").truncate().to_string() == "-2");
}

TEST_CASE("decimals are ordered by value") {
  CHECK(number("1.0") == number("1"));
  CHECK(number("0.1") < number("0.11"));
  CHECK(number("-1") < number("0.5"));
  CHECK(number("9223372036854775808") > number("9223372036854775807"));
  CHECK(number("1") < number("1.000000000000000000000000000001"));
  CHECK(number("-99999999999999999999999") < number("-1"));
}

TEST_CASE("decimals and doubles convert into each other") {
  CHECK(number("0.1").to_double() == 0.1);
  CHECK(number("12345678901234567890").to_double() == 12345678901234567890.0);
  CHECK(number(std::string(400, '9')).to_double() == std::numeric_limits<double>::infinity());
  CHECK(number("0.1").to_float() == 0.1F);
  CHECK(Decimal::from_double(0.5)->to_string() == "0.5");
  CHECK(Decimal::from_double(-0.0)->to_string() == "0");
  CHECK(Decimal::from_double(1e22)->to_string() == "10000000000000000000000");
  CHECK(Decimal::from_double(0.1)->to_string() == "0.1000000000000000055511151231257827021181583404541015625");
  CHECK(Decimal::from_double(5e-324)->to_double() == 5e-324);
  CHECK(Decimal::from_double(1.7976931348623157e308)->to_double() == 1.7976931348623157e308);
  CHECK_FALSE(Decimal::from_double(std::numeric_limits<double>::infinity()));
  CHECK_FALSE(Decimal::from_double(std::numeric_limits<double>::quiet_NaN()));
}

TEST_CASE("integer datatypes have ranges") {
  CHECK(is_in_range(number("127"), Datatype::byte));
  CHECK_FALSE(is_in_range(number("128"), Datatype::byte));
  CHECK(is_in_range(number("-2147483648"), Datatype::int_));
  CHECK_FALSE(is_in_range(number("2147483648"), Datatype::int_));
  CHECK(is_in_range(number("18446744073709551615"), Datatype::unsigned_long));
  CHECK_FALSE(is_in_range(number("18446744073709551616"), Datatype::unsigned_long));
  CHECK_FALSE(is_in_range(number("-1"), Datatype::unsigned_long));
  CHECK(is_in_range(number("0"), Datatype::non_positive_integer));
  CHECK_FALSE(is_in_range(number("0"), Datatype::negative_integer));
  CHECK_FALSE(is_in_range(number("0"), Datatype::positive_integer));
  CHECK(is_in_range(number("99999999999999999999999"), Datatype::positive_integer));
  CHECK_FALSE(is_in_range(number("1.5"), Datatype::integer));
}

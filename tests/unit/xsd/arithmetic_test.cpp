#include "kontor/xsd/arithmetic.hpp"

#include "test.hpp"

using namespace kontor::xsd;

namespace {

// "1 integer" or "PT1H dayTimeDuration".
Value value(const std::string& text) {
  const std::size_t space = text.find(' ');
  return Value::parse(text.substr(0, space),
                      find_datatype("http://www.w3.org/2001/XMLSchema#" + text.substr(space + 1)));
}

std::string text(const std::optional<Value>& value) {
  if (!value) return "none";
  return value->canonical() + " " + std::string(datatype_iri(value->datatype()).substr(33));
}

void check(const char* a, char op, const char* b, const char* expected) {
  CAPTURE(a, op, b);
  const Value x = value(a);
  const Value y = value(b);
  CHECK(text(op == '+' ? add(x, y) : op == '-' ? subtract(x, y) : op == '*' ? multiply(x, y) : divide(x, y)) == expected);
}

}  // namespace

TEST_CASE("numbers are promoted") {
  check("1 integer", '+', "2 integer", "3 integer");
  check("1 byte", '+', "2 short", "3 integer");
  check("1 integer", '+', "2.5 decimal", "3.5 decimal");
  check("1 decimal", '+', "1 decimal", "2 decimal");
  check("1 integer", '+', "1 float", "2.0E0 float");
  check("1 float", '+', "1 double", "2.0E0 double");
  check("0.1 decimal", '*', "3 double", "3.0000000000000004E-1 double");
  check("9223372036854775807 integer", '*', "2 integer", "18446744073709551614 integer");
  check("1 integer", '+', "x integer", "none");
  check("1 integer", '+', "true boolean", "none");
}

TEST_CASE("division of integers gives a decimal, by zero an error") {
  check("6 integer", '/', "3 integer", "2 decimal");
  check("1 integer", '/', "4 integer", "0.25 decimal");
  check("1 integer", '/', "0 integer", "none");
  check("1.0 decimal", '/', "0 integer", "none");
  check("1 double", '/', "0 integer", "INF double");
  check("0 double", '/', "0 double", "NaN double");
}

TEST_CASE("dates, times and durations compute") {
  check("2024-01-31 date", '+', "P1M yearMonthDuration", "2024-02-29 date");
  check("PT1H dayTimeDuration", '+', "2024-01-31T23:30:00Z dateTime", "2024-02-01T00:30:00Z dateTime");
  check("2024-01-31T00:00:00 dateTime", '-', "P1D dayTimeDuration", "2024-01-30T00:00:00 dateTime");
  check("2024-03-01 date", '-', "2024-02-01 date", "P29D dayTimeDuration");
  check("2024-03-01T00:00:00 dateTime", '-', "2024-02-01 date", "none");
  check("2024-03-01 date", '+', "2024-02-01 date", "none");
  check("2024 gYear", '-', "2023 gYear", "none");
  check("P1Y yearMonthDuration", '+', "P2M yearMonthDuration", "P1Y2M yearMonthDuration");
  check("P1Y yearMonthDuration", '+', "P2D dayTimeDuration", "P1Y2D duration");
  check("P1Y yearMonthDuration", '*', "1.5 decimal", "P1Y6M yearMonthDuration");
  check("2 integer", '*', "PT1.5S dayTimeDuration", "PT3S dayTimeDuration");
  check("PT1H dayTimeDuration", '/', "0 integer", "none");
  check("PT1H dayTimeDuration", '/', "INF double", "PT0S dayTimeDuration");
  check("PT1H dayTimeDuration", '*', "NaN double", "none");
  check("PT1H dayTimeDuration", '/', "PT30M dayTimeDuration", "2 decimal");
}

TEST_CASE("numeric functions keep the datatype") {
  CHECK(text(absolute(value("-1 integer"))) == "1 integer");
  CHECK(text(absolute(value("-1 byte"))) == "1 integer");
  CHECK(text(round(value("2.5 decimal"))) == "3 decimal");
  CHECK(text(round(value("-2.5 double"))) == "-2.0E0 double");
  CHECK(text(ceiling(value("-0.2 float"))) == "-0.0E0 float");
  CHECK(text(floor(value("1.9 decimal"))) == "1 decimal");
  CHECK(text(negate(value("P1D dayTimeDuration"))) == "-P1D dayTimeDuration");
  CHECK(text(absolute(value("true boolean"))) == "none");
}

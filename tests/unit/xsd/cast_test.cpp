#include "kontor/xsd/cast.hpp"

#include "test.hpp"

using namespace kontor::xsd;

namespace {

Datatype type(const std::string& name) {
  return find_datatype("http://www.w3.org/2001/XMLSchema#" + name);
}

void check(const char* text, const char* from, const char* to, const char* expected) {
  CAPTURE(text, from, to);
  const auto result = type(from) == Datatype::string ? cast(std::string_view(text), type(to))
                                                     : cast(Value::parse(text, type(from)), type(to));
  CHECK((result ? result->canonical() : "none") == expected);
  if (result) CHECK(result->datatype() == type(to));
}

}  // namespace

TEST_CASE("numbers and booleans are cast into each other") {
  check("1.9", "decimal", "integer", "1");
  check("-1.9e0", "double", "integer", "-1");
  check("1e400", "double", "integer", "none");
  check("NaN", "double", "decimal", "none");
  check("NaN", "double", "boolean", "false");
  check("0.0", "decimal", "boolean", "false");
  check("-1", "integer", "boolean", "true");
  check("true", "boolean", "decimal", "1");
  check("false", "boolean", "double", "0.0E0");
  check("300", "integer", "byte", "none");
  check("-1", "integer", "unsignedInt", "none");
  check("7", "integer", "byte", "7");
  check("0.1", "decimal", "float", "1.0E-1");
  check("1e39", "double", "float", "INF");
}

TEST_CASE("strings are cast without the space around them") {
  check(" 12 ", "string", "integer", "12");
  check("1.0", "string", "integer", "none");
  check("1e0", "string", "decimal", "none");
  check("-10.2E3", "string", "float", "-1.02E4");
  check("true", "string", "boolean", "true");
  check("2002-10-10T17:00:00Z", "string", "dateTime", "2002-10-10T17:00:00Z");
  check("2002-10-10", "string", "dateTime", "none");
  check("P1D", "string", "dayTimeDuration", "P1D");
}

TEST_CASE("dates and durations are cast") {
  check("2002-10-10T17:00:00Z", "dateTime", "date", "2002-10-10Z");
  check("2002-10-10", "date", "dateTime", "2002-10-10T00:00:00");
  check("2002-10-10", "date", "gYear", "2002");
  check("2002-10-10", "date", "integer", "none");
  check("P1Y1D", "duration", "yearMonthDuration", "P1Y");
  check("P1Y1D", "duration", "dayTimeDuration", "P1D");
  check("P1Y", "yearMonthDuration", "dayTimeDuration", "PT0S");
}

TEST_CASE("values become strings in plain notation") {
  CHECK(cast_to_string(Value(0.5)) == "0.5");
  CHECK(cast_to_string(Value::parse("0E1", Datatype::double_)) == "0");
  CHECK(cast_to_string(Value::parse("1.0", Datatype::decimal)) == "1");
  CHECK(cast_to_string(Value::parse("0", Datatype::boolean)) == "false");
  CHECK(cast_to_string(Value::parse("2002-10-10+00:00", Datatype::date)) == "2002-10-10Z");
}

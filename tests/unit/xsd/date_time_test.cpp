#include "kontor/xsd/date_time.hpp"

#include "test.hpp"

using namespace kontor::xsd;

namespace {

void check_canonical(const char* text, Datatype datatype, const char* expected) {
  CAPTURE(text);
  const auto value = parse_date_time(text, datatype);
  REQUIRE(value);
  CHECK(print_date_time(*value, datatype) == expected);
}

void check_same(const char* text, Datatype datatype) {
  check_canonical(text, datatype, text);
}

void check_invalid(const char* text, Datatype datatype) {
  CAPTURE(text);
  CHECK_FALSE(parse_date_time(text, datatype));
}

std::string order(const char* a, const char* b, Datatype datatype = Datatype::date_time) {
  const auto result = compare(parse_date_time(a, datatype).value(), parse_date_time(b, datatype).value());
  return result < 0 ? "<" : result > 0 ? ">" : result == 0 ? "=" : "?";
}

std::string sum(const char* point, const char* duration, Datatype datatype = Datatype::date_time) {
  const auto result = add(parse_date_time(point, datatype).value(), parse_duration(duration).value(), datatype);
  return result ? print_date_time(*result, datatype) : "none";
}

std::string difference(const char* a, const char* b, Datatype datatype = Datatype::date_time) {
  const auto result = subtract(parse_date_time(a, datatype).value(), parse_date_time(b, datatype).value());
  return result ? print_duration(*result, Datatype::day_time_duration) : "none";
}

}  // namespace

TEST_CASE("points in time of every datatype are read and printed") {
  check_same("2024-02-29T12:34:56Z", Datatype::date_time);
  check_same("2024-02-29T12:34:56.789-05:30", Datatype::date_time);
  check_same("-0044-03-15T00:00:00", Datatype::date_time);
  check_same("12345-01-01T00:00:00", Datatype::date_time);
  check_same("0000-01-01T00:00:00", Datatype::date_time);
  check_same("2024-02-29+14:00", Datatype::date);
  check_same("23:59:59.000000000000000001Z", Datatype::time);
  check_same("1947", Datatype::g_year);
  check_same("-10000Z", Datatype::g_year);
  check_same("1947-08", Datatype::g_year_month);
  check_same("--12Z", Datatype::g_month);
  check_same("--02-29", Datatype::g_month_day);
  check_same("---31", Datatype::g_day);
  check_canonical("2024-01-01T10:00:00.500+00:00", Datatype::date_time, "2024-01-01T10:00:00.5Z");
  check_canonical("2024-12-31T24:00:00", Datatype::date_time, "2025-01-01T00:00:00");
  check_canonical("2024-12-31T24:00:00.000Z", Datatype::date_time, "2025-01-01T00:00:00Z");
  check_canonical("24:00:00", Datatype::time, "00:00:00");
}

TEST_CASE("points in time that do not exist are refused") {
  for (const char* text :
       {"2023-02-29T00:00:00", "1900-02-29T00:00:00", "2024-13-01T00:00:00", "2024-00-01T00:00:00", "2024-01-32T00:00:00",
        "2024-01-00T00:00:00", "2024-01-01T24:00:01", "2024-01-01T23:59:60", "2024-01-01T23:60:00", "2024-01-01T25:00:00",
        "2024-01-01", "2024-1-1T00:00:00", "24-01-01T00:00:00", "02024-01-01T00:00:00", "2024-01-01T00:00:00+14:01",
        "2024-01-01T00:00:00+15:00", "2024-01-01T00:00:00.", "2024-01-01T00:00", " 2024-01-01T00:00:00",
        "2024-01-01T00:00:00z", "+2024-01-01T00:00:00", "", "999999999999-01-01T00:00:00", "2024-01-01 00:00:00"}) {
    check_invalid(text, Datatype::date_time);
  }
  check_invalid("2024-01-01T00:00:00", Datatype::date_time_stamp);
  check_invalid("--02-30", Datatype::g_month_day);
  check_invalid("--13", Datatype::g_month);
  check_invalid("--12--", Datatype::g_month);
  check_invalid("---32", Datatype::g_day);
  check_invalid("1947-08", Datatype::g_year);
  check_invalid("2024-01-01T00:00:00", Datatype::date);
}

TEST_CASE("points in time are ordered on the time line") {
  CHECK(order("2000-01-15T12:00:00", "2000-01-16T12:00:00") == "<");
  CHECK(order("2000-01-15T12:00:00Z", "2000-01-15T13:00:00+01:00") == "=");
  CHECK(order("2000-01-15T12:00:00.1Z", "2000-01-15T12:00:00Z") == ">");
  CHECK(order("-0001-12-31T23:59:59Z", "0000-01-01T00:00:00Z") == "<");
  CHECK(order("1999-12-31T24:00:00", "2000-01-01T00:00:00") == "=");
  CHECK(order("2024-01-01", "2024-01-02", Datatype::date) == "<");
  CHECK(order("08:00:00+09:00", "17:00:00-06:00", Datatype::time) == "<");
  CHECK(order("1947", "1950", Datatype::g_year) == "<");
}

TEST_CASE("with and without a timezone are incomparable within fourteen hours") {
  CHECK(order("2000-01-15T00:00:00", "2000-02-15T00:00:00Z") == "<");
  CHECK(order("2000-01-16T12:00:00", "2000-01-16T12:00:00Z") == "?");
  CHECK(order("2000-01-16T00:00:00", "2000-01-16T12:00:00Z") == "?");
  CHECK(order("2000-01-15T12:00:00Z", "2000-01-16T02:00:00") == "?");
  CHECK(order("2000-01-15T11:59:59Z", "2000-01-16T02:00:00") == "<");
  CHECK(order("2000-02-15T00:00:00Z", "2000-01-15T00:00:00") == ">");
}

TEST_CASE("durations are added to points in time as in XML Schema, section E.3.3") {
  CHECK(sum("2000-01-12T12:13:14Z", "P1Y3M5DT7H10M3.3S") == "2001-04-17T19:23:17.3Z");
  CHECK(sum("2000-01-31T00:00:00", "P1M") == "2000-02-29T00:00:00");
  CHECK(sum("2001-01-31T00:00:00", "P1M") == "2001-02-28T00:00:00");
  CHECK(sum("2000-03-31T00:00:00", "-P1M") == "2000-02-29T00:00:00");
  CHECK(sum("2000-12-31T23:59:59.5", "PT0.5S") == "2001-01-01T00:00:00");
  CHECK(sum("2000-01-01T00:00:00", "-PT0.1S") == "1999-12-31T23:59:59.9");
  CHECK(sum("0001-01-01T00:00:00", "-P1Y1M") == "-0001-12-01T00:00:00");
  CHECK(sum("2000-10-30", "-P3DT1H15M", Datatype::date) == "2000-10-26");
  CHECK(sum("2000-10-30", "P1Y2M", Datatype::date) == "2001-12-30");
  CHECK(sum("23:12:00+03:00", "P1DT3H15M", Datatype::time) == "02:27:00+03:00");
  CHECK(sum("08:20:00-05:00", "-P23DT10H10M", Datatype::time) == "22:10:00-05:00");
  CHECK(sum("08:20:00", "P1M", Datatype::time) == "none");
  CHECK(sum("2000", "P1Y", Datatype::g_year) == "none");
  CHECK(sum("99999999999-01-01T00:00:00", "P1Y") == "none");
}

TEST_CASE("points in time are subtracted") {
  CHECK(difference("2000-10-30T06:12:00-05:00", "1999-11-28T09:00:00Z") == "P337DT2H12M");
  CHECK(difference("2000-10-30", "1999-11-28", Datatype::date) == "P337D");
  CHECK(difference("2000-10-15-05:00", "2000-10-10+02:00", Datatype::date) == "P5DT7H");
  CHECK(difference("11:12:00Z", "04:00:00", Datatype::time) == "PT7H12M");
  CHECK(difference("11:00:00-05:00", "21:30:00+05:30", Datatype::time) == "PT0S");
  CHECK(difference("2000-01-01T00:00:00", "2000-01-01T00:00:00.25") == "-PT0.25S");
  CHECK(difference("2000-01-01T00:00:01", "2000-01-01T00:00:00.25") == "PT0.75S");
}

TEST_CASE("points in time are cast into their parts") {
  const auto cast = [](const char* text, Datatype from, Datatype to) -> std::string {
    const auto result = cast_date_time(parse_date_time(text, from).value(), from, to);
    return result ? print_date_time(*result, to) : "none";
  };
  CHECK(cast("2024-05-06T07:08:09Z", Datatype::date_time, Datatype::date) == "2024-05-06Z");
  CHECK(cast("2024-05-06T07:08:09Z", Datatype::date_time, Datatype::time) == "07:08:09Z");
  CHECK(cast("2024-05-06T07:08:09Z", Datatype::date_time, Datatype::g_month_day) == "--05-06Z");
  CHECK(cast("2024-05-06", Datatype::date, Datatype::date_time) == "2024-05-06T00:00:00");
  CHECK(cast("2024-05-06", Datatype::date, Datatype::time) == "none");
  CHECK(cast("07:08:09", Datatype::time, Datatype::date_time) == "none");
  CHECK(cast("2024", Datatype::g_year, Datatype::date) == "none");
  CHECK(print_date_time(date_time_of_unix_time(0, 0), Datatype::date_time) == "1970-01-01T00:00:00Z");
  CHECK(print_date_time(date_time_of_unix_time(951827696, 0), Datatype::date_time) == "2000-02-29T12:34:56Z");
}

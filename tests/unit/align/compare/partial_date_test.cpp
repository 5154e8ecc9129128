#include "kontor/align/compare/partial_date.hpp"

#include "test.hpp"

using namespace kontor::align;

namespace {

bool agrees(std::string_view ours, std::string_view theirs, int precision = 11,
            std::string_view calendar = "Q1985727") {
  const auto date = parse_partial_date(ours);
  const auto time = parse_wikidata_time(theirs, precision, calendar);
  REQUIRE(date);
  REQUIRE(time);
  return agree(*date, *time);
}

}  // namespace

TEST_CASE("dates agree at the coarser precision") {
  CHECK(agrees("1966-09-16", "+1966-09-16T00:00:00Z"));
  CHECK_FALSE(agrees("1966-09-16", "+1966-09-17T00:00:00Z"));
  CHECK(agrees("1966-09-16", "+1966-00-00T00:00:00Z", 9));
  CHECK(agrees("1966-09-16", "+1966-01-01T00:00:00Z", 9));
  CHECK(agrees("1966", "+1966-09-16T00:00:00Z"));
  CHECK(agrees("1966-09", "+1966-09-16T00:00:00Z"));
  CHECK_FALSE(agrees("1966-10", "+1966-09-16T00:00:00Z"));
  CHECK_FALSE(agrees("1967", "+1966-09-16T00:00:00Z"));
}

TEST_CASE("one of several dates, or a time in an interval, is enough") {
  CHECK(agrees("[2004, 2005]", "+2005-03-00T00:00:00Z", 10));
  CHECK_FALSE(agrees("[2004,2005]", "+2006-00-00T00:00:00Z", 9));
  CHECK(agrees("2011/2013", "+2012-05-01T00:00:00Z"));
  CHECK(agrees("2011-06/2013", "+2011-00-00T00:00:00Z", 9));
  CHECK_FALSE(agrees("2011-06/2013", "+2011-05-00T00:00:00Z", 10));
  CHECK(agrees("2023/..", "+2024-00-00T00:00:00Z", 9));
  CHECK_FALSE(agrees("2023/..", "+2022-00-00T00:00:00Z", 9));
  CHECK(agrees("../2023", "+2022-00-00T00:00:00Z", 9));
  CHECK_FALSE(agrees("../2023", "+2024-00-00T00:00:00Z", 9));
}

TEST_CASE("Julian days are compared as the Gregorian days they were") {
  CHECK(agrees("1582-10-15", "+1582-10-05T00:00:00Z", 11, "Q1985786"));
  CHECK(agrees("1918-02-14", "+1918-02-01T00:00:00Z", 11, "Q1985786"));
  CHECK(agrees("1900-01-12", "+1899-12-31T00:00:00Z", 11, "Q1985786"));
  CHECK_FALSE(agrees("1918-02-01", "+1918-02-01T00:00:00Z", 11, "Q1985786"));
}

TEST_CASE("only certain single dates are exact") {
  CHECK(parse_partial_date("1966-09")->exact() == WikidataTime{1966, 9, 0, TimePrecision::month, {}});
  for (const char* text : {"1990~", "1990?", "[2004,2005]", "2011/2013", "2023/.."}) {
    INFO(text);
    REQUIRE(parse_partial_date(text));
    CHECK_FALSE(parse_partial_date(text)->exact());
  }
  for (const char* text : {"", "66", "1966-13", "1966-09-32", "1966-9-1", "[", "[]", "/", "../..", "soon"}) {
    INFO(text);
    CHECK_FALSE(parse_partial_date(text));
  }
}

TEST_CASE("Wikidata's times keep what their precision says") {
  CHECK(to_string(*parse_wikidata_time("+1973-01-01T00:00:00Z", 9, "")) == "1973");
  CHECK(to_string(*parse_wikidata_time("+1973-05-00T00:00:00Z", 11, "")) == "1973-05");
  CHECK(to_string(*parse_wikidata_time("-0044-03-15T00:00:00Z", 11, "")) == "-0044-03-15");
  CHECK_FALSE(parse_wikidata_time("+1900-00-00T00:00:00Z", 7, ""));
  CHECK_FALSE(parse_wikidata_time("1900", 9, ""));
}

#include "kontor/site/language.hpp"

#include "test.hpp"

using namespace kontor::site;

TEST_CASE("Dates are written as people write them") {
  CHECK(format_date("1966-09-16", Language::de) == "16. September 1966");
  CHECK(format_date("1967-04-04", Language::en) == "4 April 1967");
  CHECK(format_date("2008-12", Language::de) == "Dezember 2008");
  CHECK(format_date("1966", Language::en) == "1966");
  CHECK(format_date("1990~", Language::de) == "um 1990");
  CHECK(format_date("1990?", Language::en) == "perhaps 1990");
  CHECK(format_date("2011/2013", Language::de) == "2011 bis 2013");
  CHECK(format_date("2023/..", Language::en) == "since 2023");
  CHECK(format_date("../2023", Language::de) == "bis 2023");
  CHECK(format_date("[2004,2005]", Language::de) == "2004 oder 2005");
  CHECK(format_date("2004-13-01", Language::de) == "2004-13-01");
  CHECK(format_date("Mittelalter", Language::de) == "Mittelalter");
}

TEST_CASE("Years are found in dates of any precision") {
  CHECK(year_of("1966-09-16") == 1966);
  CHECK(year_of("[2004,2005]") == 2004);
  CHECK(year_of("") == 0);
  CHECK(year_of("196") == 0);
}

TEST_CASE("Numbers and sizes") {
  CHECK(format_number(0, Language::de) == "0");
  CHECK(format_number(999, Language::de) == "999");
  CHECK(format_number(1234567, Language::de) == "1.234.567");
  CHECK(format_number(1000, Language::en) == "1,000");
  CHECK(format_size(12, Language::en) == "12 bytes");
  CHECK(format_size(343210, Language::de) == "343 kB");
  CHECK(format_size(1234567, Language::de) == "1,2 MB");
  CHECK(format_size(99900, Language::en) == "99.9 kB");
}

TEST_CASE("countries are called by their names, unknown codes stay") {
  CHECK(country_name("SE", Language::de) == "Schweden");
  CHECK(country_name("SE", Language::en) == "Sweden");
  CHECK(country_name("Q1", Language::de) == "Q1");
  CHECK(country_name("", Language::de).empty());
}

TEST_CASE("languages are called by their names, unknown tags stay") {
  CHECK(language_name("fr", Language::de) == "Französisch");
  CHECK(language_name("fr", Language::en) == "French");
  CHECK(language_name("zh-Hant", Language::en) == "Chinese (Traditional)");
  CHECK(language_name("qqq", Language::de) == "qqq");
  CHECK(language_name("", Language::de).empty());
}

TEST_CASE("durations are said in words") {
  CHECK(format_duration("P2Y", Language::de) == "2 Jahre");
  CHECK(format_duration("P1Y6M", Language::de) == "1 Jahr, 6 Monate");
  CHECK(format_duration("P1D", Language::en) == "1 day");
  for (const char* other : {"", "P", "P2", "PT2H", "P6M1Y", "P2Y ", "Perth"})
    CHECK(format_duration(other, Language::de).empty());
}

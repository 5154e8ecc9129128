#include "kontor/registry/date_hint.hpp"

#include "test.hpp"

using kontor::registry::nearest_date;

TEST_CASE("dates as people write them have a nearest date in EDTF") {
  CHECK(nearest_date("10.1990") == "1990-10");
  CHECK(nearest_date("3/1990") == "1990-03");
  CHECK(nearest_date("16. 9. 1966") == "1966-09-16");
  CHECK(nearest_date("2. Dezember 2004") == "2004-12-02");
  CHECK(nearest_date("M\xC3\xA4rz 1973") == "1973-03");
  CHECK(nearest_date("12 March 1973") == "1973-03-12");
  CHECK(nearest_date("ca. 1990") == "1990~");
  CHECK(nearest_date("um 1990") == "1990~");
  CHECK(nearest_date("seit 1992") == "1992");
  CHECK(nearest_date("1992-") == "1992");
  CHECK(nearest_date("1992 - 1999") == "1992/1999");
  CHECK(nearest_date("1992-1999") == "1992/1999");
  CHECK(nearest_date("2004-12-02 00:00:00") == "2004-12-02");
  CHECK(nearest_date("2004-12-02T00:00:00Z") == "2004-12-02");
}

TEST_CASE("years of two digits are those that spreadsheets mean") {
  CHECK(nearest_date("Sep 66") == "1966-09");
  CHECK(nearest_date("Okt. 29") == "2029-10");
  CHECK(nearest_date("02.12.04") == "2004-12-02");
}

TEST_CASE("what may be two dates, or none, has no nearest date") {
  for (const char* text : {"", "soon", "12/02/2004", "31.02.2004", "13.1990", "66", "1", "1992 oder 1993", "Lyon 1981",
                           "12345", "9. 10. 11. 2004", "ca.", "seit"}) {
    CAPTURE(text);
    CHECK(nearest_date(text).empty());
  }
}

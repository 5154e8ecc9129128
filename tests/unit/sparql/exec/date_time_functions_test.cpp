#include "eval.hpp"

using namespace kontor::sparql;

TEST_CASE("points in time show their parts") {
  check_eval("YEAR(NOW())", "\"2024\"^^xsd:integer");
  check_eval("MONTH(NOW())", "\"5\"^^xsd:integer");
  check_eval("DAY(NOW())", "\"6\"^^xsd:integer");
  check_eval("HOURS(NOW())", "\"7\"^^xsd:integer");
  check_eval("MINUTES(NOW())", "\"8\"^^xsd:integer");
  check_eval("SECONDS(NOW())", "\"9.25\"^^xsd:decimal");
  check_eval("YEAR(\"1947-08-15\"^^xsd:date)", "\"1947\"^^xsd:integer");
  check_error("HOURS(\"1947-08-15\"^^xsd:date)");
  check_error("YEAR(\"1947\")");
  check_error("YEAR(\"1947-13-15\"^^xsd:date)");
  check_eval("\"-0044-03-15T00:00:00\"^^xsd:dateTime", "YEAR(?x)", "\"-44\"^^xsd:integer");
}

TEST_CASE("timezones are durations or strings") {
  check_eval("TIMEZONE(\"2011-01-10T14:45:13.815-05:00\"^^xsd:dateTime)", "\"-PT5H\"^^xsd:dayTimeDuration");
  check_eval("TIMEZONE(NOW())", "\"PT0S\"^^xsd:dayTimeDuration");
  check_error("TIMEZONE(\"2011-01-10T14:45:13.815\"^^xsd:dateTime)");
  check_eval("TZ(\"2011-01-10T14:45:13.815-05:00\"^^xsd:dateTime)", "\"-05:00\"");
  check_eval("TZ(NOW())", "\"Z\"");
  check_eval("TZ(\"2011-01-10T14:45:13.815\"^^xsd:dateTime)", "\"\"");
  check_error("TZ(\"2011\")");
}

TEST_CASE("NOW is one instant") {
  check_true("NOW() = NOW()");
  check_eval("DATATYPE(NOW())", "<http://www.w3.org/2001/XMLSchema#dateTime>");
}

TEST_CASE("digests are in lower-case hexadecimal") {
  check_eval("MD5(\"abc\")", "\"900150983cd24fb0d6963f7d28e17f72\"");
  check_eval("SHA1(\"abc\")", "\"a9993e364706816aba3e25717850c26c9cd0d89d\"");
  check_eval("SHA256(\"abc\")", "\"ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad\"");
  check_eval("STRLEN(SHA384(\"abc\"))", "\"96\"^^xsd:integer");
  check_eval("STRLEN(SHA512(\"\"))", "\"128\"^^xsd:integer");
  check_error("MD5(\"abc\"@en)");
  check_error("MD5(1)");
}

#include "kontor/xsd/edtf.hpp"

#include "test.hpp"

using kontor::xsd::classify_edtf;
using kontor::xsd::EdtfKind;

namespace {

void check_kind(std::string_view text, EdtfKind kind) {
  CAPTURE(std::string(text));
  CHECK(classify_edtf(text) == kind);
}

}  // namespace

TEST_CASE("exact dates are known by their precision") {
  check_kind("1966", EdtfKind::year);
  check_kind("-0044", EdtfKind::year);
  check_kind("1966-09", EdtfKind::year_month);
  check_kind("1966-09-16", EdtfKind::date);
  check_kind("2000-02-29", EdtfKind::date);
}

TEST_CASE("inexact dates are read as EDTF") {
  for (const auto* text : {"1966?", "1966-09~", "1966-09-16%", "196X", "1966-XX", "2011/2013", "2011-05/2013", "2011/..",
                           "../2013", "/2013", "2011/", "[1966,1967]", "[1966-09-16,1967-04-14]", "{1960,1961..1963}",
                           "[..1966]", "[1966..]"}) {
    check_kind(text, EdtfKind::inexact);
  }
}

TEST_CASE("dates that do not exist and other texts are invalid") {
  for (const auto* text : {"", "66", "19660916", "1966-13", "1966-00", "1966-1", "1967-02-29", "1900-02-29", "1966-04-31",
                           "1966-09-16T00:00:00", "16.09.1966", "2013/2011", "/", "../..", "[]", "[1966", "[1966,]",
                           "[..]", "1966??", "--1966", "X", "2011/2012/2013", "1966-02-30?"}) {
    check_kind(text, EdtfKind::invalid);
  }
}

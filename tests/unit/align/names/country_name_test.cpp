#include "kontor/align/names/country_name.hpp"

#include "test.hpp"

using kontor::align::country_of;

TEST_CASE("countries are known by code and by name") {
  CHECK(country_of("fr") == "FR");
  CHECK(country_of("UK") == "GB");
  CHECK(country_of("Frankreich") == "FR");
  CHECK(country_of("Bosnien & Herzegowina") == "BA");
  CHECK(country_of("East Timor") == "TL");
  CHECK(country_of("Republic of Ireland") == "IE");
  CHECK(country_of("Atlantis").empty());
}

TEST_CASE("a country may have its part before it, or a remark that it is one") {
  CHECK(country_of("England, United Kingdom") == "GB");
  CHECK(country_of("Georgia, USA") == "US");
  CHECK(country_of("Georgia (country)") == "GE");
  CHECK(country_of("Georgien (Staat)") == "GE");
  CHECK(country_of("Korea (North)").empty());
  CHECK(country_of("Korea, South").empty());
  CHECK(country_of(" (country)").empty());
  CHECK(country_of(", ").empty());
}

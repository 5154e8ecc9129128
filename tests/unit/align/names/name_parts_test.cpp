#include "kontor/align/names/name_parts.hpp"

#include "kontor/align/names/name_words.hpp"

#include "test.hpp"

using namespace kontor::align;

namespace {

NameParts parts_of(std::string_view name) {
  NameParts parts;
  take_apart(name, Readings::neutral_and_german, parts);
  return parts;
}

void check_core(std::string_view name, std::string_view core, PlaceType type) {
  CAPTURE(name);
  const NameParts parts = parts_of(name);
  CHECK(parts.core == core);
  CHECK(parts.type == type);
}

}  // namespace

TEST_CASE("type words are taken away from a name and say its type") {
  check_core("Woiwodschaft Pommern", "pommern", PlaceType::region);
  check_core("Odense Kommune", "odense", PlaceType::municipality);
  check_core("City of Leeds", "leeds", PlaceType::settlement);
  check_core("Powiat Słubicki", "slubicki", PlaceType::county);
  check_core("Jeju-si", "jeju", PlaceType::settlement);
  check_core("Budapest XVI. District", "budapest xvi", PlaceType::district);
  check_core("Provincia de Cádiz", "cadiz", PlaceType::region);
}

TEST_CASE("a name of type words alone stays whole") {
  check_core("Stadt", "stadt", PlaceType::unknown);
  check_core("Si", "si", PlaceType::unknown);
  check_core("", "", PlaceType::unknown);
}

TEST_CASE("brackets and what follows a comma or slash are a hint") {
  CHECK(parts_of("Niles (Illinois)").core == "niles");
  CHECK(parts_of("Niles (Illinois)").hint == "illinois");
  CHECK(parts_of("Aïn Beïda, Oum El Bouaghi").hint == "oum el bouaghi");
  CHECK(parts_of("Mühlhausen/Thüringen").core == "muhlhausen");
  CHECK(parts_of("Bocas del Toro (Stadt)").type == PlaceType::settlement);
  CHECK(parts_of("(Illinois)").core == "illinois");
}

TEST_CASE("words for directions and the like are the same in all languages, in any place") {
  CHECK(parts_of("Jawa Timur").sound == parts_of("East Java").sound);
  CHECK(parts_of("Sankt Gallen").sound == parts_of("St. Gallen").sound);
  CHECK(parts_of("Neu-Delhi").sound == parts_of("New Delhi").sound);
}

TEST_CASE("a German reading is given only where it is another") {
  CHECK(parts_of("Petach Tikwa").german == parts_of("Petah Tikva").sound);
  CHECK(parts_of("Hannover").german.empty());
}

TEST_CASE("hints name states of the United States and provinces of Canada") {
  CHECK(division_of_hint("US", "kalifornien") == "CA");
  CHECK(division_of_hint("CA", "manitoba") == "03");
  CHECK(division_of_hint("US", "bursa").empty());
  CHECK(division_of_hint("TR", "california").empty());
}

TEST_CASE("a type word before \"of\" goes behind the name") {
  NameParts a;
  NameParts b;
  take_apart("City of Perth", Readings::neutral, a);
  take_apart("Perth City", Readings::neutral, b);
  CHECK(a.folded == b.folded);
  CHECK(a.core == "perth");
  take_apart("Isle of Wight", Readings::neutral, a);
  CHECK(a.folded == "isle of wight");
}

#include "kontor/align/index/index.hpp"

#include <cstring>

#include "kontor/base/error.hpp"

#include "test.hpp"
#include "unit/align/index/small_index.hpp"

using namespace kontor;
using namespace kontor::align;

namespace {

std::vector<std::string> ids(const Index& index, KeyKind kind, std::string_view key) {
  std::vector<std::string> found;
  index.find_names(kind, key, [&](NameNumber name) { found.emplace_back(index.item(index.name(name).item).id); });
  return found;
}

// A copy whose checksum is right again.
std::string with_checksum(std::string bytes) {
  IndexHeader header;
  std::memcpy(&header, bytes.data(), sizeof header);
  IndexChecksum checksum;
  checksum.add(std::string_view(bytes).substr(sizeof header));
  header.checksum = checksum.value();
  std::memcpy(bytes.data(), &header, sizeof header);
  return bytes;
}

}  // namespace

TEST_CASE("an index gives back what was put in") {
  const std::string bytes = write_index(some_places());
  const Index index(bytes, "test");
  CHECK(index.size() == 7);
  CHECK(index.has_wikidata());
  const std::vector<ItemNumber> found = index.find_identifier("Q268");
  REQUIRE(found.size() == 1);
  const ItemView item = index.item(found[0]);
  CHECK(item.id == "Q268");
  CHECK(item.country == "PL");
  CHECK(item.population == 540000);
  CHECK(item.coordinates == Coordinates{52.4064, 16.9252});
  CHECK(index.label(found[0]) == "Poznań");
  CHECK(index.name(item.first_name + 1).text == "Posen");
}

TEST_CASE("names are found by folded text, core and sound") {
  const std::string bytes = write_index(some_places());
  const Index index(bytes, "test");
  CHECK(ids(index, KeyKind::name, "poznan") == std::vector<std::string>{"Q268"});
  CHECK(ids(index, KeyKind::name, "gavle") == std::vector<std::string>{"Q25748"});
  CHECK(ids(index, KeyKind::core, "gavle") == std::vector<std::string>{"Q510010"});
  CHECK(ids(index, KeyKind::sound, "mikolaiv") == std::vector<std::string>{"Q41572"});
  CHECK(ids(index, KeyKind::name, "richmond").size() == 2);
  CHECK(ids(index, KeyKind::name, "nowhere").empty());
}

TEST_CASE("items near a place are found, also across the date line") {
  std::vector<Item> items = some_places();
  items.push_back(make_item("Q1", {"East"}, "FJ", -16.5, 179.95));
  items.push_back(make_item("Q2", {"West"}, "FJ", -16.5, -179.95));
  const std::string bytes = write_index(items);
  const Index index(bytes, "test");
  std::vector<std::string> near;
  index.find_near({-16.5, 179.99}, 25, [&](ItemNumber item, double km) {
    near.emplace_back(index.item(item).id);
    CHECK(km <= 25);
  });
  CHECK(near.size() == 2);
  near.clear();
  index.find_near({52.4, 9.7}, 25, [&](ItemNumber item, double) { near.emplace_back(index.item(item).id); });
  CHECK(near == std::vector<std::string>{"Q1715"});
}

TEST_CASE("a GeoNames place becomes one with the item that names its number") {
  Item wikidata = make_item("Q1715", {"Hanover"}, "DE", 52.3744, 9.7386);
  wikidata.geonames = 2910831;
  Item geonames = make_item("gn:2910831", {"Hannover"}, "DE", 52.37052, 9.73322, 515140);
  geonames.geonames = 2910831;
  for (const bool first : {true, false}) {
    const std::string bytes = write_index(first ? std::vector{wikidata, geonames} : std::vector{geonames, wikidata});
    const Index index(bytes, "test");
    REQUIRE(index.size() == 1);
    CHECK(index.item(0).id == "Q1715");
    CHECK(index.item(0).name_count == 2);
    CHECK(index.item(0).population == 515140);
    CHECK(index.find_identifier("gn:2910831").size() == 1);
  }
}

TEST_CASE("relations between items are kept") {
  std::vector<Item> items = some_places();
  items[1].related = {"Q1715", "Q999"};
  const std::string bytes = write_index(items);
  const Index index(bytes, "test");
  const std::span<const ItemNumber> related = index.related(index.find_identifier("Q268")[0]);
  REQUIRE(related.size() == 1);
  CHECK(index.item(related[0]).id == "Q1715");
}

TEST_CASE("the bytes of an index depend on the items alone") {
  CHECK(write_index(some_places()) == write_index(some_places()));
  const std::string empty = write_index({});
  CHECK(Index(empty, "test").size() == 0);
}

TEST_CASE("what is no index, or a damaged one, is refused with a message") {
  const std::string bytes = write_index(some_places());
  const auto message = [](const std::string& damaged) -> std::string {
    try {
      const Index index(damaged, "test");
    } catch (const Error& error) {
      return error.message();
    }
    return "";
  };
  CHECK(message("a text").starts_with("no index of kontor"));
  CHECK(message(bytes.substr(0, 100)) == "damaged index: the file ends in its header");
  CHECK(message(bytes.substr(0, bytes.size() - 8)) == "damaged index: the file is cut short");
  std::string flipped = bytes;
  flipped[bytes.size() / 2] = static_cast<char>(flipped[bytes.size() / 2] ^ 1);
  CHECK(message(flipped) == "damaged index: the checksum is wrong");
  std::string version = bytes;
  version[12] = 9;
  CHECK(message(version).starts_with("the index has version 9, this program reads version 2"));
  std::string order = bytes;
  std::swap(order[8], order[11]);
  CHECK(message(order) == "this index was written on a machine with another byte order");
}

TEST_CASE("an index whose numbers lie never reads outside of the file") {
  const std::string bytes = write_index(some_places());
  for (std::size_t at = sizeof(IndexHeader); at < bytes.size(); at += 3) {
    std::string damaged = bytes;
    damaged[at] = static_cast<char>(damaged[at] ^ 0x80);
    damaged = with_checksum(damaged);
    try {
      const Index index(damaged, "test");
      for (const std::string_view key : {"poznan", "gavle", "richmond"}) ids(index, KeyKind::name, key);
      for (const std::uint16_t country : index.countries()) {
        for (std::uint32_t gram = 0; gram < 32768; gram += 7) {
          for (const NameNumber name : index.names_with_gram(country, gram)) index.name(name);
        }
      }
      for (ItemNumber i = 0; i < index.size(); ++i) {
        index.label(i);
        index.related(i);
      }
      index.find_near({52, 10}, 25, [](ItemNumber, double) {});
    } catch (const Error&) {
      continue;
    }
  }
  SUCCEED("no sanitizer complained");
}

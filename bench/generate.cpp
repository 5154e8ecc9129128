// Writes test data of any size, the same bytes for the same arguments.
//
//   generate registry CITIES [SEED]   a registry.json: that many cities, twice as many relations, as many memberships
//   generate triples TRIPLES [SEED]   N-Triples of cities, their labels, countries, twinnings and memberships
//   generate json RECORDS [SEED]      an array of records of eight fields, about 164 bytes each
//   generate jsonl RECORDS [SEED]     the same as JSON Lines
//   generate csv RECORDS [SEED]       the same as CSV, about 62 bytes each
//   generate columns ROWS [SEED]      CSV of ten columns of words and numbers
//
// Popularity is skewed (some cities and networks have most of the links), as it is in life.
#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <iterator>
#include <string>
#include <string_view>

#include "random.hpp"

namespace {

using kontor::bench::Random;

constexpr std::string_view kinds[] = {"staedtepartnerschaft", "staedtekooperation", "staedtefreundschaft"};
constexpr std::string_view themes[] = {"culture", "education", "sport", "economy", "music"};

using Number = unsigned long long;

void write_places(Number cities, Random& random) {
  std::printf("  \"places\": [\n");
  for (Number i = 0; i < cities; ++i) {
    std::printf(
        "    {\"id\": \"c%llu\", \"type\": \"city\", \"name\": {\"de\": \"Stadt %llu\", \"en\": \"City %llu\"}, "
        "\"country\": \"%c%c\", \"wikidata\": \"Q%llu\", \"coordinates\": {\"lat\": %lld.%04llu, \"lon\": "
        "%lld.%04llu}}%s\n",
        i, i, i, static_cast<char>('A' + i % 5), static_cast<char>('A' + i / 5 % 5), 1000 + i,
        static_cast<long long>(random.below(160)) - 80, static_cast<Number>(random.below(10000)),
        static_cast<long long>(random.below(340)) - 170, static_cast<Number>(random.below(10000)),
        i + 1 < cities ? "," : "");
  }
  std::printf("  ],\n");
}

void write_relations(Number cities, Random& random) {
  std::printf("  \"relations\": [\n");
  for (Number i = 0; i < 2 * cities; ++i) {
    const Number from = i / 2;
    const Number to = (from + 1 + random.skewed_below(cities - 1)) % cities;
    std::printf(
        "    {\"id\": \"r%llu\", \"place\": \"c%llu\", \"partners\": [\"c%llu\"], \"kind\": \"%s\", \"formality\": "
        "\"partnerschaft\", \"status\": \"%s\", \"start\": \"%llu\", \"themes\": [\"%s\"], \"claims\": [{\"on\": "
        "\"start\", \"source\": \"s%llu\"}]}%s\n",
        i, from, to, kinds[random.below(3)].data(), random.below(10) == 0 ? "ended" : "active",
        static_cast<Number>(1947 + random.below(78)), themes[random.below(5)].data(),
        static_cast<Number>(random.skewed_below(100)), i + 1 < 2 * cities ? "," : "");
  }
  std::printf("  ],\n");
}

void write_memberships(Number cities, Random& random) {
  std::printf("  \"memberships\": [\n");
  for (Number i = 0; i < cities; ++i) {
    std::printf(
        "    {\"id\": \"m%llu\", \"place\": \"c%llu\", \"organisation\": \"n%llu\", \"role\": \"member\", "
        "\"status\": \"active\", \"start\": \"%llu\"}%s\n",
        i, i, static_cast<Number>(random.skewed_below(50)), static_cast<Number>(1960 + random.below(60)),
        i + 1 < cities ? "," : "");
  }
  std::printf("  ],\n");
}

void write_registry(Number cities, Random& random) {
  std::printf(
      "{\n  \"registry\": {\"id\": \"bench\", \"title\": {\"en\": \"Generated\"}, \"city\": \"c0\", \"base\": "
      "\"https://bench.example/\", \"licence\": \"http://creativecommons.org/publicdomain/zero/1.0/\", "
      "\"publisher\": \"n0\", \"modified\": \"2026-01-01\"},\n");
  write_places(cities, random);
  std::printf("  \"organisations\": [\n");
  for (Number i = 0; i < 50; ++i) {
    std::printf("    {\"id\": \"n%llu\", \"type\": \"city-network\", \"name\": {\"en\": \"Network %llu\"}}%s\n", i, i,
                i < 49 ? "," : "");
  }
  std::printf("  ],\n");
  write_relations(cities, random);
  write_memberships(cities, random);
  std::printf("  \"countries\": [\n");
  for (Number i = 0; i < 25; ++i) {
    std::printf("    {\"id\": \"%c%c\", \"name\": {\"en\": \"Country %llu\"}, \"continent\": \"europe\"}%s\n",
                static_cast<char>('A' + i % 5), static_cast<char>('A' + i / 5 % 5), i, i < 24 ? "," : "");
  }
  std::printf("  ],\n  \"sources\": [\n");
  for (Number i = 0; i < 100; ++i) {
    std::printf("    {\"id\": \"s%llu\", \"title\": \"Source %llu\", \"type\": \"press\"}%s\n", i, i,
                i < 99 ? "," : "");
  }
  std::printf("  ]\n}\n");
}

// About ten triples a city.
void write_triples(Number triples, Random& random) {
  const Number cities = triples / 10 + 2;
  const auto city = [](Number i) { return "<https://bench.example/id/place/c" + std::to_string(i) + ">"; };
  const auto term = [](const char* name) { return "<https://w3id.org/kontor/ns#" + std::string(name) + ">"; };
  const std::string label = "<http://www.w3.org/2000/01/rdf-schema#label>";
  const std::string type = "<http://www.w3.org/1999/02/22-rdf-syntax-ns#type>";
  Number written = 0;
  const auto put = [&](const std::string& s, const std::string& p, const std::string& o) {
    if (written++ < triples) std::printf("%s %s %s .\n", s.c_str(), p.c_str(), o.c_str());
  };
  for (Number i = 0; written < triples; ++i) {
    const std::string subject = city(i);
    const std::string number = std::to_string(i);
    put(subject, type, term("Municipality"));
    put(subject, label, "\"Stadt " + number + "\"@de");
    put(subject, label, "\"City " + number + "\"@en");
    put(subject, term("population"),
        "\"" + std::to_string(random.skewed_below(3'000'000)) + "\"^^<http://www.w3.org/2001/XMLSchema#integer>");
    put(subject, term("country"),
        "<https://bench.example/id/country/" + std::to_string(random.skewed_below(200)) + ">");
    put(subject, term("partOf"), "<https://bench.example/id/region/" + std::to_string(i % (cities / 100 + 1)) + ">");
    put(subject, term("member"), "<https://bench.example/id/org/n" + std::to_string(random.skewed_below(50)) + ">");
    for (int k = 0; k < 3; ++k) put(subject, term("twinnedWith"), city(random.skewed_below(cities)));
  }
}

// The records of the mapping benchmark: a twinning with a name, a place and one to three themes.
struct Twinning {
  Number id;
  char country[3];
  char latitude[16];
  char longitude[16];
  Number year;
  Number themes;  // how many
  Number first_theme;
  Number partner;
};

Twinning make_twinning(Number id, Number count, Random& random) {
  Twinning made{};
  made.id = id;
  std::snprintf(made.country, sizeof made.country, "%c%c", static_cast<char>('A' + random.skewed_below(26)),
                static_cast<char>('A' + random.skewed_below(26)));
  std::snprintf(made.latitude, sizeof made.latitude, "%d.%04d", static_cast<int>(random.below(170)) - 85,
                static_cast<int>(random.below(10'000)));
  std::snprintf(made.longitude, sizeof made.longitude, "%d.%04d", static_cast<int>(random.below(350)) - 175,
                static_cast<int>(random.below(10'000)));
  made.year = 1947 + random.below(78);
  made.themes = 1 + random.below(3);
  made.first_theme = random.below(std::size(themes));
  made.partner = random.skewed_below(count);
  return made;
}

// The themes of a record, each between quotes, with `separator` between them.
void put_themes(const Twinning& record, const char* quote, const char* separator) {
  for (Number i = 0; i < record.themes; ++i) {
    std::printf("%s%s%s%s", i > 0 ? separator : "", quote, themes[(record.first_theme + i) % std::size(themes)].data(),
                quote);
  }
}

void write_json(Number count, Random& random, bool lines) {
  if (!lines) std::printf("[\n");
  for (Number i = 0; i < count; ++i) {
    const Twinning record = make_twinning(i, count, random);
    std::printf(
        "%s{\"id\": %llu, \"name\": \"Städtepartner %llu\", \"country\": \"%s\", \"lat\": %s, \"long\": "
        "%s, \"year\": %llu, \"themes\": [",
        lines ? "" : "  ", record.id, record.id, record.country, record.latitude, record.longitude, record.year);
    put_themes(record, "\"", ", ");
    std::printf("], \"partner\": %llu}%s\n", record.partner, lines || i + 1 == count ? "" : ",");
  }
  if (!lines) std::printf("]\n");
}

void write_csv(Number count, Random& random) {
  std::printf("id,name,country,lat,long,year,themes,partner\n");
  for (Number i = 0; i < count; ++i) {
    const Twinning record = make_twinning(i, count, random);
    std::printf("%llu,\"City, %llu\",%s,%s,%s,%llu,", record.id, record.id, record.country, record.latitude,
                record.longitude, record.year);
    put_themes(record, "", "|");
    std::printf(",%llu\n", record.partner);
  }
}

void write_columns(Number count, Random& random) {
  std::printf("id,p1,p2,p3,p4,p5,p6,p7,p8,p9\n");
  for (Number i = 0; i < count; ++i) {
    std::printf("%llu", i);
    for (int column = 1; column < 10; ++column) std::printf(",value%llu", static_cast<Number>(random.below(1'000'000)));
    std::printf("\n");
  }
}

}  // namespace

int main(int argc, char* argv[]) {
  const std::string_view what = argc > 1 ? argv[1] : "";
  const Number size = argc > 2 ? std::strtoull(argv[2], nullptr, 10) : 0;
  Random random(argc > 3 ? std::strtoull(argv[3], nullptr, 10) : 1);
  if (what == "registry" && size >= 2) {
    write_registry(size, random);
  } else if (what == "triples" && size > 0) {
    write_triples(size, random);
  } else if ((what == "json" || what == "jsonl") && size > 0) {
    write_json(size, random, what == "jsonl");
  } else if (what == "csv" && size > 0) {
    write_csv(size, random);
  } else if (what == "columns" && size > 0) {
    write_columns(size, random);
  } else {
    std::fputs("usage: generate registry|triples|json|jsonl|csv|columns SIZE [SEED]\n", stderr);
    return 2;
  }
  return std::fflush(stdout) == 0 ? 0 : 1;
}

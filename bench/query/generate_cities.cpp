// Writes the data of the query benchmark (bench/query) as N-Triples, the same bytes for the same arguments.
//
//   generate_cities TRIPLES [SEED]
//
// Cities with names, labels in several languages, a country, a place in a hierarchy of districts, counties, states and
// countries, twinnings and memberships; mayors who know each other. About 21 triples a city. Popularity is skewed: some
// cities, networks and countries have most of the links, as it is in life.
#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <string>
#include <string_view>

#include "random.hpp"

namespace {

using Number = std::uint64_t;
using kontor::bench::Random;

constexpr std::string_view beginnings[] = {"Alt",    "Bad ", "Neu",   "Ober",   "Unter",
                                           "Saint-", "Groß", "Novi ", "Stara ", "Villa "};
constexpr std::string_view middles[] = {"linden", "brücken", "kirch", "mar",   "rosen",
                                        "stein",  "wald",    "zell",  "fluss", "horn"};
constexpr std::string_view ends[] = {"burg", "stadt", "hausen", "ville", "grad", "ham", "au", "feld", "furt", "sk"};

class Cities {
 public:
  Cities(Number triples, Number seed) : triples_(triples), cities_(triples / 21 + 2), random_(seed) {}

  void write() {
    write_hierarchy();
    for (Number i = 0; written_ < triples_; ++i) write_city(i);
  }

 private:
  static std::string iri(std::string_view kind, Number number) {
    return "<https://bench.example/id/" + std::string(kind) + "/" + std::to_string(number) + ">";
  }
  static std::string term(std::string_view name) { return "<https://w3id.org/kontor/ns#" + std::string(name) + ">"; }
  static std::string typed(const std::string& text, std::string_view datatype) {
    return "\"" + text + "\"^^<http://www.w3.org/2001/XMLSchema#" + std::string(datatype) + ">";
  }

  void put(const std::string& subject, const std::string& predicate, const std::string& object) {
    if (written_++ >= triples_) return;
    std::fputs((subject + " " + predicate + " " + object + " .\n").c_str(), stdout);
  }

  // Ten districts a county, ten counties a state, five states a country.
  void write_hierarchy() {
    const Number districts = cities_ / 20 + 1;
    for (Number i = 0; i < districts; ++i) put(iri("district", i), term("partOf"), iri("county", i / 10));
    for (Number i = 0; i <= districts / 10; ++i) put(iri("county", i), term("partOf"), iri("state", i / 10));
    for (Number i = 0; i <= districts / 100; ++i) put(iri("state", i), term("partOf"), iri("land", i / 5));
  }

  void write_city(Number i) {
    const std::string city = iri("city", i);
    const std::string name = std::string(beginnings[random_.below(10)]) + std::string(middles[random_.below(10)]) +
                             std::string(ends[random_.below(10)]) + " " + std::to_string(i);
    put(city, "<http://www.w3.org/1999/02/22-rdf-syntax-ns#type>", term("City"));
    put(city, term("name"), "\"" + name + "\"");
    const std::string label = "<http://www.w3.org/2000/01/rdf-schema#label>";
    put(city, label, "\"" + name + "\"@de");
    put(city, label, "\"" + name + " (city)\"@en");
    if (random_.below(2) == 0) put(city, label, "\"Ville de " + name + "\"@fr");
    put(city, term("population"), typed(std::to_string(1000 + random_.skewed_below(3'000'000)), "integer"));
    put(city, term("country"), iri("country", random_.skewed_below(200)));
    put(city, term("locatedIn"), iri("district", random_.below(cities_ / 20 + 1)));
    if (random_.below(3) != 0) put(city, term("founded"), typed(std::to_string(800 + random_.below(1200)), "gYear"));
    put(city, term("latitude"),
        typed(std::to_string(random_.below(90)) + "." + std::to_string(1000 + random_.below(9000)), "decimal"));
    for (Number k = random_.below(9); k > 0; --k)
      put(city, term("twinnedWith"), iri("city", random_.skewed_below(cities_)));
    for (Number k = random_.below(7); k > 0; --k)
      put(city, term("memberOf"), iri("network", random_.skewed_below(2000)));
    const std::string mayor = iri("person", i);
    put(city, term("mayor"), mayor);
    put(mayor, term("name"), "\"Person " + std::to_string(i) + "\"");
    for (Number k = 0; k < 2; ++k) put(mayor, term("knows"), iri("person", random_.below(cities_)));
  }

  Number triples_;
  Number cities_;
  Number written_ = 0;
  Random random_;
};

}  // namespace

int main(int argc, char* argv[]) {
  const Number triples = argc > 1 ? std::strtoull(argv[1], nullptr, 10) : 0;
  if (triples == 0) {
    std::fputs("usage: generate_cities TRIPLES [SEED]\n", stderr);
    return 2;
  }
  Cities(triples, argc > 2 ? std::strtoull(argv[2], nullptr, 10) : 1).write();
  return std::fflush(stdout) == 0 ? 0 : 1;
}

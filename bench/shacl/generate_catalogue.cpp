// Writes a catalogue of datasets as N-Triples, the same bytes for the same arguments.
//
//   generate_catalogue TRIPLES [SEED]
//
// A dataset has titles and descriptions in two languages, dates, themes, a publisher, a contact and one to three
// distributions, about thirty triples in all. One in a hundred values is missing or wrong in some way that shapes.ttl
// notices.
#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <string>
#include <string_view>

#include "random.hpp"

namespace {

using kontor::bench::Random;
using Number = std::uint64_t;

constexpr std::string_view themes[] = {"GOVE", "EDUC", "TRAN", "ENVI", "SOCI", "ECON", "HEAL", "REGI"};
constexpr std::string_view formats[] = {"CSV", "JSON", "XML", "RDF_TURTLE", "GEOJSON"};

std::string iri(std::string_view kind, Number number) {
  return "<https://catalogue.example/" + std::string(kind) + "/" + std::to_string(number) + ">";
}
std::string dct(std::string_view name) { return "<http://purl.org/dc/terms/" + std::string(name) + ">"; }
std::string dcat(std::string_view name) { return "<http://www.w3.org/ns/dcat#" + std::string(name) + ">"; }
std::string text(std::string_view value, std::string_view language) {
  return "\"" + std::string(value) + "\"@" + std::string(language);
}
std::string typed(std::string_view value, std::string_view datatype) {
  return "\"" + std::string(value) + "\"^^<http://www.w3.org/2001/XMLSchema#" + std::string(datatype) + ">";
}
const std::string type = "<http://www.w3.org/1999/02/22-rdf-syntax-ns#type>";

class Catalogue {
 public:
  Catalogue(Number triples, Number seed) : triples_(triples), agents_(triples / 5000 + 1), random_(seed) {}

  void write() {
    for (Number i = 0; i < agents_; ++i) write_agent(i);
    for (Number i = 0; written_ < triples_; ++i) write_dataset(i);
  }

 private:
  void put(const std::string& subject, const std::string& predicate, const std::string& object) {
    if (written_ == triples_) return;
    ++written_;
    std::printf("%s %s %s .\n", subject.c_str(), predicate.c_str(), object.c_str());
  }

  bool slip() { return random_.below(100) == 0; }

  std::string date(Number from, Number years) {
    const auto two = [](Number n) { return std::string(n < 10 ? "0" : "") + std::to_string(n); };
    return std::to_string(from + random_.below(years)) + "-" + two(1 + random_.below(12)) + "-" + two(1 + random_.below(28));
  }

  void write_agent(Number i) {
    const std::string agent = iri("agent", i);
    put(agent, type, "<http://xmlns.com/foaf/0.1/Agent>");
    if (!slip()) put(agent, "<http://xmlns.com/foaf/0.1/name>", text("Amt " + std::to_string(i), "de"));
    put(agent, "<http://xmlns.com/foaf/0.1/mbox>", "<mailto:" + std::to_string(i) + "@catalogue.example>");
  }

  void write_dataset(Number i) {
    const std::string dataset = iri("dataset", i);
    const std::string name = std::to_string(i);
    put(dataset, type, dcat("Dataset"));
    if (!slip()) put(dataset, dct("title"), text("Datensatz " + name, "de"));
    put(dataset, dct("title"), text("Dataset " + name, "en"));
    if (slip()) put(dataset, dct("title"), text("Another dataset " + name, "en"));
    put(dataset, dct("description"), text("Was der Datensatz " + name + " enthält, in einem Satz.", "de"));
    put(dataset, dct("description"), text("What dataset " + name + " has in it, in a sentence.", "en"));
    put(dataset, dct("identifier"), std::string(slip() ? "\"bad id " : "\"id-") + name + "\"");
    put(dataset, dct("issued"), typed(date(2010, 10), slip() ? "string" : "date"));
    put(dataset, dct("modified"), typed(date(slip() ? 2000 : 2020, 6), "date"));
    put(dataset, dct("publisher"), iri(slip() ? "nobody" : "agent", random_.skewed_below(agents_)));
    put(dataset, dcat("theme"), "<http://publications.europa.eu/resource/authority/data-theme/" +
                                    std::string(slip() ? "NONE" : themes[random_.below(8)]) + ">");
    for (Number k = 1 + random_.below(3); k > 0; --k)
      put(dataset, dcat("keyword"), text("Schlagwort " + std::to_string(random_.skewed_below(5000)), "de"));
    const std::string contact = "_:contact" + name;
    put(dataset, dcat("contactPoint"), contact);
    put(contact, type, "<http://www.w3.org/2006/vcard/ns#Organization>");
    put(contact, "<http://www.w3.org/2006/vcard/ns#fn>", "\"Redaktion " + name + "\"");
    if (!slip()) put(contact, "<http://www.w3.org/2006/vcard/ns#hasEmail>", "<mailto:" + name + "@catalogue.example>");
    for (Number k = 1 + random_.below(3); k > 0; --k) write_distribution(dataset, i * 3 + k);
  }

  void write_distribution(const std::string& dataset, Number i) {
    const std::string distribution = iri("distribution", i);
    put(dataset, dcat("distribution"), distribution);
    put(distribution, type, dcat("Distribution"));
    put(distribution, dcat("accessURL"),
        slip() ? "\"https://catalogue.example/files/\"" : iri("files", i));
    put(distribution, dct("license"),
        "<http://dcat-ap.de/def/licenses/" + std::string(random_.below(2) == 0 ? "dl-by-de/2.0" : "dl-zero-de/2.0") + ">");
    put(distribution, dct("format"), "<http://publications.europa.eu/resource/authority/file-type/" +
                                         std::string(formats[random_.below(5)]) + ">");
    put(distribution, dcat("byteSize"), typed(slip() ? "-1" : std::to_string(random_.below(100'000'000)), "integer"));
    put(distribution, dct("issued"), typed(date(2020, 6), "date"));
  }

  Number triples_;
  Number agents_;
  Number written_ = 0;
  Random random_;
};

}  // namespace

int main(int argc, char* argv[]) {
  const Number triples = argc > 1 ? std::strtoull(argv[1], nullptr, 10) : 0;
  if (triples == 0) {
    std::fputs("usage: generate_catalogue TRIPLES [SEED]\n", stderr);
    return 2;
  }
  Catalogue(triples, argc > 2 ? std::strtoull(argv[2], nullptr, 10) : 1).write();
  return std::fflush(stdout) == 0 ? 0 : 1;
}

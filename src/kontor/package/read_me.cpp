#include "kontor/package/read_me.hpp"

#include <algorithm>
#include <array>
#include <string>
#include <string_view>

namespace kontor::package {
namespace {

std::string_view text_in(const dcat::Texts& texts, std::string_view language) {
  const auto found = std::find_if(texts.begin(), texts.end(),
                                  [language](const rdf::Term& text) { return text.language() == language; });
  if (found != texts.end()) return found->text();
  return texts.empty() ? std::string_view() : std::string_view(texts.front().text());
}

// The text, with {base} and so on replaced.
std::string fill_in(std::string_view text, const dcat::Catalog& catalog, std::string_view language) {
  const std::array<std::pair<std::string_view, std::string_view>, 5> values = {
      {{"{title}", text_in(catalog.title, language)},
       {"{base}", catalog.base},
       {"{licence}", catalog.licence.empty() ? catalog.given_licence : catalog.licence},
       {"{attribution}", catalog.attribution},
       {"{modified}", catalog.modified.text()}}};
  std::string out(text);
  for (const auto& [name, value] : values) {
    for (std::size_t at = out.find(name); at != std::string::npos; at = out.find(name, at + value.size())) {
      out.replace(at, name.size(), value);
    }
  }
  return out;
}

constexpr std::string_view german = R"({title}
Stand: {modified}

Diesen Ordner auf einen Webspace legen, sodass er unter dieser Adresse zu finden ist:

  {base}

Dem Datenportal diese Adresse zum Abholen (Harvesting, DCAT-AP.de) nennen, eine von dreien, der Inhalt ist gleich:

  {base}catalog.rdf      RDF/XML, das alle Portale lesen
  {base}catalog.ttl      Turtle
  {base}catalog.jsonld   JSON-LD

In CKAN: Harvest-Quelle vom Typ "Generic DCAT RDF Harvester" (ckanext-dcat) mit der ersten Adresse anlegen.

Was im Ordner liegt

  data/registry.*        alle Daten als verknüpfte Daten (Turtle, JSON-LD, N-Triples, RDF/XML)
  data/csv/              Tabellen, UTF-8, mit Komma getrennt; csv-metadata.json beschreibt die Spalten.
                         In Excel: Daten > Aus Text/CSV, Dateiursprung UTF-8
  data/*.geojson         Orte und Beziehungen für Karten
  changes.jsonld, .ttl   was sich von Ausgabe zu Ausgabe geändert hat
  SHA256SUMS             Prüfsummen: sha256sum --check SHA256SUMS

Lizenz: {licence}
)";

constexpr std::string_view german_attribution = "Namensnennung: {attribution}\n";

constexpr std::string_view english = R"(

----

{title}
As of: {modified}

Put this folder on a web space, so that it can be found at

  {base}

Give the data portal this address to harvest (DCAT-AP.de), one of three with the same content:

  {base}catalog.rdf      RDF/XML, which all portals read
  {base}catalog.ttl      Turtle
  {base}catalog.jsonld   JSON-LD

In CKAN: add a harvest source of the type "Generic DCAT RDF Harvester" (ckanext-dcat) with the first address.

What is in the folder

  data/registry.*        all data as linked data (Turtle, JSON-LD, N-Triples, RDF/XML)
  data/csv/              tables, UTF-8, separated by commas; csv-metadata.json describes the columns
  data/*.geojson         places and relations for maps
  changes.jsonld, .ttl   what has changed from edition to edition
  SHA256SUMS             checksums: sha256sum --check SHA256SUMS

Licence: {licence}
)";

constexpr std::string_view english_attribution = "Attribution: {attribution}\n";

}  // namespace

void write_read_me(const dcat::Catalog& catalog, OutputFolder& folder) {
  std::string text = fill_in(german, catalog, "de");
  if (!catalog.attribution.empty()) text += fill_in(german_attribution, catalog, "de");
  text += fill_in(english, catalog, "en");
  if (!catalog.attribution.empty()) text += fill_in(english_attribution, catalog, "en");
  folder.write("README.txt", text);
}

void write_checksums(OutputFolder& folder) {
  std::string lines;
  for (const auto& [path, file] : folder.files()) lines += file.sha256 + "  " + path + "\n";
  folder.write("SHA256SUMS", lines);
}

}  // namespace kontor::package

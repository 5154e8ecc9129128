#include "kontor/site/data_page.hpp"

#include <algorithm>
#include <array>
#include <vector>

#include "kontor/site/structured_data.hpp"

namespace kontor::site {
namespace {

void write_about(Page& page) {
  HtmlWriter& html = page.html;
  const Facts& facts = page.facts();
  const Vocabulary& vocabulary = facts.vocabulary();
  const TermId registry = page.site().ties.registry;
  html.open("dl", {{"class", "facts"}});
  const auto row = [&](std::string_view label, TermId property) {
    const TermIds values = facts.objects(registry, property);
    if (values.empty()) return;
    html.element("dt", label);
    for (const TermId value : values) {
      html.open("dd");
      page.resource(value);
      html.close();
    }
  };
  row(page.say("Herausgeber", "Publisher"), vocabulary.dct_publisher);
  row(page.say("Lizenz", "Licence"), vocabulary.dct_license);
  row(page.say("Stand", "As of"), vocabulary.dct_modified);
  row(page.say("Raumbezug", "Coverage"), vocabulary.dct_spatial);
  for (const TermId contact : facts.objects(registry, vocabulary.contact_point)) {
    html.element("dt", page.say("Kontakt", "Contact"));
    html.open("dd");
    html.text(facts.value(contact, vocabulary.name));
    for (const TermId property : {vocabulary.email, vocabulary.url}) {
      const TermId value = facts.object(contact, property);
      if (value == store::no_term) continue;
      html.text(", ");
      page.resource(value);
    }
    html.close();
  }
  html.element("dt", page.say("Register", "Registry"));
  html.open("dd");
  page.resource(registry);
  html.close();
  html.close();
}

// What a file of the package holds, in the order in which people look for it.
struct Content {
  std::string_view start;  // of its path
  Bilingual what;
};

constexpr std::array<Content, 20> contents = {{
    {"data/registry.", {"Das ganze Register", "The whole registry"}},
    {"data/csv/relations.", {"Tabelle der Beziehungen", "Table of relations"}},
    {"data/csv/places.", {"Tabelle der Orte", "Table of places"}},
    {"data/csv/countries.", {"Tabelle der Länder", "Table of countries"}},
    {"data/csv/organisations.", {"Tabelle der Organisationen", "Table of organisations"}},
    {"data/csv/memberships.", {"Tabelle der Mitgliedschaften", "Table of memberships"}},
    {"data/csv/projects.", {"Tabelle der Projekte", "Table of projects"}},
    {"data/csv/participations.", {"Tabelle der Beteiligungen", "Table of participations"}},
    {"data/csv/programmes.", {"Tabelle der Förderprogramme", "Table of funding programmes"}},
    {"data/csv/events.", {"Tabelle der Ereignisse", "Table of events"}},
    {"data/csv/claims.", {"Tabelle der Angaben", "Table of claims"}},
    {"data/csv/sources.", {"Tabelle der Quellen", "Table of sources"}},
    {"data/csv/open-questions.", {"Tabelle der offenen Fragen", "Table of open questions"}},
    {"data/csv/csv-metadata.", {"Beschreibung der Tabellen (CSVW)", "Description of the tables (CSVW)"}},
    {"data/csv/", {"Tabelle", "Table"}},
    {"data/places.", {"Orte für Karten", "Places for maps"}},
    {"data/relations.", {"Beziehungen für Karten", "Relations for maps"}},
    {"catalog.", {"Eintrag für Datenportale", "Entry for data portals"}},
    {"changes.", {"Änderungen zur vorigen Ausgabe", "Changes since the last edition"}},
    {"", {"", ""}},
}};

std::size_t content_of(std::string_view path) {
  std::size_t i = 0;
  while (!path.starts_with(contents[i].start)) ++i;
  return i;
}

void write_downloads(Page& page) {
  HtmlWriter& html = page.html;
  if (page.site().downloads.empty()) return;
  html.open("section", {{"aria-labelledby", "downloads"}});
  page.heading("h2", "downloads", "Herunterladen", "Download");
  page.open_table(
      "downloads", {"Tabelle der Dateien", "Table of files"},
      {{"Inhalt", "Content"}, {"Datei", "File"}, {"Format", "Format"}, {"Größe", "Size"}, {"SHA-256", "SHA-256"}});
  std::vector<Site::Download> downloads = page.site().downloads;
  std::stable_sort(downloads.begin(), downloads.end(), [](const Site::Download& a, const Site::Download& b) {
    return content_of(a.path) < content_of(b.path);
  });
  for (const Site::Download& download : downloads) {
    html.open("tr");
    html.element("td", contents[content_of(download.path)].what.in(page.language()));
    html.open("th", {{"scope", "row"}});
    html.element("a", {{"href", page.file(download.path)}, {"download", ""}}, download.path);
    html.close();
    html.element("td", download.label);
    html.element("td", {{"class", "number"}}, format_size(download.file.size, page.language()));
    html.open("td");
    html.element("code", {{"class", "checksum"}}, download.file.sha256);
    html.close();
    html.close();
    html.line_break();
  }
  page.close_table();
  html.close();
}

}  // namespace

void write_data_page(Page& page) {
  const Facts& facts = page.facts();
  const TermId registry = page.site().ties.registry;
  PageHead head;
  head.title = page.say("Daten", "Data");
  head.description = facts.text_in(registry, facts.vocabulary().dct_description, page.language());
  head.section = "data";
  head.structured_data = dataset_json(page);
  begin_page(page, head);
  HtmlWriter& html = page.html;
  html.open("div", {{"class", "opening"}});
  html.element("h1", page.say("Daten", "Data"));
  html.open("p", {{"class", "lead"}});
  page.text_of(registry, facts.vocabulary().dct_description);
  html.close();
  html.close();
  html.open("div", {{"class", "reading"}});
  write_about(page);
  write_downloads(page);
  html.open("section", {{"aria-labelledby", "single"}});
  page.heading("h2", "single", "Einzelne Einträge", "Single entries");
  html.open("p");
  page.text(
      "Jeder Eintrag hat eine Adresse, die zu seiner Seite führt. Hängt man .ttl, .jsonld oder .nt an, kommen seine "
      "Daten.",
      "Every entry has an address that leads to its page. With .ttl, .jsonld or .nt added, its data come.");
  html.close();
  html.open("p");
  html.element("a", {{"href", page.page("ns")}}, page.say("Die Ontologie", "The ontology"));
  html.text(" · ");
  html.element("a", {{"href", page.page("def")}}, page.say("Die Begriffe", "The concepts"));
  html.text(" (");
  html.element("a", {{"href", page.file("def/concepts.ttl")}, {"download", ""}}, "Turtle");
  html.text(", ");
  html.element("a", {{"href", page.file("def/concepts.nt")}, {"download", ""}}, "N-Triples");
  html.text(") · ");
  html.element("a", {{"href", page.page("queries")}}, page.say("Fragen an die Daten", "Questions to the data"));
  html.close();
  html.close();
  html.close();
  end_page(page);
}

}  // namespace kontor::site

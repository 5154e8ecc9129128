#include "kontor/site/data_page.hpp"

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

void write_downloads(Page& page) {
  HtmlWriter& html = page.html;
  if (page.site().downloads.empty()) return;
  html.open("section", {{"aria-labelledby", "downloads"}});
  page.heading("h2", "downloads", "Herunterladen", "Download");
  page.open_table("downloads", {"Tabelle der Dateien", "Table of files"},
                  {{"Datei", "File"}, {"Format", "Format"}, {"Größe", "Size"}, {"SHA-256", "SHA-256"}});
  for (const Site::Download& download : page.site().downloads) {
    html.open("tr");
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

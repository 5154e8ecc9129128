#include "kontor/site/resource_page.hpp"

#include <algorithm>
#include <unordered_set>

#include "kontor/site/claims.hpp"
#include "kontor/site/collation.hpp"
#include "kontor/site/map_figure.hpp"
#include "kontor/site/resource_sections.hpp"
#include "kontor/site/structured_data.hpp"

namespace kontor::site {
namespace {

// The type of the thing in its own words where it has them: the kind of a relation, the class of an organisation.
void write_kicker(Page& page, TermId resource, PageType type) {
  HtmlWriter& html = page.html;
  const Facts& facts = page.facts();
  const Vocabulary& vocabulary = facts.vocabulary();
  html.open("p", {{"class", "kicker"}});
  TermId word = facts.object(resource, vocabulary.kind);
  for (const TermId property : {vocabulary.dct_type, vocabulary.classification, vocabulary.in_scheme}) {
    if (word == store::no_term) word = facts.object(resource, property);
  }
  if (word == store::no_term) {
    html.text(type_name(type).in(page.language()));
  } else {
    page.resource(word);
  }
  if (const TermId country = type == PageType::place ? country_of(facts, resource) : store::no_term;
      country != store::no_term) {
    html.text(" · ");
    page.resource(country);
  }
  if (const TermId status = facts.object(resource, vocabulary.status); status != store::no_term) {
    html.text(" ");
    html.element("span", {{"class", std::string("badge status-").append(local_name(facts.text(status)))}},
                 facts.name(status, page.language()));
  }
  html.close();
}

// The names it has in other languages than the page's.
void write_names(Page& page, TermId resource) {
  HtmlWriter& html = page.html;
  const Facts& facts = page.facts();
  const Vocabulary& vocabulary = facts.vocabulary();
  const std::string_view title = facts.name(resource, page.language());
  bool open = false;
  std::unordered_set<std::string_view> shown = {title};
  for (const TermId property : {vocabulary.label, vocabulary.pref_label, vocabulary.alt_label}) {
    for (const TermId value : facts.objects(resource, property)) {
      const rdf::TermView name = facts.view(value);
      if (!shown.insert(name.text).second) continue;
      if (!open) {
        html.open("p", {{"class", "names"}});
        open = true;
      } else {
        html.text(" · ");
      }
      if (name.language.empty()) {
        html.text(name.text);
      } else {
        html.element("span", {{"lang", name.language}}, name.text);
        html.text(" ");
        html.element("small", name.language);
      }
    }
  }
  if (open) html.close();
}

void write_text(Page& page, TermId resource) {
  const Facts& facts = page.facts();
  const Vocabulary& vocabulary = facts.vocabulary();
  for (const TermId property : {vocabulary.comment, vocabulary.definition, vocabulary.dct_description}) {
    if (facts.text_in(resource, property, page.language()).empty()) continue;
    page.html.open("p", {{"class", "lead"}});
    page.text_of(resource, property);
    page.html.close();
  }
  // Notes in this language, or in the other one if there are none in this.
  const TermIds notes = facts.objects(resource, vocabulary.editorial_note);
  const auto in = [&](Language language) {
    return std::any_of(notes.begin(), notes.end(),
                       [&](TermId note) { return facts.view(note).language == tag(language); });
  };
  const Language language = in(page.language()) ? page.language() : other(page.language());
  for (const TermId note : notes) {
    const rdf::TermView term = facts.view(note);
    if (!term.language.empty() && term.language != tag(language)) continue;
    page.html.open("p", {{"class", "note"}});
    page.literal(term);
    page.html.close();
  }
}

void write_data(Page& page, TermId resource, const std::string& files) {
  HtmlWriter& html = page.html;
  html.open("section", {{"class", "card data"}, {"aria-labelledby", "data"}});
  page.heading("h2", "data", "Daten", "Data");
  html.open("p");
  html.text(page.say("Adresse: ", "Address: "));
  html.element("code", page.facts().text(resource));
  html.close();
  html.open("p", {{"class", "downloads"}});
  struct Ending {
    std::string_view ending, label;
  };
  for (const Ending& file : {Ending{".ttl", "Turtle"}, {".jsonld", "JSON-LD"}, {".nt", "N-Triples"}}) {
    html.element("a", {{"href", page.file(files) + std::string(file.ending)}, {"download", ""}}, file.label);
    html.text(" ");
  }
  html.close();
  html.close();
}

// The places that the small map shows, the first being where lines start.
std::vector<TermId> places_of(const Page& page, TermId resource, PageType type) {
  const Facts& facts = page.facts();
  const Vocabulary& vocabulary = facts.vocabulary();
  std::vector<TermId> places;
  if (type == PageType::place) {
    places.push_back(resource);
    for (const TermId relation : facts.subjects(vocabulary.party, resource)) {
      for (const TermId party : facts.objects(relation, vocabulary.party)) {
        if (std::find(places.begin(), places.end(), party) == places.end() && places.size() < 40)
          places.push_back(party);
      }
    }
  } else if (type == PageType::relation) {
    const TermIds parties = facts.objects(resource, vocabulary.party);
    places.assign(parties.begin(), parties.end());
    const auto city = std::find(places.begin(), places.end(), page.site().ties.city);
    if (city != places.end()) std::iter_swap(places.begin(), city);
  }
  return places;
}

}  // namespace

Bilingual type_name(PageType type) {
  switch (type) {
    case PageType::place:
      return {"Ort", "Place"};
    case PageType::relation:
      return {"Beziehung", "Relation"};
    case PageType::membership:
      return {"Mitgliedschaft", "Membership"};
    case PageType::organisation:
      return {"Organisation", "Organisation"};
    case PageType::programme:
      return {"Förderprogramm", "Funding programme"};
    case PageType::project:
      return {"Projekt", "Project"};
    case PageType::source:
      return {"Quelle", "Source"};
    case PageType::gap:
      return {"Offene Frage", "Open question"};
    case PageType::country:
      return {"Land", "Country"};
    case PageType::participant:
      return {"Beteiligte Kommune", "Participating municipality"};
    case PageType::registry:
      return {"Register", "Registry"};
    case PageType::concept_:
      return {"Begriff", "Concept"};
  }
  return {};
}

Bilingual type_names(PageType type) {
  switch (type) {
    case PageType::place:
      return {"Orte", "Places"};
    case PageType::relation:
      return {"Beziehungen", "Relations"};
    case PageType::membership:
      return {"Mitgliedschaften", "Memberships"};
    case PageType::organisation:
      return {"Organisationen", "Organisations"};
    case PageType::programme:
      return {"Förderprogramme", "Funding programmes"};
    case PageType::project:
      return {"Projekte", "Projects"};
    case PageType::source:
      return {"Quellen", "Sources"};
    case PageType::gap:
      return {"Offene Fragen", "Open questions"};
    case PageType::country:
      return {"Länder", "Countries"};
    case PageType::participant:
      return {"Beteiligte Kommunen", "Participating municipalities"};
    case PageType::registry:
      return {"Register", "Registries"};
    case PageType::concept_:
      return {"Begriffe", "Concepts"};
  }
  return {};
}

std::vector<TermId> sorted_by_name(const Facts& facts, TermIds resources, Language language) {
  std::vector<std::pair<std::string, TermId>> keyed;
  keyed.reserve(resources.size());
  for (const TermId id : resources) keyed.emplace_back(collation_key(facts.name(id, language)), id);
  std::sort(keyed.begin(), keyed.end(), [&](const auto& a, const auto& b) {
    return a.first != b.first ? a.first < b.first : facts.text(a.second) < facts.text(b.second);
  });
  std::vector<TermId> out;
  out.reserve(keyed.size());
  for (const auto& [key, id] : keyed) out.push_back(id);
  return out;
}

void write_resource_page(Page& page, TermId resource, PageType type, const std::string& files) {
  const Facts& facts = page.facts();
  const Vocabulary& vocabulary = facts.vocabulary();
  PageHead head;
  head.title = facts.name(resource, page.language());
  head.description = facts.text_in(resource, vocabulary.comment, page.language());
  head.section = section_of(page, resource, type);
  head.alternates = {files + ".ttl", files + ".jsonld", files + ".nt"};
  head.structured_data = type == PageType::registry ? dataset_json(page) : resource_json(page, resource, type);
  begin_page(page, head);
  HtmlWriter& html = page.html;
  html.open("article", {{"class", "resource"}});
  html.open("div", {{"class", "opening"}});
  write_kicker(page, resource, type);
  if (type == PageType::gap) {  // its name is what it asks, which follows
    html.element("h1", page.say("Was noch zu klären ist", "What is still to be settled"));
  } else {
    html.element("h1", facts.name(resource, page.language()));
  }
  write_names(page, resource);
  write_text(page, resource);
  html.close();
  html.line_break();

  const Claims claims(facts, resource);
  SourceNotes notes(page);
  html.open("div", {{"class", "columns"}});
  html.open("div", {{"class", "body"}});
  write_facts(page, resource, claims, notes);
  write_disputes(page, claims, notes);
  write_participants(page, resource, notes);
  write_events(page, resource, notes);
  write_incoming(page, resource);
  write_claims(page, claims, notes);
  write_sources(page, resource, notes);
  html.close();
  html.open("aside", {{"aria-label", page.say("Karte und Daten", "Map and data")}});
  write_locator_map(page, places_of(page, resource, type));
  write_data(page, resource, files);
  html.close();
  html.close();
  html.close();
  end_page(page);
}

}  // namespace kontor::site

// The frame that all pages have: the head of the document, the navigation, the foot.
#include <array>

#include "kontor/site/page.hpp"

namespace kontor::site {
namespace {

struct Entry {
  std::string_view path;
  Bilingual name;
};

constexpr std::array<Entry, 8> navigation = {{{"", {"Karte", "Map"}},
                                              {"places", {"Orte", "Places"}},
                                              {"relations", {"Beziehungen", "Relations"}},
                                              {"networks", {"Netzwerke", "Networks"}},
                                              {"projects", {"Projekte", "Projects"}},
                                              {"themes", {"Themen", "Themes"}},
                                              {"queries", {"Fragen", "Questions"}},
                                              {"data", {"Daten", "Data"}}}};

std::string site_name(const Page& page) {
  const Facts& facts = page.facts();
  return std::string(facts.name(page.site().ties.registry, page.language()));
}

// Whether there is something behind an entry: a city without projects or themes needs no empty pages in its navigation.
bool is_offered(const Page& page, std::string_view path) {
  const Facts& facts = page.facts();
  if (path == "themes") return !page.site().ties.themes.empty();
  if (path == "projects") {
    return !facts.subjects(facts.vocabulary().type, facts.find("https://w3id.org/kontor/ns#Project")).empty();
  }
  return true;
}

void write_head(Page& page, const PageHead& head) {
  HtmlWriter& html = page.html;
  html.markup(
      "<head>\n<meta charset=\"utf-8\">\n<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n");
  const std::string name = site_name(page);
  html.element("title", head.title.empty() ? name : head.title + " – " + name);
  html.line_break();
  if (!head.description.empty()) {
    html.empty("meta", {{"name", "description"}, {"content", head.description}});
    html.line_break();
  }
  html.markup("<meta name=\"color-scheme\" content=\"light dark\">\n");
  html.empty("link", {{"rel", "canonical"}, {"href", page.absolute(page.language())}});
  html.line_break();
  for (const Language language : languages) {
    html.empty("link", {{"rel", "alternate"}, {"hreflang", tag(language)}, {"href", page.absolute(language)}});
    html.line_break();
  }
  html.empty("link", {{"rel", "alternate"}, {"hreflang", "x-default"}, {"href", page.absolute(Language::de)}});
  html.line_break();
  for (const std::string& file : head.alternates) {
    const std::string_view type = file.ends_with(".ttl")      ? "text/turtle"
                                  : file.ends_with(".jsonld") ? "application/ld+json"
                                                              : "application/n-triples";
    html.empty("link", {{"rel", "alternate"}, {"type", type}, {"href", page.file(file)}});
    html.line_break();
  }
  html.empty("link", {{"rel", "icon"}, {"href", page.file("assets/icon.svg")}, {"type", "image/svg+xml"}});
  html.line_break();
  if (page.site().has_fonts) {
    html.empty("link", {{"rel", "stylesheet"}, {"href", page.file("assets/fonts/fonts.css")}});
    html.line_break();
  }
  html.empty("link", {{"rel", "stylesheet"}, {"href", page.file("assets/site.css")}});
  html.line_break();
  if (!head.script.empty()) {
    html.element("script", {{"type", "module"}, {"src", page.file(std::string("assets/").append(head.script))}}, "");
    html.line_break();
  }
  if (!head.structured_data.empty()) {
    html.markup("<script type=\"application/ld+json\">");
    html.markup(head.structured_data);
    html.markup("</script>\n");
  }
  html.markup("</head>\n");
}

}  // namespace

void begin_page(Page& page, const PageHead& head) {
  HtmlWriter& html = page.html;
  html.markup("<!DOCTYPE html>\n");
  html.open("html", {{"lang", tag(page.language())}});
  html.line_break();
  write_head(page, head);
  html.open("body");
  html.line_break();
  html.element("a", {{"class", "skip"}, {"href", "#content"}}, page.say("Zum Inhalt", "Skip to content"));
  html.open("header", {{"class", "site"}});
  html.open("div", {{"class", "bar"}});
  html.open("a", {{"class", "brand"}, {"href", page.page("")}});
  html.markup(
      "<svg class=\"mark\" viewBox=\"0 0 32 32\" aria-hidden=\"true\"><circle cx=\"9\" cy=\"21\" r=\"4\"/>"
      "<circle cx=\"25\" cy=\"8\" r=\"2.6\"/><path d=\"M9 21C10 11 16 7 25 8\"/></svg>");
  html.element("span", site_name(page));
  html.close();
  const Language language = other(page.language());
  html.element("a",
               {{"class", "language"},
                {"href", page.page(page.path(), {}, language)},
                {"hreflang", tag(language)},
                {"lang", tag(language)}},
               language == Language::de ? "Deutsch" : "English");
  html.close();
  html.open("nav", {{"aria-label", page.say("Hauptnavigation", "Main navigation")}});
  html.open("ul");
  for (const Entry& entry : navigation) {
    if (!is_offered(page, entry.path) && entry.path != head.section) continue;
    html.open("li");
    if (entry.path == head.section) {
      html.element("a",
                   {{"href", page.page(entry.path)}, {"aria-current", entry.path == page.path() ? "page" : "true"}},
                   entry.name.in(page.language()));
    } else {
      html.element("a", {{"href", page.page(entry.path)}}, entry.name.in(page.language()));
    }
    html.close();
  }
  html.close();
  html.close();
  html.close();
  html.line_break();
  html.open("main", {{"id", "content"}});
  html.line_break();
}

void end_page(Page& page) {
  HtmlWriter& html = page.html;
  const Facts& facts = page.facts();
  const Vocabulary& vocabulary = facts.vocabulary();
  const TermId registry = page.site().ties.registry;
  html.line_break();
  html.close();  // main
  html.open("footer", {{"class", "site"}});
  html.open("p");
  if (const TermId publisher = facts.object(registry, vocabulary.dct_publisher); publisher != store::no_term) {
    page.resource(publisher);
    html.text(" · ");
  }
  if (!page.site().modified.empty()) {
    html.text(page.say("Stand ", "As of "));
    html.text(format_date(page.site().modified, page.language()));
    html.text(" · ");
  }
  if (const TermId licence = facts.object(registry, vocabulary.dct_license); licence != store::no_term) {
    html.text(page.say("Lizenz: ", "Licence: "));
    page.resource(licence);
  }
  html.close();
  html.open("ul");
  constexpr std::array<Entry, 5> foot = {{{"sources", {"Quellen", "Sources"}},
                                          {"def", {"Begriffe", "Concepts"}},
                                          {"ns", {"Ontologie", "Ontology"}},
                                          {"changes", {"Änderungen", "Changes"}},
                                          {"accessibility", {"Barrierefreiheit", "Accessibility"}}}};
  for (const Entry& entry : foot) {
    if (entry.path == "changes" && page.site().input.feed.empty()) continue;
    html.open("li");
    html.element("a", {{"href", page.page(entry.path)}}, entry.name.in(page.language()));
    html.close();
  }
  html.close();
  html.close();
  html.line_break();
  html.close();  // body
  html.close();  // html
  html.line_break();
}

}  // namespace kontor::site

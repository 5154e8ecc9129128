#include "kontor/site/front_page.hpp"

#include <algorithm>
#include <numeric>
#include <set>
#include <vector>

#include "kontor/site/map_figure.hpp"
#include "kontor/site/structured_data.hpp"
#include "kontor/site/timeline.hpp"

namespace kontor::site {
namespace {

void figure_of(Page& page, std::size_t number, std::string_view one_de, std::string_view many_de,
               std::string_view one_en, std::string_view many_en) {
  HtmlWriter& html = page.html;
  if (number == 0) return;
  html.open("li");
  html.element("strong", format_number(number, page.language()));
  html.text(" ");
  html.text(number == 1 ? page.say(one_de, one_en) : page.say(many_de, many_en));
  html.close();
}

void write_opening(Page& page) {
  HtmlWriter& html = page.html;
  const Site& site = page.site();
  const Facts& facts = page.facts();
  html.open("div", {{"class", "opening"}});
  html.open("h1");
  html.text(facts.name(site.ties.city, page.language()));
  html.text(page.say(" und die Welt", " and the world"));
  html.close();
  html.open("p", {{"class", "lead"}});
  page.text_of(site.ties.registry, facts.vocabulary().dct_description);
  html.close();
  html.open("ul", {{"class", "figures"}});
  figure_of(page, site.ties.relations, "Beziehung", "Beziehungen", "relation", "relations");
  figure_of(page, site.ties.countries, "Land", "Länder", "country", "countries");
  const TermId membership = facts.find("https://w3id.org/kontor/ns#NetworkMembership");
  figure_of(page, facts.subjects(facts.vocabulary().type, membership).size(), "Netzwerk", "Netzwerke", "network",
            "networks");
  const TermId project = facts.find("https://w3id.org/kontor/ns#Project");
  figure_of(page, facts.subjects(facts.vocabulary().type, project).size(), "Projekt", "Projekte", "project",
            "projects");
  html.close();
  html.close();
  html.line_break();
}

void write_legend(Page& page) {
  HtmlWriter& html = page.html;
  html.open("ul",
            {{"class", "legend"}, {"id", "legend"}, {"aria-label", page.say("Art der Beziehung", "Kind of relation")}});
  for (const Used& kind : page.site().ties.kinds) {
    html.open("li");
    html.open("a", {{"class", colour_class(page.facts(), kind.concept_)},
                    {"href", page.href(kind.concept_)},
                    {"data-kind", local_name(page.facts().text(kind.concept_))}});
    html.markup("<svg viewBox=\"0 0 26 10\" aria-hidden=\"true\"><path class=\"tie\" d=\"M1 5H25\"/></svg>");
    html.text(page.facts().name(kind.concept_, page.language()));
    html.text(" ");
    html.element("span", {{"class", "count"}}, format_number(kind.count, page.language()));
    html.close();
    html.close();
  }
  html.close();
  html.line_break();
}

void write_choice(Page& page, std::string_view name, std::string_view label, const std::vector<Used>& options) {
  HtmlWriter& html = page.html;
  html.open("label");
  html.element("span", label);
  html.open("select", {{"name", name}});
  html.element("option", {{"value", ""}}, page.say("alle", "all"));
  for (const Used& option : options) {
    html.element("option", {{"value", local_name(page.facts().text(option.concept_))}},
                 std::string(page.facts().name(option.concept_, page.language())) + " (" +
                     format_number(option.count, page.language()) + ")");
  }
  html.close();
  html.close();
}

// Shown by the script that makes it work.
void write_filters(Page& page) {
  HtmlWriter& html = page.html;
  const Ties& ties = page.site().ties;
  html.open("form",
            {{"id", "filters"}, {"class", "filters"}, {"hidden", ""}, {"aria-label", page.say("Auswahl", "Filters")}});
  write_choice(page, "theme", page.say("Thema", "Theme"), ties.themes);
  write_choice(page, "status", page.say("Stand", "Status"), ties.statuses);
  std::set<int> decades;
  for (const Tie& tie : ties.rows) {
    if (const int year = year_of(tie.from); year > 0) decades.insert(year / 10 * 10);
  }
  html.open("label");
  html.element("span", page.say("Jahrzehnt", "Decade"));
  html.open("select", {{"name", "decade"}});
  html.element("option", {{"value", ""}}, page.say("alle", "all"));
  for (const int decade : decades) {
    html.element("option", {{"value", std::to_string(decade)}},
                 std::to_string(decade) + std::string(page.say("er Jahre", "s")));
  }
  html.close();
  html.close();
  html.element("button", {{"type", "reset"}}, page.say("Alle zeigen", "Show all"));
  html.element("output",
               {{"id", "shown"},
                {"aria-live", "polite"},
                {"data-one", page.say("Beziehung", "relation")},
                {"data-many", page.say("Beziehungen", "relations")},
                {"data-of", page.say("von", "of")}},
               "");
  html.close();
  html.line_break();
}

void write_tie_row(Page& page, std::size_t number, TieColumns columns) {
  HtmlWriter& html = page.html;
  const Facts& facts = page.facts();
  const Ties& ties = page.site().ties;
  const Tie& tie = ties.rows[number];
  std::string themes;
  for (const TermId theme : tie.themes) themes.append(themes.empty() ? "" : " ").append(local_name(facts.text(theme)));
  const int year = year_of(tie.from);
  html.open("tr", {{"data-tie", std::to_string(number)},
                   {"data-kind", local_name(facts.text(tie.kind))},
                   {"data-status", local_name(facts.text(tie.status))},
                   {"data-theme", themes},
                   {"data-decade", year > 0 ? std::to_string(year / 10 * 10) : ""}});
  html.open("th", {{"scope", "row"}});
  html.element("a", {{"href", page.href(tie.relation)}}, facts.name(tie.partner, page.language()));
  if (tie.own != ties.city) {
    html.open("span", {{"class", "own"}});
    html.text(page.say("mit ", "with "));
    html.text(facts.name(tie.own, page.language()));
    html.close();
  }
  html.close();
  html.open("td");
  if (const TermId country = country_of(facts, tie.partner); country != store::no_term) page.resource(country);
  html.close();
  html.open("td");
  html.open("span", {{"class", std::string("swatch ").append(colour_class(facts, tie.kind))}});
  if (tie.kind != store::no_term) page.resource(tie.kind);
  html.close();
  html.close();
  html.open("td", {{"data-sort", tie.from}});
  html.text(format_date(tie.from, page.language()));
  html.close();
  html.open("td");
  if (tie.status != store::no_term) page.resource(tie.status);
  html.close();
  if (columns == TieColumns::all) {
    html.open("td", {{"class", "themes"}});
    for (std::size_t n = 0; n < tie.themes.size(); ++n) {
      if (n != 0) html.text(", ");
      page.resource(tie.themes[n]);
    }
    html.close();
  }
  html.close();
  html.line_break();
}

}  // namespace

void write_front_page(Page& page) {
  const Site& site = page.site();
  const Facts& facts = page.facts();
  PageHead head;
  head.description = facts.text_in(site.ties.registry, facts.vocabulary().dct_description, page.language());
  head.section = "";
  head.script = "front.js";
  head.structured_data = dataset_json(page);
  begin_page(page, head);
  HtmlWriter& html = page.html;
  write_opening(page);
  html.open("section", {{"class", "maps"}, {"aria-labelledby", "map"}});
  html.element("h2", {{"id", "map"}, {"class", "visually-hidden"}}, page.say("Karte", "Map"));
  write_near_map(page);
  html.open("div", {{"class", "beside"}});
  write_world_map(page);
  write_legend(page);
  write_filters(page);
  html.open("p", {{"class", "hint"}});
  page.text("Jede Linie ist der kürzeste Weg zum Partner. Dasselbe steht unten als ",
            "Every line is the shortest way to the partner. The same is below as a ");
  html.element("a", {{"href", "#table"}}, page.say("Tabelle", "table"));
  html.text(".");
  if (site.ties.rows.size() > drawn_ties) {
    html.text(" ");
    page.text("Gezeichnet sind die ältesten ", "Drawn are the oldest ");
    html.text(format_number(drawn_ties, page.language()));
    html.text(page.say(" von ", " of "));
    html.text(format_number(site.ties.rows.size(), page.language()));
    html.text(".");
  }
  html.close();
  html.close();
  html.close();
  html.line_break();
  write_timeline(page);
  html.open("section", {{"aria-labelledby", "table"}});
  page.heading("h2", "table", "Alle Beziehungen", "All relations");
  std::vector<std::size_t> shown(std::min(site.ties.rows.size(), drawn_ties));
  std::iota(shown.begin(), shown.end(), std::size_t{0});
  write_tie_table(page, shown);
  if (shown.size() < site.ties.rows.size()) {
    html.open("p");
    html.element("a", {{"href", page.page("relations")}},
                 page.say("Alle Beziehungen in der Liste", "All relations in the list"));
    html.close();
  }
  html.close();
  end_page(page);
}

void write_tie_table(Page& page, std::span<const std::size_t> shown, TieColumns columns) {
  std::vector<Bilingual> heads = {
      {"Partner", "Partner"}, {"Land", "Country"}, {"Art", "Kind"}, {"Seit", "Since"}, {"Stand", "Status"}};
  if (columns == TieColumns::all) heads.push_back({"Themen", "Themes"});
  page.open_table("ties sortable", {"Tabelle der Beziehungen", "Table of relations"}, heads);
  for (const std::size_t number : shown) write_tie_row(page, number, columns);
  page.close_table();
  page.html.line_break();
}

}  // namespace kontor::site

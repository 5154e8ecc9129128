#include "kontor/site/list_pages.hpp"

#include <algorithm>
#include <array>
#include <map>
#include <numeric>

#include "kontor/site/front_page.hpp"
#include "kontor/site/resource_page.hpp"

namespace kontor::site {
namespace {

constexpr std::size_t entries_per_page = 500;

struct List {
  std::string_view path;
  Bilingual title;
  std::vector<TermId> entries;
};

std::string page_path(std::string_view path, std::size_t number) {
  return number == 0 ? std::string(path) : std::string(path) + "/" + std::to_string(number + 1);
}

void begin_list(Page& page, std::string_view section, const Bilingual& title, std::size_t count) {
  PageHead head;
  head.title = title.in(page.language());
  head.section = section;
  head.script = "front.js";
  begin_page(page, head);
  page.html.open("div", {{"class", "opening"}});
  page.html.element("h1", title.in(page.language()));
  page.html.open("p", {{"class", "lead"}});
  page.html.text(format_number(count, page.language()));
  page.html.text(page.say(count == 1 ? " Eintrag" : " Einträge", count == 1 ? " entry" : " entries"));
  page.html.close();
  page.html.close();
}

void write_pager(Page& page, std::string_view path, std::size_t number, std::size_t pages) {
  if (pages < 2) return;
  HtmlWriter& html = page.html;
  html.open("nav", {{"class", "pager"}, {"aria-label", page.say("Seiten", "Pages")}});
  // The first, the last, and those around this one.
  std::size_t last = 0;
  for (std::size_t i = 0; i < pages; ++i) {
    if (i != 0 && i + 1 != pages && (i + 3 < number || i > number + 3)) continue;
    if (i > last + 1) html.element("span", "…");
    last = i;
    if (i == number) {
      html.element("a", {{"href", page.page(page_path(path, i))}, {"aria-current", "page"}}, std::to_string(i + 1));
    } else {
      html.element("a", {{"href", page.page(page_path(path, i))}}, std::to_string(i + 1));
    }
  }
  html.close();
}

// What is said of an entry beside its name.
void write_entry(Page& page, TermId entry) {
  HtmlWriter& html = page.html;
  const Facts& facts = page.facts();
  const Vocabulary& vocabulary = facts.vocabulary();
  html.open("li");
  page.resource(entry);
  std::string_view word;
  for (const TermId property :
       {vocabulary.contained_in, vocabulary.classification, vocabulary.dct_type, vocabulary.role}) {
    if (const TermId value = facts.object(entry, property); value != store::no_term && word.empty())
      word = facts.name(value, page.language());
  }
  if (!word.empty()) html.element("small", word);
  html.close();
  html.line_break();
}

}  // namespace

std::vector<TermId> Inventory::of(PageType type) const {
  std::vector<TermId> out;
  for (const auto& [resource, its] : resources) {
    if (its == type) out.push_back(resource);
  }
  return out;
}

Inventory take_inventory(const Site& site) {
  Inventory inventory;
  const Facts& facts = site.facts;
  for (TermId id = 1; id <= facts.size(); ++id) {
    if (!facts.view(id).is_iri()) continue;
    const std::optional<Address> address = site.addresses.find(facts.text(id));
    if (!address) continue;
    const std::optional<PageType> type = Addresses::page_type(*address);
    if (type && facts.described(id)) inventory.resources.emplace_back(id, *type);
  }
  return inventory;
}

void write_list_pages(const Site& site, const Inventory& inventory, Language language, OutputFolder& folder,
                      const std::function<void(const std::string&)>& written) {
  const Facts& facts = site.facts;
  std::vector<List> lists = {{"places", {"Orte", "Places"}, inventory.of(PageType::place)},
                             {"networks",
                              {"Netzwerke und Organisationen", "Networks and organisations"},
                              inventory.of(PageType::organisation)},
                             {"projects", {"Projekte", "Projects"}, inventory.of(PageType::project)},
                             {"sources", {"Quellen", "Sources"}, inventory.of(PageType::source)}};
  std::vector<TermId> themes;
  for (const Used& theme : site.ties.themes) themes.push_back(theme.concept_);
  lists.push_back({"themes", {"Themen", "Themes"}, std::move(themes)});
  for (List& list : lists) {
    if (list.path != "themes") list.entries = sorted_by_name(facts, list.entries, language);
    const std::size_t pages = std::max<std::size_t>(1, (list.entries.size() + entries_per_page - 1) / entries_per_page);
    for (std::size_t number = 0; number < pages; ++number) {
      Page page(site, language, page_path(list.path, number));
      begin_list(page, list.path, list.title, list.entries.size());
      page.html.open("ul", {{"class", "entries"}});
      const std::size_t end = std::min(list.entries.size(), (number + 1) * entries_per_page);
      for (std::size_t i = number * entries_per_page; i < end; ++i) {
        if (list.path == "themes") {
          page.html.open("li");
          page.resource(list.entries[i]);
          page.html.element("small", format_number(site.ties.themes[i].count, language));
          page.html.close();
        } else {
          write_entry(page, list.entries[i]);
        }
      }
      page.html.close();
      write_pager(page, list.path, number, pages);
      end_page(page);
      write_page(page, folder);
      written(page.path());
    }
  }
  const std::size_t rows = site.ties.rows.size();
  const std::size_t pages = std::max<std::size_t>(1, (rows + entries_per_page - 1) / entries_per_page);
  for (std::size_t number = 0; number < pages; ++number) {
    Page page(site, language, page_path("relations", number));
    begin_list(page, "relations", {"Beziehungen", "Relations"}, rows);
    std::vector<std::size_t> shown(std::min(rows, (number + 1) * entries_per_page) - number * entries_per_page);
    std::iota(shown.begin(), shown.end(), number * entries_per_page);
    write_tie_table(page, shown);
    write_pager(page, "relations", number, pages);
    if (number == 0 && !inventory.of(PageType::membership).empty()) {
      page.heading("h2", "memberships", "Mitgliedschaften in Netzwerken", "Memberships of networks");
      page.html.open("ul", {{"class", "entries"}});
      for (const TermId membership : sorted_by_name(facts, inventory.of(PageType::membership), language))
        write_entry(page, membership);
      page.html.close();
    }
    end_page(page);
    write_page(page, folder);
    written(page.path());
  }
}

}  // namespace kontor::site

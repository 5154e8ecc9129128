#include "kontor/site/list_pages.hpp"

#include <algorithm>
#include <array>
#include <map>
#include <numeric>
#include <span>

#include "kontor/site/front_page.hpp"
#include "kontor/site/resource_page.hpp"

namespace kontor::site {
namespace {

constexpr std::size_t entries_per_page = 500;

struct Entry {
  TermId resource = store::no_term;
  std::string beside;      // what is said of it beside its name
  std::string_view group;  // the heading it stands under; empty: none
};

struct List {
  std::string_view path;
  Bilingual title;
  std::vector<Entry> entries;  // those of a group one after the other
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

void write_entry(Page& page, const Entry& entry) {
  HtmlWriter& html = page.html;
  html.open("li");
  page.resource(entry.resource);
  if (!entry.beside.empty()) html.element("small", entry.beside);
  html.close();
  html.line_break();
}

void write_entries(Page& page, std::span<const Entry> entries) {
  HtmlWriter& html = page.html;
  for (std::size_t i = 0; i < entries.size(); ++i) {
    const bool first = i == 0 || entries[i].group != entries[i - 1].group;
    if (first) {
      if (i != 0) html.close();
      if (!entries[i].group.empty()) html.element("h2", entries[i].group);
      html.open("ul", {{"class", "entries"}});
    }
    write_entry(page, entries[i]);
  }
  if (!entries.empty()) html.close();
}

// By name, and beside each what it is: the country of a place, the type of a project, the role in a network.
std::vector<Entry> with_types(const Facts& facts, TermIds resources, Language language) {
  const Vocabulary& vocabulary = facts.vocabulary();
  std::vector<Entry> entries;
  for (const TermId resource : sorted_by_name(facts, resources, language)) {
    Entry& entry = entries.emplace_back(Entry{resource, {}, {}});
    for (const TermId property : {vocabulary.contained_in, vocabulary.dct_type, vocabulary.role}) {
      const TermId value = facts.object(resource, property);
      if (value != store::no_term && entry.beside.empty()) entry.beside = facts.name(value, language);
    }
  }
  return entries;
}

// How long the city has been, or was, a member: "seit 2020"; its role where nobody knows.
std::string membership_span(const Facts& facts, TermId membership, Language language) {
  const Vocabulary& vocabulary = facts.vocabulary();
  if (const std::string_view until = facts.value(membership, vocabulary.valid_until); !until.empty())
    return (language == Language::de ? "bis " : "until ") + format_date(until, language);
  std::string_view from = facts.value(membership, vocabulary.valid_from);
  if (from.empty()) from = facts.value(membership, vocabulary.edtf);
  if (!from.empty()) return (language == Language::de ? "seit " : "since ") + format_date(from, language);
  const TermId role = facts.object(membership, vocabulary.role);
  return role == store::no_term ? std::string() : std::string(facts.name(role, language));
}

// Organisations by their type, the types first that the city is a member of, and beside each since when.
std::vector<Entry> by_type(const Facts& facts, TermIds organisations, Language language) {
  const Vocabulary& vocabulary = facts.vocabulary();
  struct Group {
    std::size_t memberships = 0;
    std::vector<Entry> entries;
  };
  std::map<std::string_view, Group> groups;
  for (const TermId organisation : sorted_by_name(facts, organisations, language)) {
    const TermId type = facts.object(organisation, vocabulary.classification);
    const std::string_view name =
        type == store::no_term ? Bilingual{"Andere", "Others"}.in(language) : facts.name(type, language);
    Group& group = groups[name];
    Entry& entry = group.entries.emplace_back(Entry{organisation, {}, name});
    const TermIds memberships = facts.subjects(vocabulary.organization, organisation);
    if (memberships.empty()) continue;
    group.memberships += memberships.size();
    entry.beside = membership_span(facts, memberships.front(), language);
  }
  std::vector<const Group*> order;
  order.reserve(groups.size());
  for (const auto& [name, group] : groups) order.push_back(&group);
  std::stable_sort(order.begin(), order.end(), [](const Group* a, const Group* b) {
    return std::pair(a->memberships, a->entries.size()) > std::pair(b->memberships, b->entries.size());
  });
  std::vector<Entry> entries;
  for (const Group* group : order) entries.insert(entries.end(), group->entries.begin(), group->entries.end());
  return entries;
}

// Themes by how many relations have them.
std::vector<Entry> by_use(const Site& site, Language language) {
  std::vector<TermId> themes;
  std::map<TermId, std::size_t> counts;
  for (const Used& theme : site.ties.themes) {
    themes.push_back(theme.concept_);
    counts[theme.concept_] = theme.count;
  }
  themes = sorted_by_name(site.facts, themes, language);
  std::stable_sort(themes.begin(), themes.end(), [&](TermId a, TermId b) { return counts[a] > counts[b]; });
  std::vector<Entry> entries;
  entries.reserve(themes.size());
  for (const TermId theme : themes) entries.push_back({theme, format_number(counts[theme], language), {}});
  return entries;
}

void write_list(const Site& site, const List& list, Language language, OutputFolder& folder,
                const std::function<void(const std::string&)>& written) {
  const std::span<const Entry> all = list.entries;
  const std::size_t pages = std::max<std::size_t>(1, (all.size() + entries_per_page - 1) / entries_per_page);
  for (std::size_t number = 0; number < pages; ++number) {
    Page page(site, language, page_path(list.path, number));
    begin_list(page, list.path, list.title, all.size());
    const std::size_t start = number * entries_per_page;
    write_entries(page, all.subspan(start, std::min(entries_per_page, all.size() - start)));
    write_pager(page, list.path, number, pages);
    end_page(page);
    write_page(page, folder);
    written(page.path());
  }
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
  write_list(site, {"places", {"Orte", "Places"}, with_types(facts, inventory.of(PageType::place), language)}, language,
             folder, written);
  write_list(site,
             {"networks",
              {"Netzwerke und Organisationen", "Networks and organisations"},
              by_type(facts, inventory.of(PageType::organisation), language)},
             language, folder, written);
  write_list(site, {"projects", {"Projekte", "Projects"}, with_types(facts, inventory.of(PageType::project), language)},
             language, folder, written);
  write_list(site, {"sources", {"Quellen", "Sources"}, with_types(facts, inventory.of(PageType::source), language)},
             language, folder, written);
  write_list(site, {"themes", {"Themen", "Themes"}, by_use(site, language)}, language, folder, written);
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
      write_entries(page, with_types(facts, inventory.of(PageType::membership), language));
    }
    end_page(page);
    write_page(page, folder);
    written(page.path());
  }
}

}  // namespace kontor::site

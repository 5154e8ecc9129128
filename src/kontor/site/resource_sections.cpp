#include "kontor/site/resource_sections.hpp"

#include <algorithm>
#include <map>
#include <optional>
#include <set>

#include "kontor/site/collation.hpp"
#include "kontor/site/front_page.hpp"
#include "kontor/site/resource_page.hpp"

namespace kontor::site {
namespace {

// What points to a resource is listed up to so many of a type; the rest is counted.
constexpr std::size_t most_incoming = 200;

// A table of ties up to this many, else a list of names.
constexpr std::size_t most_in_table = 60;

// The resource with a page that a subject is or belongs to, and its type.
std::optional<std::pair<TermId, PageType>> page_of(const Page& page, TermId subject) {
  const Facts& facts = page.facts();
  if (!facts.view(subject).is_iri()) return std::nullopt;
  std::optional<Address> address = page.site().addresses.find(facts.text(subject));
  if (!address) return std::nullopt;
  if (!address->is_page) {
    subject = facts.find(page.site().addresses.base() + address->path);
    address->is_page = true;
  }
  if (subject == store::no_term || address->path.find('/') == std::string::npos) return std::nullopt;
  const std::optional<PageType> type = Addresses::page_type(*address);
  if (!type) return std::nullopt;
  return std::pair{subject, *type};
}

}  // namespace

void write_confidence(Page& page, TermId confidence) {
  if (confidence == store::no_term || local_name(page.facts().text(confidence)) == "high") return;
  page.html.text(" ");
  page.html.open("span", {{"class", "badge unsure"}});
  page.html.text(page.say("Sicherheit: ", "confidence: "));
  page.html.text(page.facts().name(confidence, page.language()));
  page.html.close();
}

std::string fragment_of(const Page& page, TermId part) {
  const std::optional<Address> address = page.site().addresses.find(page.facts().text(part));
  return address ? address->fragment : std::string{};
}

void SourceNotes::refer(TermId source) {
  const std::string text = std::to_string(number(source));
  page_.html.open("sup");
  page_.html.element(
      "a", {{"href", "#source-" + text}, {"class", "ref"}, {"title", page_.facts().name(source, page_.language())}},
      text);
  page_.html.close();
}

std::size_t SourceNotes::number(TermId source) {
  const auto [entry, added] = numbers_.try_emplace(source, sources_.size() + 1);
  if (added) sources_.push_back(source);
  return entry->second;
}

std::string_view section_of(const Page& page, TermId resource, PageType type) {
  switch (type) {
    case PageType::place:
    case PageType::country:
      return "places";
    case PageType::relation:
      return "relations";
    case PageType::membership:
    case PageType::organisation:
      return "networks";
    case PageType::programme:
    case PageType::project:
    case PageType::participant:
      return "projects";
    case PageType::registry:
      return "data";
    case PageType::concept_:
      return page.facts().text(resource).find("/theme/") != std::string_view::npos ? "themes" : "def";
    case PageType::source:
    case PageType::gap:
      break;
  }
  return "sources";
}

void write_events(Page& page, TermId resource, SourceNotes& notes) {
  HtmlWriter& html = page.html;
  const Facts& facts = page.facts();
  const Vocabulary& vocabulary = facts.vocabulary();
  const TermIds found = facts.objects(resource, vocabulary.event);
  if (found.empty()) return;
  const auto date_of = [&](TermId event) {
    const TermId exact = facts.object(event, vocabulary.date);
    return exact != store::no_term ? exact : facts.object(event, vocabulary.edtf);
  };
  std::vector<TermId> events(found.begin(), found.end());
  std::sort(events.begin(), events.end(), [&](TermId a, TermId b) {
    const int first = year_of(facts.text(date_of(a)));
    const int second = year_of(facts.text(date_of(b)));
    if (first != second) return first < second;
    if (facts.text(date_of(a)) != facts.text(date_of(b))) return facts.text(date_of(a)) < facts.text(date_of(b));
    return facts.text(a) < facts.text(b);
  });
  html.open("section", {{"aria-labelledby", "events"}});
  page.heading("h2", "events", "Ereignisse", "Events");
  html.open("ol", {{"class", "events"}});
  for (const TermId event : events) {
    html.open("li", {{"id", fragment_of(page, event)}});
    html.open("span", {{"class", "date"}});
    if (const TermId date = date_of(event); date != store::no_term) page.resource(date);
    html.close();
    html.open("div");
    html.open("strong");
    const TermId type = facts.object(event, vocabulary.event_type);
    html.text(type == store::no_term ? page.say("Ereignis", "event") : facts.name(type, page.language()));
    html.close();
    for (const TermId where : facts.objects(event, vocabulary.location)) {
      html.text(", ");
      page.resource(where);
    }
    for (const TermId source : facts.objects(event, vocabulary.dct_source)) notes.refer(source);
    write_confidence(page, facts.object(event, vocabulary.confidence));
    if (!facts.text_in(event, vocabulary.comment, page.language()).empty()) {
      html.open("p");
      page.text_of(event, vocabulary.comment);
      html.close();
    }
    html.close();
    html.close();
    html.line_break();
  }
  html.close();
  html.close();
  html.line_break();
}

void write_participants(Page& page, TermId project, SourceNotes& notes) {
  HtmlWriter& html = page.html;
  const Facts& facts = page.facts();
  const Vocabulary& vocabulary = facts.vocabulary();
  std::vector<TermId> participations;
  for (const TermId participation : facts.subjects(vocabulary.organization, project)) {
    if (!fragment_of(page, participation).empty()) participations.push_back(participation);
  }
  if (participations.empty()) return;
  const auto key_of = [&](TermId participation) {
    return collation_key(facts.name(facts.object(participation, vocabulary.member), page.language()));
  };
  std::sort(participations.begin(), participations.end(), [&](TermId a, TermId b) {
    const std::string first = key_of(a);
    const std::string second = key_of(b);
    return first != second ? first < second : facts.text(a) < facts.text(b);
  });
  html.open("section", {{"aria-labelledby", "participants"}});
  page.heading("h2", "participants", "Beteiligte", "Participants");
  html.open("ul", {{"class", "names-list"}});
  for (const TermId participation : participations) {
    html.open("li", {{"id", fragment_of(page, participation)}});
    page.resource(facts.object(participation, vocabulary.member));
    if (const TermId role = facts.object(participation, vocabulary.role); role != store::no_term) {
      html.text(", ");
      html.text(facts.name(role, page.language()));
    }
    for (const TermId source : facts.objects(participation, vocabulary.dct_source)) notes.refer(source);
    if (!facts.text_in(participation, vocabulary.note, page.language()).empty()) {
      html.open("span", {{"class", "own"}});
      page.text_of(participation, vocabulary.note);
      html.close();
    }
    html.close();
  }
  html.close();
  html.close();
  html.line_break();
}

void write_incoming(Page& page, TermId resource) {
  HtmlWriter& html = page.html;
  const Facts& facts = page.facts();
  const Vocabulary& vocabulary = facts.vocabulary();
  std::map<PageType, std::set<TermId>> groups;
  facts.incoming(resource, [&](TermId property, TermIds subjects) {
    if (property == vocabulary.related_to || property == vocabulary.twinned_with || property == vocabulary.about)
      return;
    for (const TermId subject : subjects) {
      const auto found = page_of(page, subject);
      if (found && found->first != resource) groups[found->second].insert(found->first);
    }
  });
  for (const auto& [type, subjects] : groups) {
    html.open("section", {{"aria-labelledby", "in-" + std::to_string(static_cast<int>(type))}});
    html.open("h2", {{"id", "in-" + std::to_string(static_cast<int>(type))}});
    html.text(type_names(type).in(page.language()));
    html.text(" ");
    html.element("span", {{"class", "count"}}, format_number(subjects.size(), page.language()));
    html.close();
    std::vector<std::size_t> rows;
    if (type == PageType::relation && subjects.size() <= most_in_table) {
      for (const TermId relation : subjects) {
        for (const std::size_t row : page.site().ties.rows_of(relation)) rows.push_back(row);
      }
      // On the page of a partner the table would only repeat its name.
      const auto is_partner = [&](std::size_t row) { return page.site().ties.rows[row].partner == resource; };
      if (std::any_of(rows.begin(), rows.end(), is_partner)) rows.clear();
    }
    if (!rows.empty()) {
      std::sort(rows.begin(), rows.end());
      write_tie_table(page, rows, TieColumns::without_themes);
    } else {
      std::vector<TermId> shown(subjects.begin(), subjects.end());
      if (shown.size() <= most_incoming) shown = sorted_by_name(facts, shown, page.language());
      html.open("ul", {{"class", "names-list"}});
      for (std::size_t i = 0; i < std::min(shown.size(), most_incoming); ++i) {
        html.open("li");
        page.resource(shown[i]);
        html.close();
      }
      html.close();
      if (shown.size() > most_incoming) {
        html.open("p", {{"class", "hint"}});
        html.text(page.say("und weitere: ", "and more: "));
        html.text(format_number(shown.size() - most_incoming, page.language()));
        html.close();
      }
    }
    html.close();
    html.line_break();
  }
}

void write_sources(Page& page, TermId resource, SourceNotes& notes) {
  HtmlWriter& html = page.html;
  const Facts& facts = page.facts();
  const Vocabulary& vocabulary = facts.vocabulary();
  for (const TermId source : facts.objects(resource, vocabulary.dct_source)) notes.add(source);
  if (notes.sources().empty()) return;
  html.open("section", {{"aria-labelledby", "sources"}});
  page.heading("h2", "sources", "Quellen", "Sources");
  html.open("ol", {{"class", "sources"}});
  const TermId publisher_property = facts.find("http://purl.org/dc/elements/1.1/publisher");
  for (std::size_t i = 0; i < notes.sources().size(); ++i) {
    const TermId source = notes.sources()[i];
    html.open("li", {{"id", "source-" + std::to_string(i + 1)}});
    page.resource(source);
    if (const std::string_view publisher = facts.value(source, publisher_property); !publisher.empty()) {
      html.text(", ");
      html.text(publisher);
    }
    if (const TermId date = facts.object(source, vocabulary.dct_date); date != store::no_term) {
      html.text(", ");
      page.resource(date);
    }
    html.close();
    html.line_break();
  }
  html.close();
  html.close();
}

}  // namespace kontor::site

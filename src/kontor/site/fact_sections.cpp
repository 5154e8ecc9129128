// The section of a resource's page that shows its properties and values.
#include <algorithm>
#include <array>

#include "kontor/site/collation.hpp"
#include "kontor/site/resource_page.hpp"
#include "kontor/site/resource_sections.hpp"

namespace kontor::site {
namespace {

// What has a place of its own on the page, or says nothing to people.
bool is_shown_elsewhere(const Vocabulary& v, TermId property) {
  const std::array<TermId, 21> others = {
      v.type,           v.label,      v.pref_label, v.alt_label,       v.title,     v.comment,      v.definition,
      v.editorial_note, v.claim,      v.event,      v.latitude,        v.longitude, v.has_geometry, v.dct_source,
      v.identifier,     v.related_to, v.notation,   v.dct_description, v.member,    v.in_scheme,    v.twinned_with};
  return std::find(others.begin(), others.end(), property) != others.end();
}

// The order in which people ask; what is not here follows by name.
std::size_t importance(const Vocabulary& v, TermId property) {
  const std::array<TermId, 19> order = {v.party,      v.organization, v.role,      v.kind,       v.classification,
                                        v.dct_type,   v.status,       v.formality, v.valid_from, v.valid_until,
                                        v.edtf,       v.theme,        v.programme, v.part_of,    v.contained_in,
                                        v.legal_name, v.homepage,     v.url,       v.exact_match};
  return static_cast<std::size_t>(std::find(order.begin(), order.end(), property) - order.begin());
}

// Money is a resource with an amount and a currency; everything else is shown by its name.
void write_value(Page& page, TermId value) {
  const Facts& facts = page.facts();
  const std::string_view amount = facts.value(value, facts.find("http://schema.org/amount"));
  if (amount.empty() || amount.size() > 15 || amount.find_first_not_of("0123456789") != std::string_view::npos) {
    page.resource(value);
    return;
  }
  page.html.text(format_number(static_cast<std::size_t>(std::stoull(std::string(amount))), page.language()));
  page.html.text(" ");
  page.html.text(facts.value(value, facts.find("http://schema.org/currency")));
  page.html.text(" – ");
  page.html.text(facts.name(value, page.language()));
}

void write_support(Page& page, const Claims& claims, TermId property, TermId value, SourceNotes& notes) {
  bool sure = false;
  TermId confidence = store::no_term;
  for (const Claim& claim : claims.all()) {
    if (!claims.supports(claim, property, value)) continue;
    if (claim.source != store::no_term) notes.refer(claim.source);
    if (claim.confidence == store::no_term) sure = true;
    if (confidence == store::no_term) confidence = claim.confidence;
  }
  if (!sure) write_confidence(page, confidence);
}

void write_coordinates(Page& page, TermId resource, const Claims& claims, SourceNotes& notes) {
  const Facts& facts = page.facts();
  const Vocabulary& vocabulary = facts.vocabulary();
  const std::string_view latitude = facts.value(resource, vocabulary.latitude);
  const std::string_view longitude = facts.value(resource, vocabulary.longitude);
  if (latitude.empty() || longitude.empty()) return;
  HtmlWriter& html = page.html;
  html.element("dt", page.say("Koordinaten", "Coordinates"));
  html.open("dd");
  html.text(latitude);
  html.text(page.say("° N, ", "° N, "));
  html.text(longitude);
  html.text(page.say("° O", "° E"));
  if (const TermId geometry = facts.object(resource, vocabulary.has_geometry); geometry != store::no_term) {
    const auto address = page.site().addresses.find(facts.text(geometry));
    if (address) html.element("span", {{"id", address->fragment}}, "");
  }
  for (const Claim& claim : claims.all()) {
    if (claim.property == vocabulary.has_geometry && claim.rank != vocabulary.rank_deprecated &&
        claim.source != store::no_term) {
      notes.refer(claim.source);
    }
  }
  html.close();
}

}  // namespace

void write_facts(Page& page, TermId resource, const Claims& claims, SourceNotes& notes) {
  HtmlWriter& html = page.html;
  const Facts& facts = page.facts();
  const Vocabulary& vocabulary = facts.vocabulary();
  struct Row {
    TermId property;
    TermIds values;
  };
  std::vector<Row> rows;
  facts.outgoing(resource, [&](TermId property, TermIds values) {
    if (!is_shown_elsewhere(vocabulary, property)) rows.push_back({property, values});
  });
  std::sort(rows.begin(), rows.end(), [&](const Row& a, const Row& b) {
    const std::size_t first = importance(vocabulary, a.property);
    const std::size_t second = importance(vocabulary, b.property);
    if (first != second) return first < second;
    const std::string first_name = collation_key(page.property_name(a.property));
    const std::string second_name = collation_key(page.property_name(b.property));
    return first_name != second_name ? first_name < second_name : facts.text(a.property) < facts.text(b.property);
  });
  if (rows.empty() && facts.value(resource, vocabulary.latitude).empty()) return;
  html.open("section", {{"aria-labelledby", "facts"}});
  page.heading("h2", "facts", "Auf einen Blick", "At a glance");
  html.open("dl", {{"class", "facts"}});
  for (const Row& row : rows) {
    html.open("dt");
    page.property(row.property);
    html.close();
    const bool names = row.property == vocabulary.theme || row.property == vocabulary.party;
    const std::vector<TermId> values = names ? sorted_by_name(facts, row.values, page.language())
                                             : std::vector<TermId>(row.values.begin(), row.values.end());
    // Many values stand in one line after the other, few each on its own.
    const bool in_line = values.size() > 4;
    if (in_line) html.open("dd");
    for (const TermId value : values) {
      if (!in_line) html.open("dd");
      if (in_line && value != values.front()) html.text(" · ");
      const std::string fragment = fragment_of(page, value);
      const bool part = !fragment.empty() && facts.described(value);
      if (part) html.open("span", {{"id", fragment}});
      if (row.property == vocabulary.address_country && facts.view(value).is_literal()) {
        html.text(country_name(facts.text(value), page.language()));
      } else if (row.property == vocabulary.dc_language && facts.view(value).is_literal()) {
        html.text(language_name(facts.text(value), page.language()));
      } else {
        write_value(page, value);
      }
      if (part) html.close();
      write_support(page, claims, row.property, value, notes);
      if (!in_line) html.close();
    }
    if (in_line) html.close();
    html.line_break();
  }
  write_coordinates(page, resource, claims, notes);
  html.close();
  html.close();
  html.line_break();
}

}  // namespace kontor::site

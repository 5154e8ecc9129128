// The sections of a resource's page that show what sources say: side by side where they disagree, and all of it.
#include <charconv>

#include "kontor/site/resource_sections.hpp"

namespace kontor::site {
namespace {

// What sources say in a code of the registry, in words: kinds of events, yes and no, durations, sums. Empty for the
// rest.
std::string in_words(const Page& page, const Claim& claim, const rdf::TermView& value) {
  const Facts& facts = page.facts();
  const Vocabulary& vocabulary = facts.vocabulary();
  if (!value.is_literal()) return {};
  if (claim.property == vocabulary.event) {
    const TermId type = facts.find("https://w3id.org/kontor/def/event/" + std::string(value.text));
    return type == store::no_term ? std::string() : std::string(facts.name(type, page.language()));
  }
  if (value.text == "yes") return std::string(page.say("ja", "yes"));
  if (value.text == "no") return std::string(page.say("nein", "no"));
  std::size_t sum = 0;
  const auto [end, error] = std::from_chars(value.text.data(), value.text.data() + value.text.size(), sum);
  if (claim.property == vocabulary.funding && error == std::errc() && end == value.text.data() + value.text.size()) {
    return format_number(sum, page.language());
  }
  return format_duration(value.text, page.language());
}

// The values of a claim, or that it says what the record says.
void write_claim_values(Page& page, const Claim& claim) {
  if (claim.values.empty()) {
    page.html.element("em", page.say("wie angegeben", "as given"));
    return;
  }
  for (std::size_t i = 0; i < claim.values.size(); ++i) {
    if (i != 0) page.html.text(", ");
    const std::string words = in_words(page, claim, page.facts().view(claim.values[i]));
    if (words.empty()) {
      page.resource(claim.values[i]);
    } else {
      page.html.text(words);
    }
  }
}

void write_claim_note(Page& page, const Claim& claim) {
  const Vocabulary& vocabulary = page.facts().vocabulary();
  if (page.facts().text_in(claim.id, vocabulary.note, page.language()).empty()) return;
  page.html.open("p", {{"class", "note"}});
  page.text_of(claim.id, vocabulary.note);
  page.html.close();
}

}  // namespace

void write_disputes(Page& page, const Claims& claims, SourceNotes& notes) {
  const std::vector<std::vector<Claim>> disputes = claims.disputes();
  if (disputes.empty()) return;
  HtmlWriter& html = page.html;
  const Facts& facts = page.facts();
  html.open("section", {{"class", "disputes"}, {"aria-labelledby", "disputes"}});
  page.heading("h2", "disputes", "Die Quellen sagen Verschiedenes", "Sources disagree");
  for (const std::vector<Claim>& dispute : disputes) {
    html.open("h3");
    if (dispute.front().property == store::no_term) {
      page.text("Angabe", "Claim");
    } else {
      page.property(dispute.front().property);
    }
    html.close();
    html.open("ul", {{"class", "versions"}});
    for (const Claim& claim : dispute) {
      const std::string_view rank = claim.rank == store::no_term ? "normal" : local_name(facts.text(claim.rank));
      html.open("li", {{"class", std::string("version rank-").append(rank)}});
      html.open("p", {{"class", "value"}});
      write_claim_values(page, claim);
      html.close();
      html.open("p", {{"class", "who"}});
      if (claim.source != store::no_term) {
        page.resource(claim.source);
        notes.refer(claim.source);
      } else {
        page.text("allgemein bekannt", "general knowledge");
      }
      write_confidence(page, claim.confidence);
      html.close();
      if (claim.rank != store::no_term && rank != "normal") {
        html.element("p", {{"class", "badge rank"}},
                     rank == "preferred" ? page.say("gilt hier", "held true here") : page.say("verworfen", "rejected"));
      }
      write_claim_note(page, claim);
      html.close();
    }
    html.close();
  }
  html.close();
  html.line_break();
}

void write_claims(Page& page, const Claims& claims, SourceNotes& notes) {
  if (claims.all().empty()) return;
  HtmlWriter& html = page.html;
  const Facts& facts = page.facts();
  html.open("section", {{"aria-labelledby", "claims"}});
  page.heading("h2", "claims", "Alle Angaben und wer sie macht", "All claims and who makes them");
  page.open_table("claims", {"Tabelle der Angaben", "Table of claims"},
                  {{"Was", "What"}, {"Angabe", "Value"}, {"Quelle", "Source"}, {"Rang", "Rank"}});
  for (const Claim& claim : claims.all()) {
    html.open("tr", {{"id", fragment_of(page, claim.id)}});
    html.open("td");
    if (claim.property != store::no_term) page.property(claim.property);
    html.close();
    html.open("td");
    write_claim_values(page, claim);
    write_claim_note(page, claim);
    html.close();
    html.open("td");
    if (claim.source != store::no_term) {
      page.resource(claim.source);
      notes.add(claim.source);
    } else {
      page.text("allgemein bekannt", "general knowledge");
    }
    write_confidence(page, claim.confidence);
    html.close();
    html.open("td");
    if (claim.rank != store::no_term) html.text(facts.name(claim.rank, page.language()));
    html.close();
    html.close();
    html.line_break();
  }
  page.close_table();
  html.close();
  html.line_break();
}

}  // namespace kontor::site

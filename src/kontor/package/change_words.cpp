#include "kontor/package/change_words.hpp"

#include <algorithm>
#include <array>

#include "kontor/base/input_file.hpp"
#include "kontor/registry/resources.hpp"
#include "kontor/site/language.hpp"
#include "kontor/syntax/format.hpp"

namespace kontor::package {
namespace {

using store::Lookup;
using store::no_term;
using store::TermId;

constexpr std::string_view label = "http://www.w3.org/2000/01/rdf-schema#label";
constexpr std::string_view pref_label = "http://www.w3.org/2004/02/skos/core#prefLabel";

// A text is quoted if it is short; of a long one it is enough that it was changed.
constexpr std::size_t longest_quoted = 80;

struct Noun {
  std::string_view type;
  std::array<std::string_view, 2> one;  // German, English
  std::array<std::string_view, 2> many;
  std::string_view new_one;  // German, with its article's ending
};

constexpr std::array<Noun, 5> nouns = {
    {{"relation", {"Beziehung", "relation"}, {"Beziehungen", "relations"}, "Neue Beziehung"},
     {"membership", {"Mitgliedschaft", "membership"}, {"Mitgliedschaften", "memberships"}, "Neue Mitgliedschaft"},
     {"project", {"Projekt", "project"}, {"Projekte", "projects"}, "Neues Projekt"},
     {"organisation", {"Organisation", "organisation"}, {"Organisationen", "organisations"}, "Neue Organisation"},
     {"place", {"Ort", "place"}, {"Orte", "places"}, "Neuer Ort"}}};

const Noun& noun_of(std::string_view type) {
  return *std::find_if(nouns.begin(), nouns.end(), [type](const Noun& noun) { return noun.type == type; });
}

std::string_view pick(Language language, std::string_view german, std::string_view english) {
  return language == Language::de ? german : english;
}

std::string_view pick(Language language, const std::array<std::string_view, 2>& words) {
  return words[static_cast<std::size_t>(language)];
}

void load(std::string_view resource, store::Dataset& dataset) {
  MemorySource text(registry::resource(resource));
  const std::string name(resource);
  const syntax::ReadOptions read = {.base = {}, .name = name, .blank_node_prefix = name + "_", .limits = {}};
  syntax::read_rdf(text, syntax::require_format("turtle"), read, dataset);
}

// The label in the language, else in the other one, else any; empty if there is none.
std::string_view label_in(const Lookup& data, std::string_view iri, Language language) {
  const TermId subject = data.find(iri);
  std::string_view best;
  int rank = 0;
  for (const std::string_view property : {label, pref_label}) {
    for (const TermId id : data.objects(subject, property)) {
      const rdf::TermView text = data.view(id);
      const int fits = text.language == tag(language) ? 3 : text.language == "de" || text.language == "en" ? 2 : 1;
      if (fits > rank) {
        rank = fits;
        best = text.text;
      }
    }
  }
  return best;
}

std::string join(const std::vector<std::string>& words, std::string_view separator) {
  std::string out;
  for (const std::string& word : words) out.append(out.empty() ? "" : separator).append(word);
  return out;
}

}  // namespace

std::string_view tag(Language language) {
  return language == Language::de ? "de" : "en";
}

ChangeWords::ChangeWords(const store::Dataset& before, const store::Dataset& after) : before_(before), after_(after) {
  load("kontor", vocabulary_);
  load("labels", vocabulary_);
  vocabulary_.freeze();
}

ChangeWords::~ChangeWords() = default;

std::string ChangeWords::name(std::string_view iri, Language language) const {
  std::string_view found = label_in(after_, iri, language);
  if (found.empty()) found = label_in(before_, iri, language);
  return std::string(found.empty() ? iri : found);
}

std::string ChangeWords::property_name(std::string_view predicate, Language language) const {
  const std::string_view found = label_in(Lookup(vocabulary_), predicate, language);
  return std::string(found.empty() ? predicate.substr(predicate.find_last_of("/#") + 1) : found);
}

std::string ChangeWords::value(const rdf::TermView& term, Language language) const {
  if (term.is_iri()) return name(term.text, language);
  return site::format_date(term.text, language == Language::de ? site::Language::de : site::Language::en);
}

// What one wants to know at first of something new: the kind and since when.
std::string ChangeWords::facts(std::string_view record, Language language) const {
  std::vector<std::string> facts;
  const TermId subject = after_.find(record);
  if (const TermId kind = after_.object(subject, "https://w3id.org/kontor/ns#kind"); kind != no_term) {
    facts.push_back(value(after_.view(kind), language));
  }
  if (const TermId start = after_.object(subject, "https://w3id.org/kontor/ns#validFrom"); start != no_term) {
    facts.push_back(std::string(pick(language, "seit ", "since ")) + value(after_.view(start), language));
  }
  return facts.empty() ? std::string() : " (" + join(facts, ", ") + ")";
}

std::string ChangeWords::difference(const PropertyChange& change, Language language) const {
  if (change.predicate == "https://w3id.org/kontor/ns#claim") {
    return std::string(pick(language, "Angaben der Quellen geändert", "claims of the sources changed"));
  }
  if (change.predicate == "https://w3id.org/kontor/ns#event") {
    return std::string(pick(language, "Ereignisse geändert", "events changed"));
  }
  const std::string property = property_name(change.predicate, language);
  std::vector<std::string> before;
  std::vector<std::string> after;
  bool long_text = false;
  const auto collect = [&](const std::vector<rdf::TermView>& terms, std::vector<std::string>& words) {
    for (const rdf::TermView& term : terms) {
      const bool other_language = (term.language == "de" || term.language == "en") && term.language != tag(language);
      if (other_language) continue;
      words.push_back(value(term, language));
      if (term.is_literal() && words.back().size() > longest_quoted) long_text = true;
    }
  };
  collect(change.before, before);
  collect(change.after, after);
  if (long_text || (before.empty() && after.empty())) {
    return property + std::string(pick(language, " neu gefasst", " reworded"));
  }
  if (before.size() == 1 && after.size() == 1) {
    return property + ": " + std::string(pick(language, "bisher ", "was ")) + before.front() +
           std::string(pick(language, ", jetzt ", ", now ")) + after.front();
  }
  std::vector<std::string> parts;
  if (!after.empty()) parts.push_back(std::string(pick(language, "neu ", "new ")) + join(after, ", "));
  if (!before.empty()) parts.push_back(std::string(pick(language, "entfallen ", "dropped ")) + join(before, ", "));
  return property + ": " + join(parts, pick(language, ", ", ", "));
}

std::string ChangeWords::sentence(const RecordChange& change, Language language) const {
  const Noun& noun = noun_of(change.type);
  const std::string one(pick(language, noun.one));
  const std::string subject = name(change.record, language);
  std::vector<std::string> differences;
  for (const PropertyChange& property : change.properties) differences.push_back(difference(property, language));
  const std::string details = differences.empty() ? "" : ": " + join(differences, "; ");
  switch (change.kind) {
    case ChangeKind::added:
      return std::string(language == Language::de ? std::string(noun.new_one) : "New " + one) + ": " + subject +
             facts(change.record, language) + ".";
    case ChangeKind::removed:
      return std::string(pick(language, "Nicht mehr verzeichnet: ", "No longer listed: ")) + one + " " + subject + ".";
    case ChangeKind::ended:
      return std::string(pick(language, "Beendet: ", "Ended: ")) + one + " " + subject + details + ".";
    case ChangeKind::changed:
      break;
  }
  return std::string(pick(language, "Geändert: ", "Changed: ")) + one + " " + subject + details + ".";
}

std::string ChangeWords::summary(std::span<const RecordChange> changes, Language language) {
  constexpr std::array<std::array<std::string_view, 2>, 4> participles = {
      {{"neu", "new"}, {"geändert", "changed"}, {"beendet", "ended"}, {"entfallen", "dropped"}}};
  std::vector<std::string> parts;
  for (const Noun& noun : nouns) {
    std::vector<std::string> counts;
    for (std::size_t kind = 0; kind < participles.size(); ++kind) {
      const auto count = std::count_if(changes.begin(), changes.end(), [&](const RecordChange& change) {
        return change.type == noun.type && static_cast<std::size_t>(change.kind) == kind;
      });
      if (count > 0) counts.push_back(std::to_string(count) + " " + std::string(pick(language, participles[kind])));
    }
    if (!counts.empty()) parts.push_back(std::string(pick(language, noun.many)) + ": " + join(counts, ", "));
  }
  if (parts.empty()) return std::string(pick(language, "Keine inhaltlichen Änderungen.", "No changes of content."));
  parts.front().front() = static_cast<char>(std::toupper(static_cast<unsigned char>(parts.front().front())));
  return join(parts, "; ") + ".";
}

std::string ChangeWords::first_edition(std::string_view base, Language language) const {
  const std::vector<RecordChange> all = compare_editions(before_.dataset(), after_.dataset(), base);
  std::vector<std::string> counts;
  for (const Noun& noun : nouns) {
    const auto count =
        std::count_if(all.begin(), all.end(), [&](const RecordChange& change) { return change.type == noun.type; });
    if (count > 0) {
      counts.push_back(std::to_string(count) + " " + std::string(pick(language, count == 1 ? noun.one : noun.many)));
    }
  }
  return std::string(pick(language, "Erste Ausgabe: ", "First edition: ")) + join(counts, ", ") + ".";
}

}  // namespace kontor::package

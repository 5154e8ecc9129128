#include "kontor/package/edition_diff.hpp"

#include "kontor/package/change_words.hpp"

#include "small_registry.hpp"
#include "test.hpp"

using namespace kontor;
using package::Language;

namespace {

struct Editions {
  Editions(std::string_view old_text, std::string_view new_text) {
    fill(before, old_text);
    fill(after, new_text);
    changes = package::compare_editions(before, after, "https://data.example/");
  }
  // The sentences in one language, one per line.
  std::string sentences(Language language) const {
    const package::ChangeWords words(before, after);
    std::string out;
    for (const package::RecordChange& change : changes) out += words.sentence(change, language) + "\n";
    return out;
  }

  store::Dataset before;
  store::Dataset after;
  std::vector<package::RecordChange> changes;
};

std::string with(std::string_view more) {
  return std::string(small_registry) + std::string(more);
}

}  // namespace

TEST_CASE("equal editions differ in nothing, in whatever order they come") {
  CHECK(Editions(small_registry, small_registry).changes.empty());
  const std::string_view relation = "<id/place/far> rdfs:label \"Far\"@en .\n";
  const std::string first = with(relation);
  const std::string second = changed("<id/registry/town> a", std::string(relation) + "<id/registry/town> a");
  CHECK(Editions(first, second).changes.empty());
}

TEST_CASE("records are added and removed") {
  const std::string_view more =
      "<id/place/new> a kontor:Municipality ; rdfs:label \"Neu\"@de , \"New\"@en .\n"
      "<id/relation/town-new> a kontor:Partnership ; rdfs:label \"Town – Neu\"@de ; kontor:party <id/place/new> ;\n"
      "  kontor:kind <https://w3id.org/kontor/def/kind/staedtepartnerschaft> ; kontor:validFrom "
      "\"2026-03-01\"^^xsd:date .";
  CHECK(Editions(small_registry, with(more)).sentences(Language::de) ==
        "Neue Beziehung: Town – Neu (Städtepartnerschaft, seit 1. März 2026).\nNeuer Ort: Neu.\n");
  CHECK(Editions(with(more), small_registry).sentences(Language::en) ==
        "No longer listed: relation Town – Neu.\nNo longer listed: place New.\n");
}

TEST_CASE("changed values are told with what they were") {
  CHECK(Editions(small_registry, changed("\"Fern\"@de", "\"Ferne\"@de")).sentences(Language::de) ==
        "Geändert: Ort Ferne: Name: bisher Fern, jetzt Ferne.\n");
  CHECK(Editions(small_registry, changed("\"Fern\"@de", "\"Ferne\"@de")).sentences(Language::en) ==
        "Changed: place Ferne: name reworded.\n");
  const std::string label = "rdfs:label \"Town – Fern\"@de ; ";
  const std::string before = changed("<id/relation/town-far> a", "<id/relation/town-far> " + label + "a");
  std::string after = before;
  after.replace(after.find("\"1966-09\"^^xsd:gYearMonth"), 25,
                "\"1966-09\"^^xsd:gYearMonth ; kontor:validUntil \"2026\"^^xsd:gYear");
  const Editions ended(before, after);
  REQUIRE(ended.changes.size() == 1);
  CHECK(ended.changes.front().kind == package::ChangeKind::ended);
  CHECK(ended.sentences(Language::de) == "Beendet: Beziehung Town – Fern: gilt bis: neu 2026.\n");
}

TEST_CASE("claims count as part of their record, what follows from other records does not") {
  const std::string_view claim = "<id/place/far> kontor:claim <id/claim/1> . <id/claim/1> kontor:stated \"a\" .";
  const std::string_view other = "<id/place/far> kontor:claim <id/claim/1> . <id/claim/1> kontor:stated \"b\" .";
  CHECK(Editions(with(claim), with(other)).sentences(Language::de) ==
        "Geändert: Ort Fern: Angaben der Quellen geändert.\n");
  CHECK(Editions(small_registry, with("<id/place/far> kontor:twinnedWith <id/place/town> .")).changes.empty());
}

TEST_CASE("changes are counted in words") {
  const Editions editions(small_registry, changed("\"Fern\"@de", "\"Ferne\"@de"));
  CHECK(package::ChangeWords::summary(editions.changes, Language::de) == "Orte: 1 geändert.");
  CHECK(package::ChangeWords::summary(editions.changes, Language::en) == "Places: 1 changed.");
  CHECK(package::ChangeWords::summary({}, Language::en) == "No changes of content.");
  store::Dataset nothing;
  nothing.freeze();
  CHECK(package::ChangeWords(nothing, editions.after).first_edition("https://data.example/", Language::de) ==
        "Erste Ausgabe: 2 Beziehungen, 1 Organisation, 3 Orte.");
}

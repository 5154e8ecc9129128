#include <algorithm>
#include <string>

#include "kontor/base/suggest.hpp"
#include "kontor/dcat/catalog.hpp"
#include "kontor/dcat/vocabulary.hpp"

namespace kontor::dcat {
namespace {

class Checklist {
 public:
  explicit Checklist(const Catalog& catalog) : head_(catalog.dataset) {}

  void error(std::string message) { unmet_.push_back({Severity::error, std::move(message), head_, {}}); }
  void warning(std::string message) { unmet_.push_back({Severity::warning, std::move(message), head_, {}}); }

  // What was said last is about this node rather than the head; is about this value of it.
  void about(const std::string& node) { unmet_.back().node = node; }
  void value(const std::string& iri) { unmet_.back().value = iri; }

  std::vector<Requirement> take() { return std::move(unmet_); }

 private:
  std::string head_;
  std::vector<Requirement> unmet_;
};

bool has_german(const Texts& texts) {
  return std::any_of(texts.begin(), texts.end(), [](const rdf::Term& text) { return text.language() == "de"; });
}

void check_contributor(const Catalog& catalog, const CodeLists& lists, Checklist& list) {
  if (catalog.contributor.empty()) {
    list.error(
        "the contributor id is missing: ask your state's open-data portal or GovData which one of "
        "http://dcat-ap.de/def/contributors/ is yours, and write its last word as 'portal.contributor'");
    return;
  }
  if (lists.contains(catalog.contributor)) return;
  std::string_view word = catalog.contributor;
  if (word.starts_with(contributors)) word.remove_prefix(contributors.size());
  list.error("the contributor id '" + std::string(word) + "' is not on the list of dcat-ap.de" +
             suggestion(word, lists.contributors()));
  list.value(catalog.contributor);
}

void check_licence(const Catalog& catalog, Checklist& list) {
  if (!catalog.licence.empty()) return;
  list.error("the licence '" + catalog.given_licence +
             "' is not on the list of dcat-ap.de; portals accept among others "
             "https://www.govdata.de/dl-de/zero-2-0, https://www.govdata.de/dl-de/by-2-0, "
             "http://creativecommons.org/publicdomain/zero/1.0/ and http://creativecommons.org/licenses/by/4.0/");
  list.value(catalog.given_licence);
}

void check_contact(const Catalog& catalog, Checklist& list) {
  if (catalog.contact.name.empty()) {
    list.error("the contact is missing: write the name of the office that answers questions as 'contact.name'");
  }
  if (catalog.contact.email.empty() && catalog.contact.url.empty()) {
    list.error("nobody can reach the contact: write an e-mail address as 'contact.email' or a page as 'contact.url'");
  }
}

}  // namespace

std::vector<Requirement> unmet_requirements(const Catalog& catalog, const CodeLists& lists) {
  Checklist list(catalog);
  if (!has_german(catalog.title)) list.error("the German title is missing: write it as 'title.de'");
  if (!has_german(catalog.description)) {
    list.error(
        "the German description is missing: write in a sentence or two what the data are about as "
        "'description.de'");
  }
  check_licence(catalog, list);
  if (catalog.publisher.name.empty()) {
    list.error("the publisher has no name: write it as 'name' of the organisation that is the 'publisher'");
    list.about(catalog.publisher.iri);
  }
  check_contact(catalog, list);
  check_contributor(catalog, lists, list);
  if (catalog.keywords.empty()) {
    list.error("keywords are missing: write what people search for as 'portal.keywords.de'");
  }
  if (catalog.coverage.municipality_key.empty()) {
    list.warning(
        "the city has no municipality key, so that portals cannot place the data on their maps: write the "
        "eight digits of the official key as its 'codes.ags'");
    list.about(catalog.coverage.city);
  }
  if (catalog.version.empty()) {
    list.warning("the version is missing, so that editions cannot be told apart: count them as 'version'");
  }
  return list.take();
}

}  // namespace kontor::dcat

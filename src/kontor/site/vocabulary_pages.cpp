#include "kontor/site/vocabulary_pages.hpp"

#include <algorithm>
#include <map>

namespace kontor::site {
namespace {

// Terms of the ontology name others by IRI; they are in its own dataset, not in that of the data.
class OntologyWriter {
 public:
  explicit OntologyWriter(Page& page) : page_(page), ontology_(page.site().ontology) {}

  void write_terms(std::string_view id, const Bilingual& title, const std::vector<TermId>& terms) {
    HtmlWriter& html = page_.html;
    html.open("section", {{"aria-labelledby", id}});
    page_.heading("h2", id, title.de, title.en);
    for (const TermId term : terms) write_term(term);
    html.close();
  }

 private:
  void write_term(TermId term) {
    HtmlWriter& html = page_.html;
    const Vocabulary& vocabulary = ontology_.vocabulary();
    const std::string_view name = local_name(ontology_.text(term));
    html.open("article", {{"class", "term"}, {"id", name}});
    html.open("h3");
    html.text(ontology_.name(term, page_.language()));
    html.text(" ");
    html.element("code", std::string("kontor:").append(name));
    html.close();
    html.element("p", ontology_.text_in(term, vocabulary.comment, page_.language()));
    html.open("dl");
    write_row("rdfs:subClassOf", {"Unterklasse von", "Subclass of"}, term);
    write_row("rdfs:subPropertyOf", {"Untereigenschaft von", "Subproperty of"}, term);
    write_row("rdfs:domain", {"von", "of"}, term);
    write_row("rdfs:range", {"Wert", "value"}, term);
    write_row("skos:closeMatch", {"ähnlich", "similar to"}, term);
    html.close();
    html.close();
    html.line_break();
  }

  void write_row(std::string_view property, const Bilingual& label, TermId term) {
    const std::size_t colon = property.find(':');
    const auto space = rdf::well_known_prefixes().find(property.substr(0, colon));
    const TermIds values =
        ontology_.objects(term, ontology_.find(std::string(*space).append(property.substr(colon + 1))));
    if (values.empty()) return;
    HtmlWriter& html = page_.html;
    html.element("dt", label.in(page_.language()));
    for (const TermId value : values) {
      html.open("dd");
      const std::string_view iri = ontology_.text(value);
      const auto shortened = rdf::well_known_prefixes().shorten(iri);
      const std::string name =
          shortened ? std::string(shortened->first) + ":" + std::string(shortened->second) : std::string(iri);
      const std::optional<Address> address = page_.site().addresses.find(iri);
      if (address) {
        html.element("a", {{"href", page_.page(address->path, address->fragment)}}, name);
      } else {
        html.element("a", {{"href", iri}, {"class", "external"}}, name);
      }
      html.close();
    }
  }

  Page& page_;
  const Facts& ontology_;
};

std::vector<TermId> terms_of_class(const Facts& ontology, std::initializer_list<std::string_view> classes) {
  std::vector<TermId> terms;
  for (const std::string_view name : classes) {
    for (const TermId term : ontology.subjects(ontology.vocabulary().type, ontology.find(name))) {
      const std::string_view iri = ontology.text(term);
      if (iri.substr(0, ontology_iri.size()) == ontology_iri && iri.find('#') != std::string_view::npos)
        terms.push_back(term);
    }
  }
  std::sort(terms.begin(), terms.end());  // ids: in the order of the document
  terms.erase(std::unique(terms.begin(), terms.end()), terms.end());
  return terms;
}

}  // namespace

void write_ontology_page(Page& page) {
  const Facts& ontology = page.site().ontology;
  const TermId self = ontology.find(ontology_iri);
  PageHead head;
  head.title = page.say("Ontologie", "Ontology");
  head.section = "data";
  begin_page(page, head);
  HtmlWriter& html = page.html;
  html.open("div", {{"class", "opening"}});
  html.element("h1", ontology.text_in(self, ontology.vocabulary().title, page.language()));
  html.element("p", {{"class", "lead"}},
               ontology.text_in(self, ontology.vocabulary().dct_description, page.language()));
  html.open("p");
  html.text(page.say("Namensraum: ", "Namespace: "));
  html.element("code", std::string(ontology_iri) + "#");
  html.text(page.say(", Version ", ", version "));
  html.text(ontology.value(self, ontology.find("http://www.w3.org/2002/07/owl#versionInfo")));
  html.close();
  html.close();
  html.open("div", {{"class", "reading"}});
  OntologyWriter writer(page);
  writer.write_terms("classes", {"Klassen", "Classes"},
                     terms_of_class(ontology, {"http://www.w3.org/2002/07/owl#Class"}));
  writer.write_terms("properties", {"Eigenschaften", "Properties"},
                     terms_of_class(ontology, {"http://www.w3.org/2002/07/owl#ObjectProperty",
                                               "http://www.w3.org/2002/07/owl#DatatypeProperty",
                                               "http://www.w3.org/1999/02/22-rdf-syntax-ns#Property"}));
  html.close();
  end_page(page);
}

void write_concepts_page(Page& page, const Inventory& inventory) {
  const Facts& facts = page.facts();
  const Vocabulary& vocabulary = facts.vocabulary();
  PageHead head;
  head.title = page.say("Begriffe", "Concepts");
  head.section = "def";
  begin_page(page, head);
  HtmlWriter& html = page.html;
  html.open("div", {{"class", "opening"}});
  html.element("h1", page.say("Begriffe", "Concepts"));
  html.element("p", {{"class", "lead"}},
               page.say("Die Wörter, mit denen das Register Arten, Stände, Themen und Quellen bezeichnet.",
                        "The words by which the registry names kinds, states, themes and sources."));
  html.close();
  html.open("div", {{"class", "reading"}});
  std::map<TermId, std::vector<TermId>> schemes;
  for (const TermId concept_ : inventory.of(PageType::concept_)) {
    for (const TermId scheme : facts.objects(concept_, vocabulary.in_scheme)) schemes[scheme].push_back(concept_);
  }
  for (const auto& [scheme, concepts] : schemes) {
    const std::string_view id = local_name(facts.text(scheme));
    html.open("section", {{"aria-labelledby", id}});
    html.element("h2", {{"id", id}}, facts.name(scheme, page.language()));
    html.open("p");
    page.text_of(scheme, vocabulary.definition);
    html.close();
    html.open("dl", {{"class", "concepts"}});
    for (const TermId concept_ : concepts) {
      html.open("dt");
      page.resource(concept_);
      html.close();
      html.open("dd");
      page.text_of(concept_, vocabulary.definition);
      html.close();
      html.line_break();
    }
    html.close();
    html.close();
  }
  html.close();
  end_page(page);
}

}  // namespace kontor::site

#include <algorithm>
#include <array>
#include <cstdlib>
#include <map>
#include <optional>

#include "kontor/base/error.hpp"
#include "kontor/base/input_file.hpp"
#include "kontor/dcat/catalog.hpp"
#include "kontor/dcat/vocabulary.hpp"
#include "kontor/rdf/vocab/rdf.hpp"
#include "kontor/registry/resources.hpp"
#include "kontor/store/lookup.hpp"
#include "kontor/syntax/format.hpp"

namespace kontor::dcat {
namespace {

using store::Lookup;
using store::no_term;
using store::TermId;

std::string text_of(const Lookup& data, TermId subject, std::string_view predicate) {
  const TermId object = data.object(subject, predicate);
  return object == no_term ? std::string() : std::string(data.view(object).text);
}

std::vector<std::string> texts_of(const Lookup& data, TermId subject, std::string_view predicate) {
  std::vector<std::string> all;
  for (const TermId object : data.objects(subject, predicate)) all.emplace_back(data.view(object).text);
  return all;
}

Texts literals_of(const Lookup& data, TermId subject, std::string_view predicate) {
  Texts all;
  for (const TermId object : data.objects(subject, predicate)) {
    if (data.view(object).is_literal()) all.emplace_back(data.view(object));
  }
  std::sort(all.begin(), all.end());
  return all;
}

// The names in the languages of the catalogue; a place has names in twenty more.
Texts names_of(const Lookup& data, TermId subject) {
  Texts all = literals_of(data, subject, rdfs_label);
  std::erase_if(all, [](const rdf::Term& name) { return name.language() != "de" && name.language() != "en"; });
  return all;
}

// What kind of publisher an organisation is, by the list of ADMS.
std::string publisher_type(std::string_view classification) {
  struct Row {
    std::string_view organisation_type;
    std::string_view publisher_type;
  };
  constexpr std::array<Row, 4> table = {{{"municipality", "LocalAuthority"},
                                         {"municipal-office", "LocalAuthority"},
                                         {"municipal-association", "LocalAuthority"},
                                         {"company", "Company"}}};
  if (classification.starts_with(organisation_types)) classification.remove_prefix(organisation_types.size());
  for (const Row& row : table) {
    if (row.organisation_type == classification) return std::string(row.publisher_type);
  }
  return "NonProfitOrganisation";
}

TermId find_registry(const Lookup& data) {
  const std::span<const TermId> registries = data.subjects(rdf::vocab::rdf::type, registry_class);
  if (registries.empty()) throw Error("the data describe no registry, expected a registry to publish");
  if (registries.size() > 1) throw Error("the data describe several registries, expected one");
  return registries.front();
}

Agent describe_publisher(const Lookup& data, TermId registry) {
  Agent agent;
  const TermId publisher = data.object(registry, dcterms::publisher);
  if (publisher == no_term) return agent;
  agent.iri = data.view(publisher).text;
  agent.name = names_of(data, publisher);
  agent.type = publisher_type(text_of(data, publisher, classification));
  agent.homepage = text_of(data, publisher, foaf::homepage);
  return agent;
}

Contact describe_contact(const Lookup& data, TermId registry) {
  Contact contact;
  const TermId point = data.object(registry, schema::contact_point);
  if (point == no_term) return contact;
  contact.iri = data.view(point).text;
  contact.name = text_of(data, point, schema::name);
  contact.email = text_of(data, point, schema::email);
  contact.url = text_of(data, point, schema::url);
  return contact;
}

// The text of a coordinate as a number; only for comparing, what is written is the text.
double number(std::string_view text) {
  return std::strtod(std::string(text).c_str(), nullptr);
}

// WKT has longitude before latitude.
std::string bounding_box(const Lookup& data) {
  struct Bound {
    std::string_view text;
    double value;
  };
  const auto bounds = [&](std::string_view predicate) -> std::optional<std::array<Bound, 2>> {
    std::optional<std::array<Bound, 2>> range;
    const TermId id = data.find(predicate);
    if (id == no_term) return range;
    const store::RowRange rows = data.graph().range(store::Order::pos, std::span(&id, 1));
    const std::span<const TermId> objects = data.graph().permutation(store::Order::pos).column(1);
    for (store::Row row = rows.begin; row < rows.end; ++row) {
      const std::string_view text = data.view(objects[row]).text;
      const Bound bound{text, number(text)};
      if (!range) range = {bound, bound};
      if (bound.value < (*range)[0].value) (*range)[0] = bound;
      if (bound.value > (*range)[1].value) (*range)[1] = bound;
    }
    return range;
  };
  const auto x = bounds(longitude);
  const auto y = bounds(latitude);
  if (!x || !y) return {};
  const auto corner = [&](std::size_t i, std::size_t j) {
    return std::string((*x)[i].text) + " " + std::string((*y)[j].text);
  };
  return "POLYGON((" + corner(0, 0) + ", " + corner(1, 0) + ", " + corner(1, 1) + ", " + corner(0, 1) + ", " +
         corner(0, 0) + "))";
}

// The earliest or latest value of a date property. Dates of any precision compare as their texts: years have four
// digits, and a year stands before its days.
enum class Extreme { earliest, latest };
rdf::Term extreme_date(const Lookup& data, std::string_view predicate, Extreme which) {
  rdf::Term found;
  const TermId id = data.find(predicate);
  if (id == no_term) return found;
  const store::RowRange rows = data.graph().range(store::Order::pos, std::span(&id, 1));
  const std::span<const TermId> objects = data.graph().permutation(store::Order::pos).column(1);
  for (store::Row row = rows.begin; row < rows.end; ++row) {
    const rdf::TermView date = data.view(objects[row]);
    const bool better = which == Extreme::earliest ? date.text < found.text() : date.text > found.text();
    if (!found || better) found = rdf::Term(date);
  }
  return found;
}

// Whether everything that has begun has an end, too.
bool all_ended(const Lookup& data) {
  const TermId begin = data.find(kontor_ns::valid_from);
  if (begin == no_term) return false;
  const store::RowRange rows = data.graph().range(store::Order::pso, std::span(&begin, 1));
  const std::span<const TermId> subjects = data.graph().permutation(store::Order::pso).column(1);
  return std::all_of(subjects.begin() + rows.begin, subjects.begin() + rows.end,
                     [&](TermId subject) { return data.object(subject, kontor_ns::valid_until) != no_term; });
}

Coverage describe_coverage(const Lookup& data, TermId registry) {
  Coverage coverage;
  const TermId city = data.object(registry, dcterms::spatial);
  if (city != no_term) {
    coverage.city = std::string(data.view(city).text);
    coverage.municipality_key = text_of(data, city, municipality_key);
    for (const std::string& same : texts_of(data, city, skos::exact_match)) {
      if (same.find("geonames.org/") != std::string::npos) coverage.places.push_back(same);
    }
    for (const std::string& area : texts_of(data, city, sf_within)) coverage.places.push_back(area);
    std::sort(coverage.places.begin(), coverage.places.end());
    const std::string x = text_of(data, city, longitude);
    const std::string y = text_of(data, city, latitude);
    if (!x.empty() && !y.empty()) coverage.centroid = "POINT(" + x + " " + y + ")";
  }
  coverage.bounding_box = bounding_box(data);
  coverage.start = extreme_date(data, kontor_ns::valid_from, Extreme::earliest);
  if (all_ended(data)) coverage.end = extreme_date(data, kontor_ns::valid_until, Extreme::latest);
  return coverage;
}

Statistics count(const Lookup& data, const store::KeepSubject& keep, std::string_view base) {
  Statistics statistics;
  const std::size_t terms = data.dataset().dictionary().size() + 1;
  std::vector<bool> is_object(terms);
  std::vector<bool> is_property(terms);
  std::map<std::string, std::uint64_t> classes;
  const TermId type = data.find(rdf::vocab::rdf::type);
  const store::Graph& graph = data.graph();
  const store::Permutation& triples = graph.permutation(store::Order::spo);
  TermId subject = no_term;
  bool kept = true;
  for (store::Row row = graph.rows().begin; row < graph.rows().end; ++row) {
    if (const TermId id = triples.column(0)[row]; id != subject) {
      subject = id;
      kept = !keep || keep(id);
      if (kept) {
        ++statistics.distinct_subjects;
        const rdf::TermView view = data.view(id);
        if (view.is_iri() && view.text.starts_with(base)) ++statistics.entities;
      }
    }
    if (!kept) continue;
    ++statistics.triples;
    const TermId predicate = triples.column(1)[row];
    const TermId object = triples.column(2)[row];
    is_property[predicate] = true;
    is_object[object] = true;
    if (predicate == type) ++classes[std::string(data.view(object).text)];
  }
  statistics.properties = static_cast<std::uint64_t>(std::count(is_property.begin(), is_property.end(), true));
  statistics.distinct_objects = static_cast<std::uint64_t>(std::count(is_object.begin(), is_object.end(), true));
  statistics.classes.assign(classes.begin(), classes.end());
  return statistics;
}

// The version of the vocabulary that this program knows.
Standard describe_ontology() {
  store::Dataset ontology;
  MemorySource text(registry::resource("kontor"));
  const syntax::ReadOptions read = {.base = {}, .name = "kontor.ttl", .blank_node_prefix = {}, .limits = {}};
  syntax::read_rdf(text, syntax::require_format("turtle"), read, ontology);
  ontology.freeze();
  const Lookup lookup(ontology);
  const std::span<const TermId> ontologies = lookup.subjects(rdf::vocab::rdf::type, owl::ontology);
  Standard standard;
  if (ontologies.empty()) return standard;
  standard.iri = text_of(lookup, ontologies.front(), owl::version_iri);
  standard.version = text_of(lookup, ontologies.front(), owl::version_info);
  standard.title = literals_of(lookup, ontologies.front(), dcterms::title);
  return standard;
}

// Who is to be named: the publisher, and those whose data are in it.
std::string attribution_text(std::string given, const Catalog& catalog) {
  if (given.empty()) {
    const auto german = std::find_if(catalog.publisher.name.begin(), catalog.publisher.name.end(),
                                     [](const rdf::Term& name) { return name.language() == "de"; });
    if (german != catalog.publisher.name.end()) {
      given = german->text();
    } else if (!catalog.publisher.name.empty()) {
      given = catalog.publisher.name.front().text();
    }
  }
  for (const std::string& credit : catalog.credits) given += "; " + credit;
  return given;
}

// The labels of the kinds of relations are what people search for.
Texts keywords_from_kinds(const Lookup& data) {
  Texts keywords;
  const TermId predicate = data.find(kontor_ns::kind);
  if (predicate == no_term) return keywords;
  const store::RowRange rows = data.graph().range(store::Order::pos, std::span(&predicate, 1));
  const std::span<const TermId> objects = data.graph().permutation(store::Order::pos).column(1);
  TermId last = no_term;
  for (store::Row row = rows.begin; row < rows.end; ++row) {
    if (objects[row] == last) continue;
    last = objects[row];
    for (rdf::Term& label : literals_of(data, last, "http://www.w3.org/2004/02/skos/core#prefLabel")) {
      keywords.push_back(std::move(label));
    }
  }
  std::sort(keywords.begin(), keywords.end());
  keywords.erase(std::unique(keywords.begin(), keywords.end()), keywords.end());
  return keywords;
}

std::string or_default(const std::string& value, std::string_view scheme, std::string_view word) {
  return value.empty() ? std::string(authority) + std::string(scheme) + "/" + std::string(word) : value;
}

}  // namespace

Catalog describe(const store::Dataset& dataset, const store::KeepSubject& keep, const CodeLists& lists) {
  const Lookup data(dataset);
  const TermId registry = find_registry(data);
  Catalog catalog;
  catalog.dataset = data.view(registry).text;
  const std::size_t path = catalog.dataset.rfind("id/registry/");
  if (path == std::string::npos) {
    throw Error("the address of the registry, '" + catalog.dataset + "', does not lie under id/registry/");
  }
  catalog.base = catalog.dataset.substr(0, path);
  catalog.title = literals_of(data, registry, dcterms::title);
  catalog.description = literals_of(data, registry, dcterms::description);
  catalog.publisher = describe_publisher(data, registry);
  catalog.contact = describe_contact(data, registry);
  catalog.given_licence = text_of(data, registry, dcterms::license);
  catalog.licence = lists.find_licence(catalog.given_licence);
  catalog.credits = texts_of(data, registry, schema::credit_text);
  if (lists.requires_attribution(catalog.licence)) {
    catalog.attribution = attribution_text(text_of(data, registry, dcatde::attribution), catalog);
  }
  catalog.contributor = text_of(data, registry, dcatde::contributor_id);
  catalog.themes = texts_of(data, registry, dcat_ns::theme);
  if (catalog.themes.empty()) catalog.themes.push_back(or_default({}, "data-theme", "INTR"));
  catalog.keywords = literals_of(data, registry, dcat_ns::keyword);
  if (catalog.keywords.empty()) catalog.keywords = keywords_from_kinds(data);
  catalog.frequency = or_default(text_of(data, registry, dcterms::frequency), "frequency", "IRREG");
  catalog.availability = or_default(text_of(data, registry, dcatap::availability), "planned-availability", "STABLE");
  if (const TermId date = data.object(registry, dcterms::modified); date != no_term) {
    catalog.modified = rdf::Term(data.view(date));
  }
  const TermId issued = data.object(registry, dcterms::issued);
  catalog.issued = issued == no_term ? catalog.modified : rdf::Term(data.view(issued));
  catalog.version = text_of(data, registry, schema::version);
  catalog.sparql_endpoint = text_of(data, registry, void_ns::sparql_endpoint);
  catalog.coverage = describe_coverage(data, registry);
  catalog.statistics = count(data, keep, catalog.base);
  catalog.ontology = describe_ontology();
  return catalog;
}

}  // namespace kontor::dcat

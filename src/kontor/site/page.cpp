#include "kontor/site/page.hpp"

#include <algorithm>
#include <array>

namespace kontor::site {
namespace {

constexpr std::string_view xsd = "http://www.w3.org/2001/XMLSchema#";

bool is_date_type(std::string_view datatype) {
  if (datatype == "http://id.loc.gov/datatypes/edtf/EDTF") return true;
  if (datatype.substr(0, xsd.size()) != xsd) return false;
  const std::string_view name = datatype.substr(xsd.size());
  return name == "date" || name == "gYear" || name == "gYearMonth";
}

// Short names for the places that many links lead to.
std::string external_name(std::string_view iri) {
  struct Known {
    std::string_view start, name;
  };
  constexpr std::array<Known, 8> known = {{{"http://www.wikidata.org/entity/", "Wikidata "},
                                           {"https://sws.geonames.org/", "GeoNames "},
                                           {"http://data.europa.eu/nuts/code/", "NUTS "},
                                           {"http://publications.europa.eu/resource/authority/", "EU: "},
                                           {"http://creativecommons.org/licenses/", "CC "},
                                           {"http://creativecommons.org/publicdomain/zero/", "CC0 "},
                                           {"https://creativecommons.org/publicdomain/zero/", "CC0 "},
                                           {"http://dcat-ap.de/def/licenses/", "DCAT-AP.de "}}};
  for (const Known& row : known) {
    if (iri.substr(0, row.start.size()) != row.start) continue;
    std::string rest(iri.substr(row.start.size()));
    while (!rest.empty() && rest.back() == '/') rest.pop_back();
    std::replace(rest.begin(), rest.end(), '/', ' ');
    if (row.name == "CC ") {  // CC BY-SA 4.0
      std::transform(rest.begin(), rest.end(), rest.begin(),
                     [](char c) { return c >= 'a' && c <= 'z' ? static_cast<char>(c - 32) : c; });
    }
    return std::string(row.name) + rest;
  }
  std::string_view name = iri;
  for (const std::string_view scheme : {"https://", "http://", "mailto:"}) {
    if (name.substr(0, scheme.size()) == scheme) name.remove_prefix(scheme.size());
  }
  if (name.substr(0, 4) == "www.") name.remove_prefix(4);
  while (!name.empty() && name.back() == '/') name.remove_suffix(1);
  return std::string(name);
}

}  // namespace

Page::Page(const Site& site, Language language, std::string path)
    : site_(site), language_(language), path_(std::move(path)), top_(way_to_top(localized(path_, language))) {}

void Page::heading(std::string_view level, std::string_view id, std::string_view de, std::string_view en) {
  if (id.empty()) {
    html.element(level, say(de, en));
  } else {
    html.element(level, {{"id", id}}, say(de, en));
  }
}

void Page::open_table(std::string_view kind, const Bilingual& label, const std::vector<Bilingual>& columns) {
  html.open("div", {{"class", "scroll"}, {"role", "region"}, {"tabindex", "0"}, {"aria-label", label.in(language_)}});
  html.open("table", {{"class", kind}});
  html.markup("<thead><tr>");
  for (const Bilingual& column : columns) html.element("th", {{"scope", "col"}}, column.in(language_));
  html.markup("</tr></thead>\n<tbody>\n");
}

void Page::close_table() {
  html.markup("</tbody>");
  html.close();
  html.close();
}

std::string Page::page(std::string_view path, std::string_view fragment) const {
  return page(path, fragment, language_);
}

std::string Page::page(std::string_view path, std::string_view fragment, Language language) const {
  std::string out = top_ + localized(path, language);
  if (out.back() != '/') out += '/';
  if (!fragment.empty()) out.append("#").append(fragment);
  return out;
}

std::string Page::href(TermId resource) const {
  const rdf::TermView term = facts().view(resource);
  if (!term.is_iri()) return {};
  if (const std::optional<Address> address = site_.addresses.find(term.text)) {
    return page(address->path, address->fragment);
  }
  return is_web_address(term.text) ? std::string(term.text) : std::string{};
}

void Page::literal(const rdf::TermView& literal) {
  if (is_date_type(literal.datatype)) {
    if (literal.datatype.substr(0, xsd.size()) == xsd) {
      html.element("time", {{"datetime", literal.text}}, format_date(literal.text, language_));
    } else {
      html.text(format_date(literal.text, language_));
    }
  } else if (!literal.language.empty() && literal.language != tag(language_)) {
    html.element("span", {{"lang", literal.language}}, literal.text);
  } else {
    html.text(literal.text);
  }
}

void Page::resource(TermId id) {
  const rdf::TermView term = facts().view(id);
  if (term.is_literal()) {
    literal(term);
    return;
  }
  const std::string link = href(id);
  const bool own = site_.addresses.find(term.text).has_value();
  const bool named = facts().described(id);
  const std::string name = own || named ? std::string(facts().name(id, language_)) : external_name(term.text);
  if (link.empty()) {
    html.text(name);
  } else if (own) {
    html.element("a", {{"href", link}}, name);
  } else {
    html.element("a", {{"href", link}, {"class", "external"}}, name);
  }
}

void Page::text_of(TermId subject, TermId property) {
  const std::string_view text = facts().text_in(subject, property, language_);
  for (const TermId id : facts().objects(subject, property)) {
    const rdf::TermView term = facts().view(id);
    if (term.text == text) {
      literal(term);
      return;
    }
  }
}

std::string_view Page::property_name(TermId id) const {
  const std::string_view iri = facts().text(id);
  const TermId known = site_.ontology.find(iri);
  return known == store::no_term ? local_name(iri) : site_.ontology.name(known, language_);
}

void Page::property(TermId id) {
  const std::string_view iri = facts().text(id);
  const std::optional<Address> address = site_.addresses.find(iri);
  if (address) {
    html.element("a", {{"href", page(address->path, address->fragment)}, {"class", "term"}}, property_name(id));
  } else {
    html.element("span", {{"title", iri}}, property_name(id));
  }
}

std::string Page::absolute(Language language) const {
  const std::string local = localized(path_, language);
  return local.empty() ? site_.address : site_.address + local + "/";
}

void write_page(Page& page, OutputFolder& folder) {
  folder.write(file_of(page.path(), page.language()), page.html.str());
}

}  // namespace kontor::site

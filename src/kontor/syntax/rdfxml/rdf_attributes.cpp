#include "kontor/syntax/rdfxml/rdf_attributes.hpp"

#include <algorithm>
#include <array>

#include "kontor/rdf/vocab/rdf.hpp"

namespace kontor::syntax {
namespace {

constexpr std::array<std::string_view, 7> core_syntax_terms = {"RDF",      "ID",     "about",   "parseType",
                                                               "resource", "nodeID", "datatype"};
constexpr std::array<std::string_view, 3> old_terms = {"aboutEach", "aboutEachPrefix", "bagID"};

// Internationalization Tag Set.
constexpr std::string_view its_namespace = "http://www.w3.org/2005/11/its";

// Of RDF 1.2 XML Syntax: announce only what may follow.
bool is_version(const xml::Name& name) {
  return name.local == "version" && (name.ns == rdf::vocab::rdf::ns || name.ns == its_namespace);
}

// Of RDF 1.2 XML Syntax as well: would change what is stated.
void refuse_rdf_1_2(const xml::Name& name, const xml::Parser& parser) {
  if (name.ns == its_namespace && name.local == "dir") {
    parser.fail("base directions ('" + to_string(name) + "') belong to RDF 1.2, expected RDF 1.1", name);
  }
  if (name.ns == rdf::vocab::rdf::ns && (name.local == "annotation" || name.local == "annotationNodeID")) {
    parser.fail("annotations ('" + to_string(name) + "') belong to RDF 1.2, expected RDF 1.1", name);
  }
}

// What may stand without a prefix for the sake of the first RDF/XML (section 6.1.4).
constexpr std::array<std::string_view, 5> unprefixed = {"ID", "about", "resource", "parseType", "type"};

template <typename Names>
bool contains(const Names& names, std::string_view name) {
  return std::find(names.begin(), names.end(), name) != names.end();
}

}  // namespace

bool is_reserved_xml_name(std::string_view name) {
  return name.size() >= 3 && (name[0] == 'x' || name[0] == 'X') && (name[1] == 'm' || name[1] == 'M') &&
         (name[2] == 'l' || name[2] == 'L');
}

bool is_withdrawn_rdf_name(std::string_view local) {
  return contains(old_terms, local);
}

bool is_allowed_rdf_name(std::string_view local, NameRole role) {
  if (contains(core_syntax_terms, local) || is_withdrawn_rdf_name(local)) return false;
  if (local == "Description") return role == NameRole::node_element;
  if (local == "li") return role == NameRole::property_element;
  return true;
}

std::string property_iri(const xml::Name& attribute) {
  if (attribute.ns.empty()) return std::string(rdf::vocab::rdf::ns) + std::string(attribute.local);
  return std::string(attribute.ns) + std::string(attribute.local);
}

void RdfAttributes::assign(std::span<const xml::Attribute> attributes, const xml::Parser& parser) {
  std::vector<const xml::Attribute*> room = std::move(properties);
  *this = RdfAttributes();
  properties = std::move(room);
  properties.clear();
  for (const xml::Attribute& attribute : attributes) {
    const xml::Name& name = attribute.name;
    if (name.ns == xml::xml_namespace) {
      if (name.local == "base") xml_base = &attribute;
      if (name.local == "lang") xml_lang = &attribute;
      continue;
    }
    if (is_reserved_xml_name(name.prefix.empty() ? name.local : name.prefix) || is_version(name)) continue;
    refuse_rdf_1_2(name, parser);
    const bool is_rdf = name.ns == rdf::vocab::rdf::ns || (name.ns.empty() && contains(unprefixed, name.local));
    if (name.ns.empty() && !is_rdf) {
      parser.fail("attribute '" + std::string(name.local) + "' has no namespace, expected a prefix before it", name);
    }
    if (is_rdf && name.local == "ID")
      id = &attribute;
    else if (is_rdf && name.local == "nodeID")
      node_id = &attribute;
    else if (is_rdf && name.local == "about")
      about = &attribute;
    else if (is_rdf && name.local == "resource")
      resource = &attribute;
    else if (is_rdf && name.local == "datatype")
      datatype = &attribute;
    else if (is_rdf && name.local == "parseType")
      parse_type = &attribute;
    else if (is_rdf && is_withdrawn_rdf_name(name.local)) {
      parser.fail("'" + to_string(name) + "' was withdrawn from RDF/XML in 2004", name);
    } else if (is_rdf && !is_allowed_rdf_name(name.local, NameRole::property_attribute)) {
      parser.fail("'" + to_string(name) + "' cannot be an attribute", name);
    } else {
      properties.push_back(&attribute);
    }
  }
}

}  // namespace kontor::syntax

#include "kontor/syntax/rdfxml/xml_spelling.hpp"

#include <vector>

#include "kontor/base/error.hpp"
#include "kontor/base/utf8.hpp"
#include "kontor/rdf/iri.hpp"
#include "kontor/rdf/vocab/rdf.hpp"
#include "kontor/syntax/characters.hpp"
#include "kontor/syntax/rdfxml/rdf_attributes.hpp"
#include "kontor/syntax/rdfxml/xml_names.hpp"

namespace kontor::syntax {
namespace {

namespace vocab = rdf::vocab::rdf;

constexpr std::string_view xmlns_namespace = "http://www.w3.org/2000/xmlns/";

// The prefix of declarations that stand where they are used.
constexpr std::string_view local_prefix = "ns0";

// Names are remembered up to this many, more than any vocabulary has properties.
constexpr std::size_t max_cached = 10'000;

// XML keeps prefixes that begin with "xml" for itself.
bool is_usable_prefix(std::string_view name) {
  return name.empty() ||
         (split_at_local_name("/" + std::string(name)) == 1 && !is_reserved_xml_name(name) && name != local_prefix);
}

std::string hex(char32_t c) {
  constexpr std::string_view digits = "0123456789ABCDEF";
  std::string out;
  for (; c > 0 || out.size() < 4; c >>= 4U) out.insert(out.begin(), digits[c & 0xFU]);
  return out;
}

void check_characters(std::string_view text) {
  if (find_invalid_utf8(text) != std::string_view::npos) throw Error("cannot write a literal whose text is not UTF-8");
  std::size_t bad = find_invalid_xml_character(text);
  if (bad == std::string_view::npos) return;
  const std::string position = std::to_string(bad + 1);
  throw Error("XML cannot hold the character U+" + hex(decode_utf8(text, bad)) + " at position " + position +
              " of the literal '" + std::string(text.substr(0, 40)) + "' (write another format instead)");
}

enum class Where { text, attribute };

void append_escaped(std::string& out, std::string_view text, Where where) {
  check_characters(text);
  const bool in_attribute = where == Where::attribute;
  for (const char c : text) {
    if (c == '&')
      out += "&amp;";
    else if (c == '<')
      out += "&lt;";
    else if (c == '>')
      out += "&gt;";
    else if (c == '\r')
      out += "&#13;";
    else if (c == '"' && in_attribute)
      out += "&quot;";
    else if (c == '\n' && in_attribute)
      out += "&#10;";
    else if (c == '\t' && in_attribute)
      out += "&#9;";
    else
      out += c;
  }
}

std::string declaration(std::string_view prefix, std::string_view iri) {
  std::string out;
  append_xml_attribute(out, prefix.empty() ? "xmlns" : "xmlns:" + std::string(prefix), iri);
  return out;
}

}  // namespace

void append_xml_text(std::string& out, std::string_view text) {
  append_escaped(out, text, Where::text);
}

void append_xml_attribute(std::string& out, std::string_view name, std::string_view value) {
  out.append(" ").append(name).append("=\"");
  append_escaped(out, value, Where::attribute);
  out += '"';
}

void append_iri_attribute(std::string& out, std::string_view name, std::string_view iri) {
  const std::size_t bad = rdf::find_invalid_iri_character(iri);
  if (bad != std::string_view::npos) {
    throw Error("cannot write the IRI '" + std::string(iri) + "': an IRI cannot hold the character at position " +
                std::to_string(bad + 1));
  }
  append_xml_attribute(out, name, iri);
}

void append_node_id(std::string& out, std::string_view label) {
  // Also where '_'s stand before the digit, so that no two labels become one.
  const std::size_t first = label.find_first_not_of('_');
  const bool starts_with_digit = first != std::string_view::npos && is(digit, label[first]);
  const std::string name = (starts_with_digit ? "_" : "") + std::string(label);
  if (!is_ncname(name)) {
    throw Error("cannot write the blank node label '" + std::string(label) +
                "': expected letters, digits, '_', '-' or inner '.'");
  }
  append_xml_attribute(out, "rdf:nodeID", name);
}

void append_literal_content(std::string& out, std::string_view name, const rdf::TermView& literal) {
  if (!literal.language.empty()) {
    if (match_language_tag(literal.language) != literal.language.size()) {
      throw Error("cannot write the language tag '" + std::string(literal.language) +
                  "': expected letters, then parts of letters and digits after '-'");
    }
    if (!rdf::base_direction(literal.language).empty()) {
      throw Error("RDF/XML has no base direction for '" + std::string(literal.language) + "', another format has");
    }
    append_xml_attribute(out, "xml:lang", literal.language);
  } else if (!literal.datatype.empty()) {
    append_iri_attribute(out, "rdf:datatype", literal.datatype);
  }
  if (literal.text.empty()) {
    out += "/>";
    return;
  }
  out += '>';
  append_xml_text(out, literal.text);
  out.append("</").append(name).append(">");
}

void check_property_iri(std::string_view iri, Place place) {
  if (iri.starts_with(vocab::ns) && !is_allowed_rdf_name(iri.substr(vocab::ns.size()), NameRole::property_attribute)) {
    throw Error("RDF/XML cannot hold the property <" + std::string(iri) + ">, it keeps the name for itself",
                {{}, place, {}});
  }
  const std::size_t cut = split_at_local_name(iri);
  if (cut == std::string_view::npos || iri.substr(0, cut) == xmlns_namespace) {
    throw Error("RDF/XML cannot hold the property <" + std::string(iri) +
                    ">: it does not end in an XML name, as the name of an element must (write another format instead)",
                {{}, place, {}});
  }
}

bool can_be_node_element(std::string_view iri) {
  if (iri.starts_with(vocab::ns) && !is_allowed_rdf_name(iri.substr(vocab::ns.size()), NameRole::property_attribute)) {
    return false;
  }
  const std::size_t cut = split_at_local_name(iri);
  return cut != std::string_view::npos && iri.substr(0, cut) != xmlns_namespace &&
         rdf::find_invalid_iri_character(iri) == std::string_view::npos;
}

XmlSpelling::XmlSpelling(const rdf::PrefixMap& prefixes) : prefixes_(rdf::well_known_prefixes()) {
  used_.insert("rdf");
  for (const auto& [name, iri] : prefixes) declare(name, iri);
}

void XmlSpelling::declare(std::string_view name, std::string_view iri) {
  if (fixed_ || name == "rdf" || iri == vocab::ns || declared_.contains(name)) return;
  if (!is_usable_prefix(name) || iri.empty() || iri == xmlns_namespace || iri == xml::xml_namespace) return;
  if (rdf::find_invalid_iri_character(iri) != std::string_view::npos) return;
  for (const std::string& other : declared_) {
    if (*prefixes_.find(other) == iri) return;
  }
  set(name, iri);
  declared_.emplace(name);
  cache_.clear();
}

// Well-known names of the same IRI make way, so that the name of the source is the one that is used.
void XmlSpelling::set(std::string_view name, std::string_view iri) {
  std::vector<std::string> same;
  for (const auto& [other, other_iri] : prefixes_) {
    if (other_iri == iri && other != name && !declared_.contains(other)) same.push_back(other);
  }
  for (const std::string& other : same) prefixes_.erase(other);
  prefixes_.set(name, iri);
}

const std::optional<ElementName>& XmlSpelling::element_name(std::string_view iri) {
  if (cache_.size() > max_cached) cache_.clear();
  const auto [entry, is_new] = cache_.try_emplace(std::string(iri));
  if (is_new) entry->second = make_element_name(iri);
  return entry->second;
}

std::optional<ElementName> XmlSpelling::make_element_name(std::string_view iri) {
  const std::size_t cut = split_at_local_name(iri);
  if (cut == std::string_view::npos || iri.substr(0, cut) == xmlns_namespace) return std::nullopt;
  const auto with_prefix = [](std::string_view prefix, std::string_view local) {
    return (prefix.empty() ? "" : std::string(prefix) + ":") + std::string(local);
  };
  if (const auto parts = prefixes_.shorten(iri)) {
    const auto [prefix, local] = *parts;
    if (split_at_local_name("/" + std::string(local)) == 1) {
      used_.emplace(prefix);
      return ElementName{with_prefix(prefix, local), {}};
    }
  }
  const std::string_view ns = iri.substr(0, cut);
  const std::string_view local = iri.substr(cut);
  if (fixed_) return ElementName{with_prefix(local_prefix, local), declaration(local_prefix, ns)};
  return ElementName{with_prefix(generate_prefix(ns), local), {}};
}

std::string XmlSpelling::generate_prefix(std::string_view ns) {
  for (const auto& [name, iri] : prefixes_) {
    if (iri == ns) {
      used_.insert(name);
      return name;
    }
  }
  std::string name;
  do {
    name = "ns" + std::to_string(++generated_);
  } while (prefixes_.find(name));
  prefixes_.set(name, ns);
  used_.insert(name);
  return name;
}

std::string XmlSpelling::declarations() const {
  std::string out;
  for (const auto& [name, iri] : prefixes_) {
    if (used_.contains(name)) out += "\n   " + declaration(name, iri);
  }
  return out;
}

std::string XmlSpelling::fix_declarations() {
  used_.insert(declared_.begin(), declared_.end());
  std::string out = declarations();
  rdf::PrefixMap kept;
  for (const auto& [name, iri] : prefixes_) {
    if (used_.contains(name)) kept.set(name, iri);
  }
  prefixes_ = kept;
  cache_.clear();
  fixed_ = true;
  return out;
}

}  // namespace kontor::syntax

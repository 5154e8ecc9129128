#include "kontor/syntax/rdfxml/xml_literal.hpp"

#include <algorithm>
#include <tuple>

namespace kontor::syntax {
namespace {

enum class Where { text, attribute };

// Canonical XML 1.0, section 2.3: what is escaped in text and attribute nodes.
void append_escaped(std::string& out, std::string_view text, Where where) {
  for (const char c : text) {
    const bool in_attribute = where == Where::attribute;
    if (c == '&')
      out += "&amp;";
    else if (c == '<')
      out += "&lt;";
    else if (c == '>' && !in_attribute)
      out += "&gt;";
    else if (c == '"' && in_attribute)
      out += "&quot;";
    else if (c == '\t' && in_attribute)
      out += "&#x9;";
    else if (c == '\n' && in_attribute)
      out += "&#xA;";
    else if (c == '\r')
      out += "&#xD;";
    else
      out += c;
  }
}

}  // namespace

void XmlLiteral::clear() {
  out_.clear();
  elements_.clear();
  declared_.clear();
  scope_.clear();
}

// Whether an open element has already written the namespace of this name, so that it need not be declared.
bool XmlLiteral::is_declared(const xml::Name& name) const {
  if (name.ns == xml::xml_namespace) return true;
  const auto found = scope_.find(name.prefix);
  const std::string_view iri =
      found == scope_.end() || found->second.empty() ? std::string_view() : std::string_view(found->second.back());
  return iri == name.ns;
}

// The namespaces that the element itself uses (Exclusive XML Canonicalization, section 3), sorted by prefix.
void XmlLiteral::append_declarations(const xml::Name& name, const std::vector<const xml::Attribute*>& attributes) {
  std::vector<Declaration> declarations;
  if (!is_declared(name)) declarations.push_back({name.prefix, name.ns});
  for (const xml::Attribute* attribute : attributes) {
    const xml::Name& used = attribute->name;
    if (!used.ns.empty() && !is_declared(used)) declarations.push_back({used.prefix, used.ns});
  }
  std::sort(declarations.begin(), declarations.end(),
            [](const Declaration& a, const Declaration& b) { return a.prefix < b.prefix; });
  const auto last = std::unique(declarations.begin(), declarations.end(),
                                [](const Declaration& a, const Declaration& b) { return a.prefix == b.prefix; });
  declarations.erase(last, declarations.end());
  for (const auto& [prefix, iri] : declarations) {
    append_attribute(prefix.empty() ? "xmlns" : "xmlns:" + std::string(prefix), iri);
    const auto entry = scope_.try_emplace(std::string(prefix)).first;
    entry->second.emplace_back(iri);
    declared_.push_back(entry);
  }
}

void XmlLiteral::append_attribute(std::string_view name, std::string_view value) {
  out_ += ' ';
  out_ += name;
  out_ += "=\"";
  append_escaped(out_, value, Where::attribute);
  out_ += '"';
}

void XmlLiteral::start_element(const xml::Name& name, std::span<const xml::Attribute> attributes) {
  std::vector<const xml::Attribute*> sorted;
  for (const xml::Attribute& attribute : attributes) sorted.push_back(&attribute);
  std::sort(sorted.begin(), sorted.end(), [](const xml::Attribute* a, const xml::Attribute* b) {
    return std::tie(a->name.ns, a->name.local) < std::tie(b->name.ns, b->name.local);
  });
  elements_.push_back({to_string(name), declared_.size()});
  out_ += '<';
  out_ += elements_.back().name;
  append_declarations(name, sorted);
  for (const xml::Attribute* attribute : sorted) append_attribute(to_string(attribute->name), attribute->value);
  out_ += '>';
}

void XmlLiteral::end_element() {
  out_.append("</").append(elements_.back().name) += '>';
  for (; declared_.size() > elements_.back().declarations; declared_.pop_back()) declared_.back()->second.pop_back();
  elements_.pop_back();
}

void XmlLiteral::text(std::string_view text) {
  append_escaped(out_, text, Where::text);
}

void XmlLiteral::comment(std::string_view text) {
  out_.append("<!--").append(text).append("-->");
}

void XmlLiteral::processing_instruction(std::string_view target, std::string_view data) {
  out_.append("<?").append(target);
  if (!data.empty()) out_.append(" ").append(data);
  out_ += "?>";
}

}  // namespace kontor::syntax

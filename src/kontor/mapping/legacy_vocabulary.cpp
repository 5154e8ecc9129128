#include "kontor/mapping/legacy_vocabulary.hpp"

#include <array>

#include "kontor/base/error.hpp"
#include "kontor/mapping/vocabulary.hpp"
#include "kontor/source/json_path.hpp"

namespace kontor::mapping {
namespace {

constexpr std::array<std::string_view, 3> old_namespaces = {
    "http://www.w3.org/ns/r2rml#", "http://semweb.mmlab.be/ns/rml#", "http://semweb.mmlab.be/ns/ql#"};

// Renames the term if it is an old name; `storage` then holds the new one.
bool rename(rdf::TermView& term, std::string& storage) {
  if (!term.is_iri()) return false;
  for (const std::string_view ns : old_namespaces) {
    if (term.text.substr(0, ns.size()) != ns) continue;
    const std::string_view name = term.text.substr(ns.size());
    storage = std::string(rml::ns) + std::string(name == "column" ? "reference" : name);
    term.text = storage;
    return true;
  }
  return false;
}

bool is_json_path(const std::string& text) {
  try {
    source::JsonPath::parse(text);
    return true;
  } catch (const Error&) {
    return false;
  }
}

}  // namespace

void LegacyRenamer::quad(const rdf::QuadView& quad, Place place) {
  rdf::QuadView copy = quad;
  std::string predicate;
  std::string object;
  renamed_ |= rename(copy.predicate, predicate);
  rename(copy.object, object);
  target_.quad(copy, place);
}

std::string legacy_json_path(std::string_view reference) {
  if (reference.substr(0, 1) == "$") return std::string(reference);
  std::string path = (reference.substr(0, 1) == "[" ? "$" : "$.") + std::string(reference);
  if (is_json_path(path)) return path;
  std::string name;
  for (const char c : reference) {
    if (c == '\'' || c == '\\') name += '\\';
    name += c;
  }
  return "$['" + name + "']";
}

}  // namespace kontor::mapping

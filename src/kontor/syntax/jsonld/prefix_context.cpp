#include "kontor/syntax/jsonld/prefix_context.hpp"

#include <set>
#include <string>
#include <string_view>

#include "kontor/syntax/jsonld/keywords.hpp"
#include "kontor/syntax/jsonld/objects.hpp"

namespace kontor::syntax::jsonld {
namespace {

// The prefixes that the IRIs of a document need, and the schemes that they must not be called.
class Usage {
 public:
  explicit Usage(const rdf::PrefixMap& prefixes) : prefixes_(prefixes) {}

  const std::set<std::string, std::less<>>& used() const { return used_; }
  bool is_scheme(std::string_view name) const { return schemes_.find(name) != schemes_.end(); }

  void visit(const json::Value& value) {
    if (value.is_array()) {
      for (const json::Value& element : value.array()) visit(element);
    } else if (value.is_object()) {
      for (const json::Member& member : value.object()) visit_member(member);
    }
  }

 private:
  void visit_member(const json::Member& member) {
    if (member.name == "@value") return;
    if (member.name == "@id") return visit_id(member.value);
    if (member.name == "@type") {
      for (const json::Value& type : elements_of(member.value)) {
        if (type.is_string()) visit_iri(type.string());
      }
      return;
    }
    if (!is_keyword(member.name)) visit_iri(member.name);
    visit(member.value);
  }

  void visit_id(const json::Value& id) {
    if (id.is_string()) visit_iri(id.string());
  }

  void visit_iri(const std::string& iri) {
    const auto shortened = prefixes_.shorten(iri);
    if (shortened && !shortened->second.empty()) used_.emplace(shortened->first);
    const std::size_t colon = iri.find(':');
    if (colon != std::string::npos && iri.compare(colon + 1, 2, "//") != 0) schemes_.insert(iri.substr(0, colon));
  }

  const rdf::PrefixMap& prefixes_;
  std::set<std::string, std::less<>> used_;
  std::set<std::string, std::less<>> schemes_;
};

// Whether a string as definition makes a term a prefix (JSON-LD 1.1 API, section 4.2.2, step 14.2.5).
bool ends_with_gen_delim(std::string_view iri) {
  return !iri.empty() && std::string_view(":/?#[]@").find(iri.back()) != std::string_view::npos;
}

}  // namespace

json::Value prefix_context(const rdf::PrefixMap& prefixes, const json::Array& expanded) {
  Usage usage(prefixes);
  for (const json::Value& node : expanded) usage.visit(node);
  json::Object context;
  for (const std::string& name : usage.used()) {
    if (name.empty() || name.front() == '@' || name.find_first_of(":/") != std::string::npos || usage.is_scheme(name))
      continue;
    const std::string iri(*prefixes.find(name));
    if (!is_absolute_iri(iri)) continue;
    if (ends_with_gen_delim(iri)) {
      context.set(name, json::Value(iri));
      continue;
    }
    json::Object definition;
    definition.set("@id", json::Value(iri));
    definition.set("@prefix", json::Value(true));
    context.set(name, json::Value(std::move(definition)));
  }
  return json::Value(std::move(context));
}

}  // namespace kontor::syntax::jsonld

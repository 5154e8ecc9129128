#include "kontor/syntax/jsonld/inverse_context.hpp"

#include <algorithm>

namespace kontor::syntax::jsonld {
namespace {

// The keywords of a container mapping in order, "@none" if there is none.
std::string container_key(Containers containers) {
  static constexpr std::pair<Container, std::string_view> names[] = {
      {Container::graph, "@graph"},       {Container::id, "@id"},     {Container::index, "@index"},
      {Container::language, "@language"}, {Container::list, "@list"}, {Container::set, "@set"},
      {Container::type, "@type"}};
  std::string key;
  for (const auto& [container, name] : names) {
    if (containers.has(container)) key += name;
  }
  return key.empty() ? "@none" : key;
}

}  // namespace

std::string language_key(const Nullable& language, const Nullable& direction) {
  std::string key = language.value_or("");
  for (char& c : key) {
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
  }
  if (direction) key += "_" + *direction;
  return key;
}

InverseContext::InverseContext(const Context& active) {
  std::vector<const std::string*> terms;
  for (const auto& [term, definition] : active.terms) {
    if (definition->iri) terms.push_back(&term);
    if (definition->iri && definition->prefix) prefixes_.emplace_back(*definition->iri, term);
  }
  std::sort(prefixes_.begin(), prefixes_.end());
  // The shortest term wins, then the least.
  std::sort(terms.begin(), terms.end(), [](const std::string* a, const std::string* b) {
    return a->size() != b->size() ? a->size() < b->size() : *a < *b;
  });
  for (const std::string* term : terms) add(active, *term, *active.find(*term));
}

void InverseContext::add(const Context& active, const std::string& term, const TermDefinition& definition) {
  Entry& entry = entries_[*definition.iri][container_key(definition.container)];
  entry.any.emplace("@none", term);
  if (definition.reverse) {
    entry.type.emplace("@reverse", term);
  } else if (definition.type == "@none") {
    entry.language.emplace("@any", term);
    entry.type.emplace("@any", term);
    entry.any.emplace("@any", term);
  } else if (definition.type) {
    entry.type.emplace(*definition.type, term);
  } else if (definition.language && definition.direction) {
    const bool has_any = *definition.language || *definition.direction;
    entry.language.emplace(has_any ? language_key(*definition.language, *definition.direction) : "@null", term);
  } else if (definition.language) {
    entry.language.emplace(*definition.language ? language_key(*definition.language, {}) : "@null", term);
  } else if (definition.direction) {
    entry.language.emplace(*definition.direction ? language_key({}, *definition.direction) : "@none", term);
  } else {
    const bool has_default = active.language || active.direction;
    if (has_default) entry.language.emplace(language_key(active.language, active.direction), term);
    entry.language.emplace("@none", term);
    entry.type.emplace("@none", term);
  }
}

const std::string* InverseContext::select(std::string_view iri, std::span<const std::string> containers,
                                          TypeOrLanguage kind, std::span<const std::string> preferred) const {
  const auto found = entries_.find(iri);
  if (found == entries_.end()) return nullptr;
  for (const std::string& container : containers) {
    const auto entry = found->second.find(container);
    if (entry == found->second.end()) continue;
    const TermMap& terms = kind == TypeOrLanguage::type       ? entry->second.type
                           : kind == TypeOrLanguage::language ? entry->second.language
                                                              : entry->second.any;
    for (const std::string& value : preferred) {
      const auto term = terms.find(value);
      if (term != terms.end()) return &term->second;
    }
  }
  return nullptr;
}

const InverseContext& inverse_of(const Context& active) {
  if (active.inverse == nullptr) active.inverse = std::make_shared<const InverseContext>(active);
  return *active.inverse;
}

}  // namespace kontor::syntax::jsonld

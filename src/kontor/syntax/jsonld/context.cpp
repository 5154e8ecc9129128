#include "kontor/syntax/jsonld/context.hpp"

namespace kontor::syntax::jsonld {

bool same_definition(const TermDefinition& a, const TermDefinition& b) {
  const bool same_context =
      a.context == b.context || (a.context != nullptr && b.context != nullptr && *a.context == *b.context);
  return same_context && a.iri == b.iri && a.prefix == b.prefix && a.reverse == b.reverse &&
         a.container == b.container && a.language == b.language && a.direction == b.direction && a.type == b.type &&
         a.index == b.index && a.nest == b.nest;
}

const TermDefinition* Context::find(std::string_view term) const {
  const auto found = terms.find(term);
  return found == terms.end() ? nullptr : found->second.get();
}

Containers Context::container(std::string_view term) const {
  const TermDefinition* definition = find(term);
  return definition == nullptr ? Containers() : definition->container;
}

}  // namespace kontor::syntax::jsonld

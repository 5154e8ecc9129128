#include "kontor/syntax/jsonld/iri_expansion.hpp"

#include "kontor/rdf/iri.hpp"
#include "kontor/syntax/jsonld/keywords.hpp"

namespace kontor::syntax::jsonld {

Nullable expand_iri(const Context& active, std::string_view value, IriUse use, const DefineFirst& define_first) {
  if (is_keyword(value)) return std::string(value);
  if (has_keyword_form(value)) return {};
  if (define_first) define_first(value);
  if (const TermDefinition* definition = active.find(value)) {
    if (use.vocab || (definition->iri && is_keyword(*definition->iri))) return definition->iri;
  }
  const std::size_t colon = value.find(':', 1);
  if (!value.empty() && colon != std::string_view::npos) {
    const std::string_view prefix = value.substr(0, colon);
    const std::string_view suffix = value.substr(colon + 1);
    if (prefix == "_" || suffix.starts_with("//")) return std::string(value);
    if (define_first) define_first(prefix);
    const TermDefinition* definition = active.find(prefix);
    if (definition != nullptr && definition->iri && definition->prefix) return *definition->iri + std::string(suffix);
    if (is_absolute_iri(value)) return std::string(value);
  }
  if (use.vocab && active.vocab) return *active.vocab + std::string(value);
  if (use.document_relative && active.base) return rdf::resolve_iri(*active.base, value);
  return std::string(value);
}

}  // namespace kontor::syntax::jsonld

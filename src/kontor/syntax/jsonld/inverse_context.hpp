// The inverse context (JSON-LD 1.1 API, section 4.3): which term fits an IRI, a container and a type or language best.
#pragma once

#include <map>
#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <unordered_map>
#include <utility>
#include <vector>

#include "kontor/syntax/jsonld/context.hpp"

namespace kontor::syntax::jsonld {

enum class TypeOrLanguage : std::uint8_t { type, language, any };

class InverseContext {
 public:
  // Section 4.3.2.
  explicit InverseContext(const Context& active);

  bool contains(std::string_view iri) const { return entries_.find(iri) != entries_.end(); }

  // Term Selection, section 4.4.2: the term for the first of `containers` and, within it, the first of `preferred`
  // values that has one; nullptr if none.
  const std::string* select(std::string_view iri, std::span<const std::string> containers, TypeOrLanguage kind,
                            std::span<const std::string> preferred) const;

  // Terms that can be prefixes, with their IRIs, sorted by IRI.
  const std::vector<std::pair<std::string, std::string>>& prefixes() const { return prefixes_; }

 private:
  using TermMap = std::map<std::string, std::string, std::less<>>;
  struct Entry {
    TermMap language;
    TermMap type;
    TermMap any;
  };

  void add(const Context& active, const std::string& term, const TermDefinition& definition);

  std::unordered_map<std::string, std::map<std::string, Entry, std::less<>>, TermHash, std::equal_to<>> entries_;
  std::vector<std::pair<std::string, std::string>> prefixes_;
};

// The inverse of a context, made once per context.
const InverseContext& inverse_of(const Context& active);

// "de_ltr", "_ltr" or "de" in lower case: how a language and a base direction are looked up.
std::string language_key(const Nullable& language, const Nullable& direction);

}  // namespace kontor::syntax::jsonld

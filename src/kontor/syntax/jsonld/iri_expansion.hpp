// IRI Expansion (JSON-LD 1.1 API, section 5.2).
#pragma once

#include <functional>
#include <string_view>

#include "kontor/syntax/jsonld/context.hpp"

namespace kontor::syntax::jsonld {

// How a string becomes an IRI: may it be a reference relative to the document, may it be a term?
struct IriUse {
  bool document_relative = false;
  bool vocab = false;
};

inline constexpr IriUse as_term = {false, true};
inline constexpr IriUse as_document = {true, false};
inline constexpr IriUse as_term_or_document = {true, true};

// Called with each term the result depends on before the term is looked up, while its context is being processed.
using DefineFirst = std::function<void(std::string_view term)>;

// Null if the string means nothing: a term that is mapped to null, or a word in the form of a keyword.
Nullable expand_iri(const Context& active, std::string_view value, IriUse use, const DefineFirst& define_first = {});

}  // namespace kontor::syntax::jsonld

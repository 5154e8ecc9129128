// Keywords (JSON-LD 1.1, section 1.7) and what a string can be mistaken for.
#pragma once

#include <string_view>

namespace kontor::syntax::jsonld {

// Whether `text` is one of the keywords, those of framing included.
bool is_keyword(std::string_view text);

// Whether `text` looks like a keyword: '@' and letters only. Such terms and IRIs are reserved and ignored.
bool has_keyword_form(std::string_view text);

// Whether `text` starts with a scheme and holds no white space: an IRI as far as context processing cares.
bool is_absolute_iri(std::string_view text);

bool is_blank_node_identifier(std::string_view text);

// Whether RDF can hold `text` as an IRI: absolute, only characters that IRIs have, one fragment at most.
bool is_well_formed_iri(std::string_view text);

// BCP 47, section 2.2.9, as far as the ABNF of RDF 1.1 goes: letters, then letters and digits, in parts of up to 8.
bool is_well_formed_language(std::string_view tag);

}  // namespace kontor::syntax::jsonld

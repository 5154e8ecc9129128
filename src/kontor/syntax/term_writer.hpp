// How terms are spelled in N-Triples, N-Quads, Turtle and TriG, where they agree. All functions append to `out`.
#pragma once

#include <string>
#include <string_view>

#include "kontor/rdf/term.hpp"

namespace kontor::syntax {

// <iri>. Throws Error if the IRI holds a character that no syntax can write (RDF 1.1 Turtle, IRIREF).
void append_iri(std::string& out, std::string_view iri);

// _:label. Throws Error if the label is not a BLANK_NODE_LABEL of RDF 1.1.
void append_blank_node(std::string& out, std::string_view label);

// "text" with the escapes of canonical N-Triples (RDF 1.2, section 4): \t \b \n \r \f \" \\, other control characters and
// U+FFFE, U+FFFF as \uXXXX.
// Throws Error if the text is not UTF-8.
void append_string(std::string& out, std::string_view text);

// """text""" of Turtle: line feeds stand as they are, quotes only where they must be escaped.
void append_long_string(std::string& out, std::string_view text);

// @tag. Throws Error if the tag is not a LANGTAG.
void append_language(std::string& out, std::string_view language);

// A term in N-Triples.
void append_term(std::string& out, const rdf::TermView& term);

}  // namespace kontor::syntax

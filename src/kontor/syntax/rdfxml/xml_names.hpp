// Names and characters of XML 1.0 and Namespaces in XML 1.0.
#pragma once

#include <cstddef>
#include <string_view>

namespace kontor::syntax {

// NCName (Namespaces in XML 1.0, section 3; XML 1.0 fifth edition, Name without ':').
bool is_ncname(std::string_view text);

// S: space, tab, line feed, carriage return, and nothing else. Also true for the empty text.
bool is_xml_space(std::string_view text);

// The offset of the first character that Char of XML 1.0 (section 2.2) leaves out, or npos. `text` is UTF-8.
std::size_t find_invalid_xml_character(std::string_view text);

// Where to cut an IRI so that the second half is an element's local name, as long as possible: npos if no cut leaves a
// name or a namespace. Only characters that every edition of XML 1.0 allows in names count, because parsers of the
// fourth edition are still the usual ones (Expat, libxml2).
std::size_t split_at_local_name(std::string_view iri);

}  // namespace kontor::syntax

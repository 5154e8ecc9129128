// IRIs (RFC 3987) and how relative references become absolute (RFC 3986, section 5).
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace kontor::rdf {

// The offset of the first byte that an IRI cannot hold in any RDF syntax (control characters, space, <>"{}|\^` and bytes
// that are not UTF-8), or npos. RDF 1.1 Turtle, production IRIREF.
std::size_t find_invalid_iri_character(std::string_view iri);

// Whether the reference starts with a scheme (RFC 3986, section 3.1), which makes it an IRI in the sense of RDF.
bool has_scheme(std::string_view reference);

// `reference` resolved against the absolute IRI `base` (RFC 3986, section 5.2.2, strict). With an empty base the
// reference is returned as it is.
std::string resolve_iri(std::string_view base, std::string_view reference);

// The IRI of a local file (RFC 8089) by its absolute path. What a path may hold and an IRI may not is percent-encoded.
std::string file_iri(std::string_view absolute_path);

// The text with %XX turned into the octets they stand for (RFC 3986, section 2.1). What is no such triple stays.
std::string percent_decode(std::string_view text);

}  // namespace kontor::rdf

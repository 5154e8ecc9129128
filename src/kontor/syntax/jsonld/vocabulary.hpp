// IRIs that JSON-LD uses beyond the usual vocabularies (JSON-LD 1.1, section 10).
#pragma once

#include <string_view>

namespace kontor::syntax::jsonld {

inline constexpr std::string_view rdf_json = "http://www.w3.org/1999/02/22-rdf-syntax-ns#JSON";
inline constexpr std::string_view rdf_list = "http://www.w3.org/1999/02/22-rdf-syntax-ns#List";
inline constexpr std::string_view rdf_value = "http://www.w3.org/1999/02/22-rdf-syntax-ns#value";
inline constexpr std::string_view rdf_language = "http://www.w3.org/1999/02/22-rdf-syntax-ns#language";
inline constexpr std::string_view rdf_direction = "http://www.w3.org/1999/02/22-rdf-syntax-ns#direction";
inline constexpr std::string_view i18n = "https://www.w3.org/ns/i18n#";

}  // namespace kontor::syntax::jsonld

// The datatypes of XML Schema 1.1 part 2 that RDF 1.1 recommends.
#pragma once

#include <string_view>

namespace kontor::rdf::vocab::xsd {

inline constexpr std::string_view ns = "http://www.w3.org/2001/XMLSchema#";
inline constexpr std::string_view string = "http://www.w3.org/2001/XMLSchema#string";
inline constexpr std::string_view boolean = "http://www.w3.org/2001/XMLSchema#boolean";
inline constexpr std::string_view integer = "http://www.w3.org/2001/XMLSchema#integer";
inline constexpr std::string_view decimal = "http://www.w3.org/2001/XMLSchema#decimal";
inline constexpr std::string_view float_ = "http://www.w3.org/2001/XMLSchema#float";
inline constexpr std::string_view double_ = "http://www.w3.org/2001/XMLSchema#double";
inline constexpr std::string_view date = "http://www.w3.org/2001/XMLSchema#date";
inline constexpr std::string_view time = "http://www.w3.org/2001/XMLSchema#time";
inline constexpr std::string_view date_time = "http://www.w3.org/2001/XMLSchema#dateTime";
inline constexpr std::string_view g_year = "http://www.w3.org/2001/XMLSchema#gYear";
inline constexpr std::string_view g_year_month = "http://www.w3.org/2001/XMLSchema#gYearMonth";
inline constexpr std::string_view hex_binary = "http://www.w3.org/2001/XMLSchema#hexBinary";
inline constexpr std::string_view non_negative_integer = "http://www.w3.org/2001/XMLSchema#nonNegativeInteger";
inline constexpr std::string_view any_uri = "http://www.w3.org/2001/XMLSchema#anyURI";

}  // namespace kontor::rdf::vocab::xsd

// Items of Wikidata that stand for something the index knows by another name: countries and classes of places. Tables
// only.
#pragma once

#include <string>
#include <string_view>

#include "kontor/align/names/place_type.hpp"

namespace kontor::align {

// ISO 3166-1 alpha-2 of a country's item, empty for others: "Q183" is "DE".
std::string_view country_code(std::string_view item);

// The item of a country by its ISO 3166-1 alpha-2 code, "Q183" for "DE"; empty for others.
std::string country_item(std::string_view code);

// What a thing is whose P31 is this class, unknown for classes that the table does not hold.
PlaceType type_of_class(std::string_view item);

}  // namespace kontor::align

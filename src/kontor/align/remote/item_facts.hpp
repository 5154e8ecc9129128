// What services say of an item, property by property (Wikidata's P17, P625 ...) in texts, put into an Item.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "kontor/align/index/item.hpp"

namespace kontor::align {

// The properties that say something: country, coordinates, class, population, GeoNames number, German, French and local
// codes, ISO 3166-1 code, twinnings and memberships.
const std::vector<std::string>& item_properties();

// A property and a value of it: an item ("Q183"), a string, a number, or coordinates ("52.37,9.73", or well-known text,
// "Point(9.73 52.37)", which has the longitude first).
using Fact = std::pair<std::string, std::string>;

// Puts all facts into `item`, in an order of its own, so that the result does not depend on that of the service. What
// is not understood is passed over.
void add_facts(std::vector<Fact> facts, Item& item);

// Coordinates in either notation. Nothing if they are neither, or no place on Earth.
std::optional<Coordinates> parse_coordinates(std::string_view text);

// "Q1715" of "http://www.wikidata.org/entity/Q1715", the last part of other IRIs of Wikidata, everything else as it is.
std::string_view local_name(std::string_view iri);

}  // namespace kontor::align
